package dev.dyno.agent.web;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Runs the trial of one folder in a browser: {@code BridgeMain SETTINGS FOLDER}. Ends as the JVM agent does: with 0 once there is
 * a {@code result.json}, with 2 if it was called wrongly, with 3 if no result could be written.
 *
 * <p>{@code BridgeMain SETTINGS} opens a session, prints what the browser says of itself as lines {@code name=value}, and closes
 * it: with 0, or with 4 and the reason on standard error. {@code BridgeMain --close SETTINGS} closes sessions that were left.
 */
public final class BridgeMain {
    private static final int MISUSED = 2;
    private static final int UNWRITTEN = 3;
    private static final int NO_BROWSER = 4;

    private BridgeMain() {}

    /**
     * Does not return: what a library's threads still do is of no interest then.
     *
     * @param arguments the settings of the browser, and the trial's folder
     */
    public static void main(String[] arguments) {
        Runtime.getRuntime().halt(run(arguments));
    }

    @SuppressWarnings("SystemOut") // its answer to whoever asks for facts, and its log
    private static int run(String[] arguments) {
        try {
            if (arguments.length == 1) {
                return describe(Settings.read(Path.of(arguments[0])));
            }
            if (arguments.length == 2 && arguments[0].equals("--close")) {
                Settings.read(Path.of(arguments[1])).sessions().closeLeft();
                return 0;
            }
            if (arguments.length == 2) {
                new Bridge(
                                Settings.read(Path.of(arguments[0])),
                                Path.of(arguments[1]),
                                Path.of(System.getProperty("dyno.page", "page")),
                                Path.of(System.getProperty("dyno.ort", "ort")))
                        .run();
                return 0;
            }
            System.err.println("usage: dyno-web-agent SETTINGS [FOLDER]");
            return MISUSED;
        } catch (BridgeException e) {
            System.err.println(e.getMessage());
            return NO_BROWSER;
        } catch (IOException | RuntimeException e) {
            System.err.println("dyno-web-agent: " + e);
            return UNWRITTEN;
        }
    }

    @SuppressWarnings("SystemOut")
    private static int describe(Settings settings) throws BridgeException {
        try (Browser browser = Browser.open(settings, "dyno-look-" + UUID.randomUUID())) {
            browser.facts().forEach((name, value) -> System.out.println(name + "=" + value));
            return 0;
        }
    }
}

package dev.dyno.harness.doctor;

import dev.dyno.harness.device.AgentArtifact;
import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.harness.transport.ExecResult;
import dev.dyno.results.error.DeviceException;
import dev.dyno.results.error.StoreException;
import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether this installation is whole and can work here: Java, the agent, its natives, its folders, its fonts. */
public final class InstallationChecks {
    private static final int OLDEST_JAVA = 17;
    private static final long ENOUGH_SPACE = 1L << 30;

    private static final String REBUILD = "Build Dyno again: delete harness/target and start ./dyno.";

    private final Path agentFolder;
    private final Path runFolder;
    private final Supplier<DeviceSession> thisMachine;

    /**
     * Checks of an installation.
     *
     * @param agentFolder where the built agent lies
     * @param runFolder where runs would be written; need not exist
     * @param thisMachine opens this machine as a device
     */
    public InstallationChecks(Path agentFolder, Path runFolder, Supplier<DeviceSession> thisMachine) {
        this.agentFolder = agentFolder;
        this.runFolder = runFolder;
        this.thisMachine = thisMachine;
    }

    /** Every check, the most important first. */
    public List<Finding> run() {
        return List.of(java(Runtime.version()), agent(), device(), runs(), fonts());
    }

    static Finding java(Runtime.Version version) {
        return version.feature() >= OLDEST_JAVA
                ? Finding.ok("java", version + " in " + System.getProperty("java.home"))
                : Finding.failed("java", version.toString(), "Install Java " + OLDEST_JAVA + " or newer.");
    }

    private Finding agent() {
        try {
            AgentArtifact agent = AgentArtifact.load(agentFolder);
            return Finding.ok("agent", "for " + String.join(", ", agent.runtimes()));
        } catch (StoreException e) {
            return Finding.failed("agent", String.valueOf(e.getMessage()), REBUILD);
        }
    }

    private Finding device() {
        try (DeviceSession session = thisMachine.get()) {
            List<Path> natives = natives();
            for (Path library : natives) {
                ExecResult result = session.exec(Command.of("ldd", library.toString()), ExecLimits.QUICK);
                String missing = (result.text() + result.errorText())
                        .lines()
                        .filter(line -> line.contains("not found") && !ours(line.strip(), natives))
                        .map(String::strip)
                        .collect(Collectors.joining("; "));
                if (!missing.isEmpty()) {
                    return Finding.failed(
                            "native libraries",
                            library.getFileName() + " cannot be loaded: " + missing,
                            "Use a Linux with a newer C library, or install the missing one.");
                }
            }
            String found = natives.size() + " libraries load; work folder " + session.workFolder() + " can be written";
            return space("this machine", Path.of(session.workFolder().value()), found);
        } catch (DeviceException e) {
            return Finding.failed(
                    "this machine", String.valueOf(e.getMessage()), "Make it usable as the message says.");
        } catch (IOException e) {
            return Finding.failed("agent", e.toString(), REBUILD);
        }
    }

    /** Whether a line is about a library that comes with the agent, which loads it first. */
    private static boolean ours(String line, List<Path> natives) {
        return natives.stream().anyMatch(library -> line.startsWith(String.valueOf(library.getFileName())));
    }

    private List<Path> natives() throws IOException {
        Path folder = agentFolder.resolve("natives");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".so"))
                    .sorted()
                    .toList();
        }
    }

    private Finding runs() {
        Path existing = runFolder;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
            return Finding.warning(
                    "run folder", existing + " cannot be written", "Name another folder: dyno run ... -o FOLDER");
        }
        try {
            return space("run folder", existing, runFolder + " can be written");
        } catch (IOException e) {
            return Finding.warning("run folder", e.toString(), "Name another folder: dyno run ... -o FOLDER");
        }
    }

    private static Finding space(String check, Path folder, String found) throws IOException {
        FileStore store = Files.getFileStore(folder);
        String withSpace = found + ", " + (store.getUsableSpace() >> 20) + " MiB free";
        return store.getUsableSpace() >= ENOUGH_SPACE
                ? Finding.ok(check, withSpace)
                : Finding.warning(check, withSpace, "Make room for 1 GiB.");
    }

    /** Java's fonts fail with all kinds of throwables where the machine has none, so this catches them all. */
    private static Finding fonts() {
        try {
            int families = GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames().length;
            new Font(Font.SANS_SERIF, Font.PLAIN, 12).getLineMetrics("Dyno", new FontRenderContext(null, true, true));
            return Finding.ok("fonts", families + " families");
        } catch (RuntimeException | LinkageError | InternalError e) {
            return Finding.failed(
                    "fonts",
                    "Java cannot draw text: " + e,
                    REBUILD + " If that does not help, on Debian: apt-get install libfontconfig1");
        }
    }
}

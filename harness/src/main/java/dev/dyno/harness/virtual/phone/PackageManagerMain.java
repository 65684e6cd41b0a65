package dev.dyno.harness.virtual.phone;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code pm} of a virtual phone: install, uninstall, path, list packages, list instrumentation. What it is told to be like comes from
 * the phone's properties: {@code dyno.virtual.install} names a code by which every installation is refused, or {@code hangs}.
 */
public final class PackageManagerMain {
    private static final Path APPS = Path.of("/data/app");
    private static final Path IDENTITY = Path.of("/etc/identity");
    private static final Set<String> SWITCHES = Set.of("-r", "-g", "-d", "-t");

    private final Properties phone;
    private final PrintStream out;

    private PackageManagerMain(Properties phone, PrintStream out) {
        this.phone = phone;
        this.out = out;
    }

    /** Does what the arguments say and ends with the exit code that Android's would end with. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        int code;
        try {
            code = new PackageManagerMain(identity(), out).run(new ArrayList<>(Arrays.asList(arguments)));
        } catch (Refused e) {
            out.println("Failure [" + e.getMessage() + "]");
            code = 1;
        }
        Runtime.getRuntime().halt(code);
    }

    private int run(List<String> words) throws Refused, IOException {
        String command = words.isEmpty() ? "" : words.remove(0);
        return switch (command) {
            case "install" -> install(words);
            case "uninstall" -> uninstall(one(words));
            case "path" -> path(one(words));
            case "list" -> list(words);
            default -> usage("Unknown command: " + command);
        };
    }

    private int install(List<String> words) throws Refused, IOException {
        List<String> options = new ArrayList<>();
        while (!words.isEmpty() && words.get(0).startsWith("-")) {
            String option = words.remove(0);
            if (!SWITCHES.contains(option)) {
                return usage("Unknown option " + option);
            }
            options.add(option);
        }
        Path file = Path.of(one(words));
        if (!Files.isReadable(file)) {
            return usage("Unable to open file: " + file + "\nConsider using a file under /data/local/tmp/");
        }
        refuseAsTold();
        Apk apk = Apk.read(file);
        requireFits(apk);
        Path installed = file(apk.name());
        if (Files.exists(installed)) {
            requireReplaces(apk, Apk.read(installed), options);
        }
        if (Files.getFileStore(Path.of("/data")).getUsableSpace() < 2 * Files.size(file)) {
            throw new Refused("INSTALL_FAILED_INSUFFICIENT_STORAGE", "Failed to override installation location");
        }
        Files.createDirectories(installed.getParent());
        Path part = installed.resolveSibling("base.part");
        Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, installed, StandardCopyOption.ATOMIC_MOVE);
        out.println("Success");
        return 0;
    }

    private void requireFits(Apk apk) throws Refused {
        int api = Integer.parseInt(phone.getProperty("ro.build.version.sdk", "34"));
        if (apk.oldestApi() > api) {
            throw new Refused(
                    "INSTALL_FAILED_OLDER_SDK",
                    "Failed parse during installPackageLI: Requires newer sdk version #" + apk.oldestApi()
                            + " (current version is #" + api + ")");
        }
        List<String> abis =
                List.of(phone.getProperty("ro.product.cpu.abilist", "").split(","));
        if (!apk.abis().isEmpty() && apk.abis().stream().noneMatch(abis::contains)) {
            throw new Refused("INSTALL_FAILED_NO_MATCHING_ABIS", "Failed to extract native libraries, res=-113");
        }
    }

    private static void requireReplaces(Apk apk, Apk old, List<String> options) throws Refused {
        String name = apk.name();
        if (!options.contains("-r")) {
            throw new Refused(
                    "INSTALL_FAILED_ALREADY_EXISTS", "Attempt to re-install " + name + " without first uninstalling.");
        }
        if (!apk.certificate().equals(old.certificate())) {
            throw new Refused(
                    "INSTALL_FAILED_UPDATE_INCOMPATIBLE",
                    "Existing package " + name + " signatures do not match newer version; ignoring!");
        }
        if (apk.version() < old.version()) {
            throw new Refused(
                    "INSTALL_FAILED_VERSION_DOWNGRADE",
                    "Downgrade detected: Update version code " + apk.version() + " is older than current "
                            + old.version());
        }
    }

    private void refuseAsTold() throws Refused {
        String told = phone.getProperty("dyno.virtual.install", "");
        try {
            while (told.equals("hangs")) {
                Thread.sleep(1_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!told.isEmpty()) {
            throw new Refused(told, "Install canceled by user");
        }
    }

    private int uninstall(String name) throws Refused, IOException {
        Path file = file(name);
        Apk.installed(file);
        Files.delete(file);
        Files.delete(file.getParent());
        out.println("Success");
        return 0;
    }

    private int path(String name) {
        boolean there = Files.exists(file(name));
        if (there) {
            out.println("package:" + file(name));
        }
        return there ? 0 : 1;
    }

    private int list(List<String> words) throws Refused, IOException {
        String kind = words.isEmpty() ? "" : words.get(0);
        String wanted = words.size() > 1 ? words.get(1) : "";
        if (!kind.equals("packages") && !kind.equals("instrumentation")) {
            return usage("unknown list type '" + kind + "'");
        }
        Files.createDirectories(APPS);
        try (Stream<Path> apps = Files.list(APPS).sorted()) {
            for (Path app : apps.toList()) {
                Apk apk = Apk.installed(app.resolve("base.apk"));
                if (!apk.name().startsWith(wanted)) {
                    continue;
                }
                if (kind.equals("packages")) {
                    out.println("package:" + apk.name());
                } else {
                    apk.instrumentations().forEach(line -> out.println("instrumentation:" + line));
                }
            }
        }
        return 0;
    }

    private static Path file(String name) {
        return APPS.resolve(name.replace('/', '_') + "-1").resolve("base.apk");
    }

    private static String one(List<String> words) throws Refused {
        if (words.size() != 1) {
            throw new Refused("ERROR", "exactly one argument was expected, not " + words);
        }
        return words.get(0);
    }

    private int usage(String problem) {
        out.println("Error: " + problem);
        return 255;
    }

    /** Lines of {@code [name]: [value]}. */
    private static Properties identity() throws IOException {
        Properties properties = new Properties();
        for (String line : Files.readAllLines(IDENTITY)) {
            int colon = line.indexOf("]: [");
            if (line.startsWith("[") && colon > 0 && line.endsWith("]")) {
                properties.setProperty(line.substring(1, colon), line.substring(colon + 4, line.length() - 1));
            }
        }
        return properties;
    }
}

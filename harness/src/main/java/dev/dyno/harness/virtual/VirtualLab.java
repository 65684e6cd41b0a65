package dev.dyno.harness.virtual;

import dev.dyno.harness.device.JavaImage;
import dev.dyno.harness.virtual.live.Switches;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.scenarios.twin.TwinParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Virtual devices, and an Appium server with this machine's browser, that go on from one command to the next, and the lab file
 * that names them. Everything lies in one folder;
 * commands that change it at once wait for each other.
 *
 * @param folder where it lies: {@code lab.yaml}, a pair of keys, the boards' host keys, and a folder for each device
 * @param partsFolder where what all virtual devices share is kept
 * @param java the Java that they get
 */
public record VirtualLab(Path folder, Path partsFolder, JavaImage java) {
    private static final String DEVICE = "(phone|board)-[0-9]{1,3}";

    /**
     * One of its devices.
     *
     * @param name in the lab file
     * @param kind what it is, in one word: {@code phone}, {@code board} or {@code browser}
     * @param port of this machine's loopback, at which it is reached
     * @param running whether it runs; a crash or a restart of this machine ends it
     * @param twin what its power and heat are made of, by the name of the parameters; {@code off} if it has none
     */
    public record Device(String name, String kind, int port, boolean running, String twin) {
        /** How an adb server calls it. */
        public String address() {
            return "127.0.0.1:" + port;
        }
    }

    /** The lab file. It is there as long as the lab is. */
    public Path file() {
        return folder.resolve("lab.yaml");
    }

    /** Its devices, sorted by name; none if the lab is not there. */
    public List<Device> devices() {
        return unchecked(() -> {
            List<Device> devices = new ArrayList<>();
            for (Path device : deviceFolders()) {
                RunningDevice running = RunningDevice.load(device);
                devices.add(described(device, running.word(), running.port(), running.up()));
            }
            if (appium().present()) {
                devices.add(appium().device());
            }
            return devices;
        });
    }

    /**
     * Makes sure that so many devices run. What runs stays as it is; what was there and ended starts again with its data.
     *
     * @param phones how many phones at least
     * @param boards how many boards at least
     * @param twins which twins they shall have
     * @param started is told every device that was started, once it runs
     * @return all of the lab's devices
     * @throws PermanentDeviceException if one cannot be started; those that run stay
     */
    public List<Device> up(int phones, int boards, TwinChoice twins, Consumer<Device> started) {
        if (boards > 0 && !mayMakeBoards()) {
            throw VirtualParts.unusable(
                    "virtual boards need root, because their sshd does; start them as root, or only phones: --phones "
                            + (phones + boards));
        }
        VirtualParts parts = VirtualParts.in(partsFolder, java, new VirtualTools(phones > 0, boards > 0));
        return locked(() -> {
            createFolder();
            for (int number = 1; number <= phones; number++) {
                ensure(parts, VirtualDevice.Kind.PHONE, number, twins).ifPresent(started);
            }
            for (int number = 1; number <= boards; number++) {
                VirtualIdentity.ensureKey(key());
                ensure(parts, VirtualDevice.Kind.BOARD, number, twins).ifPresent(started);
            }
            List<Device> devices = devices();
            LabFile.write(this, devices);
            new TwinKeeper(folder).ensure();
            return devices;
        });
    }

    /**
     * Makes sure that an Appium server runs, which opens this machine's Chromium.
     *
     * @param started is told of it if it was started, once it answers
     * @return all of the lab's devices
     * @throws PermanentDeviceException if it cannot be installed or started, saying what it lacks
     */
    public List<Device> upBrowser(AppiumPackages packages, Consumer<Device> started) {
        return locked(() -> {
            createFolder();
            if (appium().ensure(packages)) {
                started.accept(appium().device());
            }
            List<Device> devices = devices();
            LabFile.write(this, devices);
            return devices;
        });
    }

    /**
     * Ends all of its devices and deletes the lab, the devices' data too. Kills nothing that is not its own. One that is not
     * there is no error.
     *
     * @return what was there
     */
    public List<Device> down() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        return locked(() -> {
            List<Device> devices = devices();
            new TwinKeeper(folder).stop();
            appium().stop();
            for (Path device : deviceFolders()) {
                RunningDevice.load(device).end();
                new TwinFolder(device).cleanUp();
            }
            // An overlay leaves a folder that not even its owner may look into.
            VirtualParts.run("chmod", "-R", "u+rwX", folder.toString());
            VirtualParts.run("rm", "-rf", folder.toString());
            return devices;
        });
    }

    /**
     * Switches something of the twin of a device, which follows at once.
     *
     * @throws PermanentDeviceException if there is no such device, or it has no twin
     */
    public void change(String name, Switches switches) {
        Path device = folder.resolve(name);
        if (!name.matches(DEVICE) || !RunningDevice.in(device) || !new TwinFolder(device).present()) {
            throw VirtualParts.unusable("there is no virtual device '" + name
                    + "' with a twin; dyno lab status lists those that there are");
        }
        locked(() -> {
            switches.over(Switches.of(device)).write(device);
            return name;
        });
    }

    /** Whether this user can start boards. */
    public static boolean mayMakeBoards() {
        return isRoot();
    }

    static boolean isRoot() {
        return System.getProperty("user.name", "").equals("root");
    }

    AppiumServer appium() {
        return new AppiumServer(folder.resolve("appium"));
    }

    private void createFolder() throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    Path key() {
        return folder.resolve("key");
    }

    private Optional<Device> ensure(VirtualParts parts, VirtualDevice.Kind kind, int number, TwinChoice twins)
            throws IOException {
        String word = RunningDevice.word(kind);
        Path device = folder.resolve(word + "-" + number);
        twins.apply(new TwinFolder(device), name(device), word);
        Optional<RunningDevice> before =
                RunningDevice.in(device) ? Optional.of(RunningDevice.load(device)) : Optional.empty();
        if (before.filter(RunningDevice::up).isPresent()) {
            return Optional.empty();
        }
        before.ifPresent(RunningDevice::end);
        int port = before.map(RunningDevice::port).filter(LoopbackPort::isFree).orElseGet(LoopbackPort::free);
        VirtualDevice.start(parts, device, identity(kind, number), port, 0);
        return Optional.of(described(device, word, port, true));
    }

    private static Device described(Path device, String kind, int port, boolean running) {
        String twin =
                new TwinFolder(device).parameters().map(TwinParameters::name).orElse("off");
        return new Device(name(device), kind, port, running, twin);
    }

    private VirtualIdentity identity(VirtualDevice.Kind kind, int number) throws IOException {
        if (kind == VirtualDevice.Kind.PHONE) {
            return VirtualIdentity.phone("Virtual Phone " + number, "VP" + number)
                    .withVariant(number);
        }
        String publicKey = Files.readString(key().resolveSibling("key.pub")).strip();
        return VirtualIdentity.board("Virtual Board " + number, "VB" + number, publicKey)
                .withVariant(number);
    }

    private List<Path> deviceFolders() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> name(entry).matches(DEVICE) && RunningDevice.in(entry))
                    .sorted(Comparator.comparing((Path entry) -> name(entry).startsWith("board"))
                            .thenComparing(entry -> name(entry).length())
                            .thenComparing(VirtualLab::name))
                    .toList();
        }
    }

    private static String name(Path folder) {
        return String.valueOf(folder.getFileName());
    }

    private interface Work<T> {
        T done() throws IOException;
    }

    private <T> T locked(Work<T> work) {
        return unchecked(() -> {
            Path lock = folder.resolveSibling(name(folder) + ".lock");
            Files.createDirectories(Objects.requireNonNull(lock.toAbsolutePath().getParent()));
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock(); // until it is closed
                return work.done();
            }
        });
    }

    private static <T> T unchecked(Work<T> work) {
        try {
            return work.done();
        } catch (IOException e) {
            throw VirtualParts.unusable("the virtual lab: " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw VirtualParts.unusable(String.valueOf(e.getMessage()));
        }
    }
}

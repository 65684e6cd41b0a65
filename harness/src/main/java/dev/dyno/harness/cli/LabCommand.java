package dev.dyno.harness.cli;

import dev.dyno.harness.transport.adb.AdbTransport;
import dev.dyno.harness.virtual.AppiumPackages;
import dev.dyno.harness.virtual.TwinChoice;
import dev.dyno.harness.virtual.VirtualLab;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dyno lab}: which devices there are for a lab, and virtual ones on this machine to try one without hardware. */
@Command(
        name = "lab",
        description = {
            "Find the phones that are attached, or start virtual devices, to try a lab without hardware.",
            "",
            "A virtual phone has a real adbd and is reached over adb, a virtual board has a real sshd and is reached over SSH."
                    + " They run side by side with this machine, so their numbers describe it and no phone; whatever is"
                    + " reported of them says (simulated). They go on in the background until 'dyno lab down'."
        },
        synopsisSubcommandLabel = "discover|up|twin|status|down",
        footerHeading = "%nExamples:%n",
        footer = {
            "  dyno lab discover -o lab.yaml         this machine and the phones that adb sees",
            "  dyno lab up --virtual 3               two phones and a board",
            "  dyno lab up --phones 4 --boards 1     exactly these",
            "  dyno lab up --twin phone-fast         with the power and heat of a fast phone",
            "  dyno lab up --appium                  an Appium server with this machine's Chromium",
            "  dyno lab twin phone-1 --charge 12%%    empty a phone's battery",
            "  dyno lab status                       what runs, and the lab file",
            "  dyno lab down                         end them and delete their data"
        })
final class LabCommand implements Runnable {
    private static final int MOST = 64;

    private final Surroundings surroundings;
    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    LabCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.console = surroundings.console();
    }

    @Override
    public void run() {
        throw wrong("say what to do: dyno lab discover, up, twin, status or down");
    }

    @Command(
            name = "up",
            description = {
                "Start virtual devices, or a server for this machine's browser, and write the lab file that names them and this machine.",
                "What runs already is left alone; what crashed, or ended with this machine, is started again with its data."
                        + " Phones need no root; boards do, because their sshd does."
            },
            footerHeading = "%nEnds with 4 if a device cannot be started; the message names the packages to install.%n",
            footer = "")
    int up(
            @Option(
                            names = "--virtual",
                            paramLabel = "N",
                            description =
                                    "So many devices; every third is a board, unless this user is not root. Without any number: those that"
                                            + " were there, or 3.")
                    @Nullable
                    Integer virtual,
            @Option(names = "--phones", paramLabel = "N", description = "In place of --virtual: so many phones.")
                    @Nullable
                    Integer phones,
            @Option(names = "--boards", paramLabel = "N", description = "With --phones or alone: so many boards.")
                    @Nullable
                    Integer boards,
            @Option(
                            names = "--twin",
                            paramLabel = "[DEVICE=]TWIN",
                            description =
                                    "What the power and heat of virtual devices are made of: a file (docs/formats/twin.md), or the name of"
                                            + " one that is shipped, for all of its kind or for one device; 'off' for none. May be"
                                            + " given again. Without it: phone and board.")
                    @Nullable
                    List<String> twins,
            @Option(
                            names = "--appium",
                            description =
                                    "Also, or alone, an Appium server that opens this machine's Chromium. Its packages are fetched"
                                            + " once, by the project's lock file.")
                    boolean appium) {
        if (virtual != null && (phones != null || boards != null)) {
            throw wrong("--virtual says how many in all; leave it out with --phones and --boards");
        }
        VirtualLab lab = lab();
        WantedDevices wanted = wanted(lab, virtual, phones, boards, appium);
        TwinChoice choice = TwinOptions.of(twins == null ? List.of() : twins, this::wrong);
        if (wanted.phones() + wanted.boards() > 0 || !wanted.browser()) {
            console.say("starting virtual devices (the first time takes some seconds more)");
            lab.up(wanted.phones(), wanted.boards(), choice, this::started);
        }
        if (wanted.browser()) {
            AppiumPackages packages =
                    new AppiumPackages(surroundings.installation().appiumFolder(), console.env());
            console.say(
                    packages.installed() ? "starting an Appium server" : "fetching an Appium server, once (130 MB)");
            lab.upBrowser(packages, this::started);
        }
        print(lab, lab.devices());
        return ExitCode.PASS.code();
    }

    @Command(
            name = "status",
            description =
                    "List what 'dyno lab up' started and name the lab file. Ends with 4 if one of them does not run.")
    int status(@Option(names = "--json", description = "Print one JSON document instead of a table.") boolean json) {
        VirtualLab lab = lab();
        List<VirtualLab.Device> devices = lab.devices();
        if (json) {
            console.print(Json.write(devices));
        } else if (devices.isEmpty()) {
            console.print("There is no virtual lab; start one with: dyno lab up --virtual 3");
        } else {
            print(lab, devices);
        }
        boolean all = devices.stream().allMatch(VirtualLab.Device::running);
        return (all ? ExitCode.PASS : ExitCode.UNAVAILABLE).code();
    }

    @Command(
            name = "twin",
            description = {
                "Switch something of a virtual device's power and heat while it runs.",
                "Everything that was not switched stays as it is."
            })
    int twin(
            @Parameters(paramLabel = "DEVICE", description = "Its name, such as phone-1.") String device,
            @Option(names = "--charging", paramLabel = "CURRENT", description = "Charge it, such as 900mA; 0A for not.")
                    @Nullable
                    String charging,
            @Option(
                            names = "--reading",
                            paramLabel = "HOW",
                            description = "How reading its current fails: fine, stale, hangs, broken, error-number.")
                    @Nullable
                    String reading,
            @Option(names = "--ambient", paramLabel = "TEMPERATURE", description = "Of the air, such as 35C.") @Nullable
                    String ambient,
            @Option(names = "--charge", paramLabel = "SHARE", description = "Of its battery, such as 12%%.") @Nullable
                    String charge) {
        lab().change(device, TwinOptions.switches(charging, reading, ambient, charge, this::wrong));
        console.print("Switched the twin of " + device + ".");
        return ExitCode.PASS.code();
    }

    @Command(name = "down", description = "End all that 'dyno lab up' started, and delete its data and the lab file.")
    int down() {
        List<VirtualLab.Device> ended = lab().down();
        AdbTransport adb = new AdbTransport(console.env());
        ended.stream().filter(device -> device.kind().equals("phone")).forEach(phone -> adb.forget(phone.address()));
        console.print(
                ended.isEmpty()
                        ? "There is no virtual lab."
                        : "Ended " + ended.size() + (ended.size() == 1 ? " device." : " devices."));
        return ExitCode.PASS.code();
    }

    private WantedDevices wanted(
            VirtualLab lab,
            @Nullable Integer all,
            @Nullable Integer phones,
            @Nullable Integer boards,
            boolean browser) {
        if (phones != null || boards != null) {
            return new WantedDevices(count("--phones", phones), count("--boards", boards), browser);
        }
        if (all != null) {
            return WantedDevices.mixed(count("--virtual", all), browser);
        }
        return browser ? new WantedDevices(0, 0, true) : WantedDevices.of(lab.devices());
    }

    private void started(VirtualLab.Device device) {
        console.say("started " + device.name() + " (" + device.kind() + ", " + device.address() + ")");
    }

    private VirtualLab lab() {
        return new VirtualLab(
                surroundings.stateFolder().resolve("virtual-lab"),
                surroundings.cacheFolder().resolve("virtual"),
                surroundings.deviceJava());
    }

    private void print(VirtualLab lab, List<VirtualLab.Device> devices) {
        Table table = new Table("DEVICE", "KIND", "ADDRESS", "STATE", "TWIN");
        for (VirtualLab.Device device : devices) {
            table.row(
                    device.name(),
                    device.kind(),
                    device.address(),
                    device.running() ? "running" : "ended",
                    device.twin());
        }
        table.lines().forEach(console::print);
        if (devices.stream().allMatch(VirtualLab.Device::running)) {
            boolean browser = devices.stream().allMatch(device -> device.kind().equals("browser"));
            Path scenario = Path.of("scenarios", "library", browser ? "browser.yaml" : "demo.yaml");
            console.print("Try: dyno run " + scenario + " --lab " + lab.file());
        } else {
            console.print("Start those that ended again with: dyno lab up");
        }
    }

    private int count(String option, @Nullable Integer number) {
        if (number != null && (number < 0 || number > MOST)) {
            throw wrong(option + ": 0 to " + MOST + ", not " + number);
        }
        return number == null ? 0 : number;
    }

    private ParameterException wrong(String message) {
        if (spec == null) {
            throw new IllegalStateException(message);
        }
        return new ParameterException(spec.commandLine(), message);
    }
}

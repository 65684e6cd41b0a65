package dev.dyno.harness.cli;

import dev.dyno.scenarios.DeviceSelector;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The command {@code dyno} with all its commands: parses, runs, and turns every ending into an exit code. */
@Command(
        name = "dyno",
        description = {
            "Measures on-device machine-learning models on real devices and answers with evidence: may this model ship?",
            ""
        },
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  dyno demo                       compare shipped models on this machine; nothing to configure",
            "  dyno init scenario.yaml         write a commented scenario to start from",
            "  dyno validate scenario.yaml     every problem in it, at once",
            "  dyno run scenario.yaml -o OUT   measure, judge, report",
            "  dyno judge FILE.csv             the same gate on measurements made elsewhere",
            "  dyno COMMAND --help             all about one command"
        },
        versionProvider = Dyno.Version.class,
        mixinStandardHelpOptions = true)
public final class Dyno {
    private final Console console;
    private final Installation installation;
    private final Clock clock;

    /**
     * The command line over the given surroundings.
     *
     * @param console where it reads and writes
     * @param installation what it is made of
     */
    public Dyno(Console console, Installation installation) {
        this(console, installation, Clock.systemUTC());
    }

    /** The command line on another day. */
    Dyno(Console console, Installation installation, Clock clock) {
        this.console = console;
        this.installation = installation;
        this.clock = clock;
    }

    /**
     * Runs one command. Never throws and never ends the process.
     *
     * @return one of the {@link ExitCode}s
     */
    public int run(String... args) {
        try {
            return commandLine().execute(args);
        } catch (Throwable e) { // errors too: Java's own exit code for them would read as "a gate failed"
            return Failures.internal(console, e).code();
        } finally {
            console.flush();
        }
    }

    /** The parser with every command; package-private for completion and for tests of the help. */
    CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(this);
        Surroundings surroundings = new Surroundings(console, installation);
        commands(surroundings).forEach(commandLine::addSubcommand);
        Failures failures = new Failures(console);
        ColorScheme colours = CommandLine.Help.defaultColorScheme(console.styled() ? Ansi.ON : Ansi.OFF);
        commandLine
                .setOut(console.out())
                .setErr(console.err())
                .setColorScheme(colours)
                .setUsageHelpWidth(100)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(DeviceSelector.class, Selectors::parse)
                .registerConverter(Duration.class, Times::parse)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
        describe(commandLine.getCommandSpec());
        return commandLine;
    }

    private List<Object> commands(Surroundings surroundings) {
        return List.of(
                new DemoCommand(surroundings),
                new InitCommand(console),
                new ValidateCommand(surroundings),
                new RunCommand(surroundings),
                new ShowCommand(surroundings),
                new GateCommand(surroundings),
                new CompareCommand(surroundings),
                new JudgeCommand(surroundings, System.in),
                new BaselineCommand(surroundings, Clock.systemUTC()),
                new ReportCommand(surroundings),
                new TrendCommand(surroundings),
                new ExportCommand(surroundings),
                new ImportCommand(surroundings),
                new WaiveCommand(console, clock),
                new CommandLine(new DevicesCommand(surroundings)).addSubcommand(new DevicesUninstall(surroundings)),
                new CommandLine(new LabCommand(surroundings)).addSubcommand(new LabDiscover(surroundings)),
                new ProbeCommand(surroundings),
                new CaptureCommand(surroundings),
                new DoctorCommand(surroundings),
                new SchemaCommand(console),
                new CompletionCommand(console),
                new WarmUpCommand(installation));
    }

    /** What all helps share; set here so that no command repeats it. */
    private static void describe(CommandSpec root) {
        root.usageMessage().exitCodeList(ExitCode.table()).sortOptions(false);
        describeSubcommands(root);
    }

    private static void describeSubcommands(CommandSpec root) {
        for (CommandLine subcommand : root.subcommands().values()) {
            CommandSpec spec = subcommand.getCommandSpec();
            spec.addOption(OptionSpec.builder("-h", "--help")
                    .usageHelp(true)
                    .description("Show this help and exit.")
                    .build());
            spec.usageMessage().optionListHeading("%nOptions:%n").parameterListHeading("%nArguments:%n");
            describeSubcommands(spec);
        }
    }

    /** Reads the version only when somebody asks for it. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"dyno " + Installation.version()};
        }
    }
}

package dev.dyno.harness.cli;

import dev.dyno.reports.gate.Sentences;
import dev.dyno.scenarios.Waiver;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dyno waive}: keeps a file of waivers, in place and without touching what its authors wrote around them. */
@Command(
        name = "waive",
        description = "Keep a file of waivers: known failures that gates let through for a while.",
        synopsisSubcommandLabel = "add|list|prune",
        footerHeading = "%nExamples:%n",
        footer = {
            "  dyno waive add --name slow-chip --metric latency.p50 --devices soc:/sdm6/ --up-to '5 %%' \\",
            "    --reason 'the kernel lacks dot products' --owner 'vision team' --days 30",
            "  dyno waive list",
            "  dyno waive prune ci/waivers.yaml"
        })
final class WaiveCommand implements Runnable {
    private final Console console;
    private final Clock clock;

    @Spec
    private @Nullable CommandSpec spec;

    WaiveCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public void run() {
        throw wrong("say what to do: dyno waive add, list or prune");
    }

    @Command(name = "add", description = "Add a waiver to a file, which is made where there is none.")
    int add(
            @Parameters(arity = "0..1", paramLabel = "FILE", defaultValue = "waivers.yaml", description = "The file.")
                    Path file,
            @Option(names = "--name", required = true, description = "Unique in the file.") String name,
            @Option(names = "--metric", required = true, description = "Whose failed bound is waived.") String metric,
            @Option(names = "--candidate", defaultValue = "", description = "Of which candidate; without it of any.")
                    String candidate,
            @Option(names = "--devices", defaultValue = "", description = "On which devices; without it on every one.")
                    String devices,
            @Option(names = "--up-to", defaultValue = "", description = "The largest change that is covered: '5 %%'.")
                    String upTo,
            @Option(names = "--reason", required = true, description = "Why.") String reason,
            @Option(names = "--owner", required = true, description = "Who answers for it.") String owner,
            @Option(names = "--expires", description = "The last day, such as 2027-01-31.") @Nullable String expires,
            @Option(names = "--days", description = "In place of --expires: for how many days.") @Nullable
                    Integer days) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("metric", metric);
        keys.put("candidate", candidate);
        keys.put("devices", devices);
        keys.put("up-to", upTo);
        keys.put("reason", reason);
        keys.put("owner", owner);
        keys.put("expires", last(expires, days).toString());
        WaiverBook book = new WaiverBook(console, file);
        if (book.waiversIfAny().stream().anyMatch(waiver -> waiver.name().equals(name))) {
            throw wrong("there is a waiver '" + name + "' already; choose another name, or edit that one");
        }
        Waiver added = book.add(name, keys);
        console.print("Added '" + added.name() + "' to " + Text.line(file.toString()) + ", " + state(added) + ".");
        return ExitCode.PASS.code();
    }

    @Command(name = "list", description = "List the waivers of a file with their state.")
    int list(
            @Parameters(arity = "0..1", paramLabel = "FILE", defaultValue = "waivers.yaml", description = "The file.")
                    Path file) {
        Table table = new Table("WAIVER", "STATE", "METRIC", "CANDIDATE", "DEVICES", "UP TO", "OWNER", "REASON");
        for (Waiver waiver : new WaiverBook(console, file).waivers()) {
            table.row(
                    waiver.name(),
                    state(waiver),
                    waiver.metric().name(),
                    waiver.candidate() == null ? "any" : waiver.candidate(),
                    waiver.devices().text().isBlank() ? "all" : waiver.devices().text(),
                    waiver.upTo() == null ? "any" : Sentences.percent(waiver.upTo()),
                    waiver.owner(),
                    waiver.reason());
        }
        table.lines().forEach(console::print);
        return ExitCode.PASS.code();
    }

    @Command(name = "prune", description = "Remove the expired waivers of a file; everything else stays as it is.")
    int prune(
            @Parameters(arity = "0..1", paramLabel = "FILE", defaultValue = "waivers.yaml", description = "The file.")
                    Path file) {
        WaiverBook book = new WaiverBook(console, file);
        List<Waiver> expired = book.waivers().stream()
                .filter(waiver -> waiver.expired(today()))
                .toList();
        if (expired.isEmpty()) {
            console.print("No waiver has expired.");
            return ExitCode.PASS.code();
        }
        book.remove(expired::contains);
        expired.forEach(waiver -> console.print("Removed '" + waiver.name() + "', " + state(waiver) + "."));
        return ExitCode.PASS.code();
    }

    private LocalDate last(@Nullable String expires, @Nullable Integer days) {
        if ((expires == null) == (days == null)) {
            throw wrong("say until when: either --expires or --days");
        }
        LocalDate day = expires == null ? today().plusDays(days == null ? 0 : days) : day(expires);
        LocalDate longest = today().plusDays(Waiver.LONGEST_DAYS);
        if (day.isBefore(today()) || day.isAfter(longest)) {
            throw wrong("a waiver ends between today and " + longest + ", in " + Waiver.LONGEST_DAYS + " days, not on "
                    + day);
        }
        return day;
    }

    private LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new ParameterException(
                    command().commandLine(), "--expires is a day such as 2027-01-31, not '" + text + "'", e);
        }
    }

    private String state(Waiver waiver) {
        long left = ChronoUnit.DAYS.between(today(), waiver.expires());
        if (left < 0) {
            return "expired on " + waiver.expires();
        }
        return left == 0 ? "expires after today" : "expires in " + left + (left == 1 ? " day" : " days");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private CommandSpec command() {
        return Objects.requireNonNull(spec, "spec");
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command().commandLine(), message);
    }
}

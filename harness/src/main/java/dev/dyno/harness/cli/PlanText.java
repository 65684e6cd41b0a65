package dev.dyno.harness.cli;

import dev.dyno.harness.plan.DeviceTime;
import dev.dyno.harness.plan.Plan;
import dev.dyno.harness.plan.PlannedTrial;
import dev.dyno.harness.run.LabDevices;
import dev.dyno.scenarios.Candidate;
import dev.dyno.scenarios.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A plan, for people who want to know what a run would do and how long it would take. */
final class PlanText {
    /** A list of more rounds than this is shortened to its beginning. */
    private static final int MOST_ROUNDS = 12;

    private static final int FIRST_ROUNDS = 6;

    private PlanText() {}

    /** The plan of a scenario on the given devices. */
    static List<String> lines(Scenario scenario, LabDevices devices, long seed) {
        List<String> lines = new ArrayList<>();
        lines.add(scenario.name() + (scenario.description().isBlank() ? "" : ": " + scenario.description()));
        for (Candidate candidate : scenario.candidates()) {
            String role = candidate.name().equals(scenario.baseline()) ? "baseline " : "candidate";
            lines.add("  " + role + "  " + candidate.name() + ": " + candidate.model() + " on " + candidate.runtime()
                    + "/" + candidate.provider() + ", " + candidate.threads()
                    + (candidate.threads() == 1 ? " thread" : " threads"));
        }
        if (devices.devices().isEmpty()) {
            lines.add("No device is meant by '" + scenario.devices().text() + "' and can be used: see dyno devices");
            return lines;
        }
        List<String> names =
                devices.devices().stream().map(use -> use.profile().name()).toList();
        List<String> candidates =
                scenario.candidates().stream().map(Candidate::name).toList();
        Plan plan = Plan.of(names, candidates, scenario.rounds(), seed);
        for (String device : names) {
            lines.add("");
            lines.add(device + ", in this order:");
            lines.addAll(orders(plan, device));
        }
        DeviceTime time = DeviceTime.of(scenario);
        lines.add("");
        lines.add(trials(plan) + " trials; each device is busy for about " + text(time.expected()) + ", at most "
                + text(time.worst()));
        if (!plan.rounds().fixed()) {
            lines.add("About: as if every candidate were decided after " + DeviceTime.expectedRounds(plan.rounds())
                    + " rounds. At most: if each is suspected late and confirmed late.");
        }
        return lines;
    }

    private static List<String> orders(Plan plan, String device) {
        int planned = plan.rounds().planned();
        int shown = planned > MOST_ROUNDS ? FIRST_ROUNDS : planned;
        List<String> lines = new ArrayList<>();
        IntStream.rangeClosed(1, shown)
                .forEach(round -> lines.add("  round " + round + ": " + order(plan, device, round)));
        if (shown < planned) {
            lines.add("  ... and so on to round " + planned
                    + (plan.rounds().fixed() ? "" : " at most: a candidate that is decided runs no further"));
        }
        return lines;
    }

    private static String trials(Plan plan) {
        int each = plan.devices().size() * plan.candidates().size();
        String least = plan.rounds().fixed() ? "" : each * plan.rounds().atLeast() + " to ";
        return least + plan.trials().size();
    }

    private static String order(Plan plan, String device, int round) {
        return plan.trialsOn(device).stream()
                .filter(trial -> trial.round() == round)
                .map(PlannedTrial::candidate)
                .collect(Collectors.joining(", "));
    }

    private static String text(Duration time) {
        long seconds = Math.max(1, Math.round(time.toMillis() / 1000.0));
        return seconds < 120 ? seconds + " s" : Math.round(seconds / 60.0) + " min";
    }
}

package dev.dyno.reports.gate;

import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.MissingDevice;
import dev.dyno.results.record.RunRecord;
import dev.dyno.scenarios.Gate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * To which devices each candidate may go. A class gets a candidate only where every bound holds on every device of it, none of
 * those is missing, and the fleet as a whole did not get worse.
 */
final class Shipping {
    /** So many reasons are named; the rest are counted. */
    private static final int MOST_REASONS = 3;

    private final RunRecord run;
    private final List<Cell> cells;
    private final List<FleetVerdict> failing;
    private final BiFunction<Cell, Check, Decision> effect;
    private final Map<String, List<String>> classes;
    private final Absences absences;

    /**
     * Prepares the question.
     *
     * @param effect what a check means for the release, after policy and waivers
     */
    Shipping(
            RunRecord run,
            Gate gate,
            List<Cell> cells,
            List<FleetVerdict> fleet,
            BiFunction<Cell, Check, Decision> effect) {
        this.run = run;
        this.cells = cells;
        this.failing = fleet.stream()
                .filter(verdict -> verdict.decision() == Decision.FAIL && !waived(verdict, gate))
                .toList();
        this.effect = effect;
        this.absences = new Absences(run, gate);
        this.classes = classes(gate);
    }

    /** The devices of each class: those of the gate and, if there are any, the others; or every device by itself. */
    private Map<String, List<String>> classes(Gate gate) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        gate.classes().forEach(declared -> found.put(declared.name(), new ArrayList<>()));
        for (DeviceProfile device : run.devices()) {
            List<String> names = gate.classes().isEmpty() ? List.of(device.name()) : gate.classesOf(device);
            names.forEach(name ->
                    found.computeIfAbsent(name, fresh -> new ArrayList<>()).add(device.name()));
        }
        run.missing().stream()
                .flatMap(missing -> absences.classesOf(missing).stream())
                .forEach(name -> found.computeIfAbsent(name, fresh -> new ArrayList<>()));
        return found;
    }

    /** Everything that is bounded on any device or on the fleet, and nothing missing. */
    Decision decision(List<ClassVerdict> verdicts) {
        Decision everywhere = Decision.all(effects(cells));
        return everywhere.and(
                Decision.all(verdicts.stream().map(ClassVerdict::decision).toList()));
    }

    /** One verdict per class, candidate by candidate. */
    List<ClassVerdict> classes(List<String> candidates) {
        return candidates.stream()
                .flatMap(candidate ->
                        classes.entrySet().stream().map(each -> verdict(each.getKey(), candidate, each.getValue())))
                .toList();
    }

    /** One verdict per device, candidate by candidate. */
    List<DeviceVerdict> devices(List<String> candidates) {
        return candidates.stream()
                .flatMap(candidate -> Stream.concat(
                                run.devices().stream().map(DeviceProfile::name), absences.unseen().stream())
                        .map(device -> new DeviceVerdict(
                                device,
                                candidate,
                                Decision.all(effects(checked(candidate, List.of(device))))
                                        .and(absences.has(device) ? Decision.INCONCLUSIVE : Decision.PASS))))
                .toList();
    }

    /** Per candidate where it may go, and where not and why. */
    List<String> sentences(List<ClassVerdict> classes) {
        return classes.stream()
                .map(ClassVerdict::candidate)
                .distinct()
                .map(candidate -> sentence(
                        candidate,
                        classes.stream()
                                .filter(verdict -> verdict.candidate().equals(candidate))
                                .toList()))
                .toList();
    }

    private String sentence(String candidate, List<ClassVerdict> classes) {
        String ship = classes.stream()
                .filter(verdict -> verdict.decision() == Decision.PASS)
                .map(this::shown)
                .collect(Collectors.joining(", "));
        String hold = classes.stream()
                .filter(verdict -> verdict.decision() != Decision.PASS && !lacks(verdict))
                .map(verdict -> verdict.name() + " (" + (simulated(verdict) ? "simulated; " : "") + verdict.why() + ")")
                .collect(Collectors.joining(", "));
        String open = classes.stream()
                .filter(Shipping::lacks)
                .map(verdict -> "not decided for " + shown(verdict) + ": " + verdict.why())
                .collect(Collectors.joining("; "));
        return Stream.of(ship.isEmpty() ? "" : "ship to " + ship, hold.isEmpty() ? "" : "hold back from " + hold, open)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; ", candidate + ": ", ""));
    }

    private String shown(ClassVerdict verdict) {
        return verdict.name() + (simulated(verdict) ? " (simulated)" : "");
    }

    /** Whether all that was measured of a class is simulated: nobody shall take it for a real device's. */
    private boolean simulated(ClassVerdict verdict) {
        return !verdict.devices().isEmpty()
                && run.devices().stream()
                        .filter(device -> verdict.devices().contains(device.name()))
                        .allMatch(DeviceProfile::simulated);
    }

    /** Whether it is a missing device that keeps a class undecided. */
    private static boolean lacks(ClassVerdict verdict) {
        return verdict.decision() == Decision.INCONCLUSIVE && !verdict.missing().isEmpty();
    }

    private ClassVerdict verdict(String name, String candidate, List<String> members) {
        List<MissingDevice> lacking = absences.in(name);
        List<String> missing = lacking.stream().map(MissingDevice::device).toList();
        if (members.isEmpty() && missing.isEmpty()) {
            return new ClassVerdict(
                    name, candidate, Decision.INCONCLUSIVE, members, missing, "none of its devices was measured");
        }
        List<Cell> checked = checked(candidate, members);
        boolean worse = failing(candidate).findAny().isPresent();
        Decision decision = Decision.all(effects(checked)).and(worse ? Decision.FAIL : Decision.PASS);
        if (decision != Decision.FAIL && !lacking.isEmpty()) {
            String why = lacking.stream().map(each -> lack(name, each)).collect(Collectors.joining("; "));
            return new ClassVerdict(name, candidate, Decision.INCONCLUSIVE, members, missing, why);
        }
        if (decision == Decision.PASS && run.state() != RunRecord.State.COMPLETE) {
            return new ClassVerdict(name, candidate, Decision.INCONCLUSIVE, members, missing, "the run did not end");
        }
        return new ClassVerdict(name, candidate, decision, members, missing, why(decision, checked, candidate));
    }

    /** Why a device is missing; a class that is the device itself need not name it again. */
    private static String lack(String name, MissingDevice missing) {
        return (missing.device().equals(name) ? "" : missing.device() + " is missing: ") + missing.reason();
    }

    private String why(Decision decision, List<Cell> checked, String candidate) {
        if (decision == Decision.PASS) {
            return "";
        }
        String word = decision == Decision.FAIL ? " failed" : " undecided";
        List<String> reasons = Stream.concat(
                        checked.stream()
                                .filter(cell -> effects(List.of(cell)).contains(decision))
                                .map(cell -> cell.metric().name() + " on " + cell.device() + word),
                        failing(candidate).map(verdict -> verdict.metric().name() + " over all devices" + word))
                .toList();
        String first = reasons.stream().limit(MOST_REASONS).collect(Collectors.joining(", "));
        return reasons.size() > MOST_REASONS ? first + " and " + (reasons.size() - MOST_REASONS) + " more" : first;
    }

    private Stream<FleetVerdict> failing(String candidate) {
        return failing.stream().filter(verdict -> verdict.candidate().equals(candidate));
    }

    /** A waiver that holds on every device holds for all of them together. */
    private boolean waived(FleetVerdict verdict, Gate gate) {
        double harm = Series.sign(verdict.metric().better()) * (verdict.change().point() - 1);
        return gate.waivers().stream()
                .anyMatch(waiver -> waiver.metric().equals(verdict.metric())
                        && (waiver.candidate() == null || waiver.candidate().equals(verdict.candidate()))
                        && (waiver.upTo() == null || harm <= waiver.upTo())
                        && !waiver.expired(Waivers.day(run))
                        && run.devices().stream().allMatch(waiver.devices()::matches));
    }

    private List<Cell> checked(String candidate, List<String> members) {
        return cells.stream()
                .filter(cell -> cell.gated() && cell.candidate().equals(candidate) && members.contains(cell.device()))
                .toList();
    }

    private List<Decision> effects(List<Cell> checked) {
        return checked.stream()
                .flatMap(cell -> cell.checks().stream().map(check -> effect.apply(cell, check)))
                .toList();
    }
}

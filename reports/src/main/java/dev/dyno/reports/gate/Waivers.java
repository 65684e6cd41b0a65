package dev.dyno.reports.gate;

import dev.dyno.reports.gate.Estimate.Scale;
import dev.dyno.results.metric.Direction;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.Issue;
import dev.dyno.results.record.RunRecord;
import dev.dyno.scenarios.Waiver;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds the failures of a run against the waivers of its gate.
 *
 * <p>A waiver covers a failed limit or budget of its metric, candidate and devices where the estimate of the change is within
 * {@link Waiver#upTo}. The estimate decides and not the worse end of its interval: a limit fails on few rounds where the
 * regression is clear, and their wide interval would void every waiver that is not generous. A failure without an
 * estimate is covered only without {@code up-to}. What is undecided or missing is never covered.
 *
 * <p>A waiver that has expired on the day of the run covers nothing. It and one that matches no bound of the run may have
 * been meant for something else, so that the release is INCONCLUSIVE at best.
 */
public final class Waivers {
    private final List<Cell> cells;
    private final List<DeviceProfile> devices;
    private final LocalDate day;
    private final List<Waived> waived = new ArrayList<>();
    private final List<String> sentences = new ArrayList<>();
    private final List<Issue> issues = new ArrayList<>();

    private Waivers(List<Cell> cells, List<DeviceProfile> devices, LocalDate day) {
        this.cells = cells;
        this.devices = devices;
        this.day = day;
    }

    /** The day by which a run's waivers are judged, however much later that is done: the one on which it began, in UTC. */
    public static LocalDate day(RunRecord run) {
        return LocalDate.ofInstant(run.startedAt(), ZoneOffset.UTC);
    }

    /**
     * Which failures are waived, and what is wrong with the waivers.
     *
     * @param cells of one run
     * @param devices the run's; a cell of any other device is matched by no waiver
     * @param waivers where two cover a failure, the first does
     * @param day see {@link #day(RunRecord)}
     */
    public static WaiverOutcome apply(
            List<Cell> cells, List<DeviceProfile> devices, List<Waiver> waivers, LocalDate day) {
        return waivers.isEmpty() ? WaiverOutcome.NONE : new Waivers(cells, devices, day).apply(waivers);
    }

    private WaiverOutcome apply(List<Waiver> waivers) {
        List<Waiver> valid = waivers.stream().filter(this::valid).toList();
        for (Cell cell : cells) {
            for (Check check : cell.checks()) {
                covering(valid, cell, check).ifPresent(waiver -> waived.add(new Waived(cell, check, waiver)));
            }
        }
        valid.forEach(this::tellOfUse);
        Decision ceiling = sentences.isEmpty() ? Decision.PASS : Decision.INCONCLUSIVE;
        return new WaiverOutcome(waived, ceiling, sentences, issues);
    }

    private boolean valid(Waiver waiver) {
        String name = "The waiver '" + waiver.name() + "' of " + waiver.owner();
        if (waiver.expired(day)) {
            sentences.add(name + " expired on " + waiver.expires()
                    + " and covers nothing; renew it with its owner, or remove it.");
            return false;
        }
        if (bounded(waiver).isEmpty()) {
            sentences.add(name + " matches no bound of this run: there is no "
                    + waiver.metric().name() + subject(waiver) + "; correct it, or remove it.");
            return false;
        }
        return true;
    }

    private static String subject(Waiver waiver) {
        String candidate = waiver.candidate() == null ? "" : " of " + waiver.candidate();
        String selector = waiver.devices().text();
        return candidate + (selector.isBlank() ? "" : " on a device that matches '" + selector + "'");
    }

    private List<Cell> bounded(Waiver waiver) {
        return cells.stream()
                .filter(cell -> cell.gated() && matches(waiver, cell))
                .toList();
    }

    private boolean matches(Waiver waiver, Cell cell) {
        return waiver.metric().equals(cell.metric())
                && (waiver.candidate() == null || waiver.candidate().equals(cell.candidate()))
                && devices.stream()
                        .anyMatch(device -> device.name().equals(cell.device())
                                && waiver.devices().matches(device));
    }

    private Optional<Waiver> covering(List<Waiver> waivers, Cell cell, Check check) {
        if (check.decision() != Decision.FAIL) {
            return Optional.empty();
        }
        return waivers.stream()
                .filter(waiver -> matches(waiver, cell) && within(waiver.upTo(), cell))
                .findFirst();
    }

    private static boolean within(@Nullable Double upTo, Cell cell) {
        Estimate change = cell.change();
        Double baseline = cell.baseline();
        if (upTo == null) {
            return true;
        }
        if (change == null || (change.scale() == Scale.DIFFERENCE && baseline == null)) {
            return false;
        }
        double rise = change.point() - change.scale().noChange();
        double harm = cell.metric().better() == Direction.LOWER_IS_BETTER ? rise : -rise;
        double allowed = baseline == null || change.scale() == Scale.RATIO ? upTo : upTo * Math.abs(baseline);
        return harm <= allowed + Comparison.ROUNDING * Math.max(1, allowed);
    }

    private void tellOfUse(Waiver waiver) {
        List<Cell> bounded = bounded(waiver);
        if (waived.stream().anyMatch(each -> each.waiver().equals(waiver))) {
            return;
        }
        if (bounded.stream().anyMatch(cell -> failed(cell) && !within(waiver.upTo(), cell))) {
            tell(
                    waiver,
                    Issue.Severity.WARNING,
                    "covers no failure of this run: the change is larger than its 'up-to'");
        } else if (bounded.stream().anyMatch(cell -> cell.decision() == Decision.INCONCLUSIVE)) {
            tell(waiver, Issue.Severity.INFO, "covers no failure of this run; what is undecided, no waiver covers");
        } else {
            tell(waiver, Issue.Severity.WARNING, "was not needed in this run; if it stays so, remove it");
        }
    }

    private static boolean failed(Cell cell) {
        return cell.decision() == Decision.FAIL;
    }

    private void tell(Waiver waiver, Issue.Severity severity, String message) {
        issues.add(new Issue(severity, message, "waiver '" + waiver.name() + "'"));
    }
}

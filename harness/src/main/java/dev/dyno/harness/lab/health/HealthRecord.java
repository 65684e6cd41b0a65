package dev.dyno.harness.lab.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The health of a device and how it came about.
 *
 * @param device its name in the lab when this was last written, for people
 * @param health its health
 * @param faultsInRow how many faults there were since a trial went well
 * @param probed whether it has passed a probe since its last fault
 * @param recoveries what brought it back in the last 24 hours, the oldest first
 * @param lastFault its last fault; empty if there was none
 * @param history how its health changed, the oldest first; the last 20
 */
public record HealthRecord(
        String device,
        Health health,
        int faultsInRow,
        boolean probed,
        List<Recovery> recoveries,
        String lastFault,
        List<Change> history) {
    private static final int LONGEST_HISTORY = 20;
    private static final int MOST_RECOVERIES = 100;
    private static final int LONGEST_TEXT = 300;
    private static final Duration DAY = Duration.ofHours(24);
    /** Who changes health that no person changed. */
    private static final String DYNO = "dyno";

    /**
     * A return of the device.
     *
     * @param at when
     * @param rebooted whether it was restarted for that
     */
    public record Recovery(Instant at, boolean rebooted) {}

    /**
     * A change of health.
     *
     * @param at when
     * @param health what it became
     * @param reason why
     * @param by who changed it
     */
    public record Change(Instant at, Health health, String reason, String by) {
        public Change {
            reason = line(reason);
            by = line(by);
        }
    }

    public HealthRecord {
        if (faultsInRow < 0) {
            throw new IllegalArgumentException("there are no " + faultsInRow + " faults");
        }
        recoveries = List.copyOf(recoveries);
        history = List.copyOf(history);
        lastFault = line(lastFault);
    }

    /** What is known of a device of which nothing is known. */
    public static HealthRecord unknown(String device) {
        return new HealthRecord(device, Health.UNKNOWN, 0, false, List.of(), "", List.of());
    }

    /** What is known after something happened. */
    public HealthRecord after(HealthEvent event, Instant now, HealthLimits limits) {
        if (event instanceof HealthEvent.ProbePassed) {
            HealthRecord passed = with(health, faultsInRow, true);
            return health == Health.UNKNOWN ? passed.changed(Health.GOOD, "passed its probe", DYNO, now) : passed;
        } else if (event instanceof HealthEvent.TrialWentWell) {
            HealthRecord well = with(health, 0, probed);
            return health == Health.SUSPECT && probed
                    ? well.changed(Health.GOOD, "a trial went well after a probe", DYNO, now)
                    : well;
        } else if (event instanceof HealthEvent.Fault fault) {
            return afterFault(fault, now, limits);
        } else if (event instanceof HealthEvent.Recovered recovered) {
            return afterRecovery(recovered, now, limits);
        } else if (event instanceof HealthEvent.TakenOut out) {
            return changed(out.health(), out.reason(), out.by(), now);
        } else if (event instanceof HealthEvent.Released released) {
            HealthRecord clean = new HealthRecord(device, health, 0, false, List.of(), lastFault, history);
            return clean.changed(Health.UNKNOWN, "released", released.by(), now);
        }
        throw new IllegalStateException("no such event");
    }

    private HealthRecord afterFault(HealthEvent.Fault fault, Instant now, HealthLimits limits) {
        HealthRecord faulty =
                new HealthRecord(device, health, faultsInRow + 1, false, recoveries, fault.what(), history);
        if (!health.usable()) {
            return faulty;
        }
        return faulty.faultsInRow >= limits.faultsInRow()
                ? faulty.changed(
                        Health.QUARANTINED,
                        faulty.faultsInRow + " faults in a row, the last: " + fault.what(),
                        DYNO,
                        now)
                : faulty.changed(Health.SUSPECT, fault.what(), DYNO, now);
    }

    private HealthRecord afterRecovery(HealthEvent.Recovered recovered, Instant now, HealthLimits limits) {
        List<Recovery> lately = new ArrayList<>(lately(now));
        lately.add(new Recovery(now, recovered.rebooted()));
        List<Recovery> kept = lately.subList(Math.max(0, lately.size() - MOST_RECOVERIES), lately.size());
        HealthRecord back = new HealthRecord(device, health, faultsInRow, probed, kept, lastFault, history);
        return health.usable() && lately.size() >= limits.recoveriesPerDay()
                ? back.changed(
                        Health.QUARANTINED,
                        "was lost and came back " + lately.size() + " times within a day, the last time by "
                                + recovered.how(),
                        DYNO,
                        now)
                : back;
    }

    /** Whether it may be restarted once more. */
    public boolean mayReboot(Instant now, HealthLimits limits) {
        return lately(now).stream().filter(Recovery::rebooted).count() < limits.rebootsPerDay();
    }

    /** The last change of its health, if there was one; it says why it is what it is. */
    public Optional<Change> lastChange() {
        return history.isEmpty() ? Optional.empty() : Optional.of(history.get(history.size() - 1));
    }

    /** The same under another name. */
    HealthRecord named(String name) {
        return new HealthRecord(name, health, faultsInRow, probed, recoveries, lastFault, history);
    }

    private List<Recovery> lately(Instant now) {
        return recoveries.stream()
                .filter(recovery -> recovery.at().isAfter(now.minus(DAY)))
                .toList();
    }

    private HealthRecord with(Health newHealth, int faults, boolean passed) {
        return new HealthRecord(device, newHealth, faults, passed, recoveries, lastFault, history);
    }

    private HealthRecord changed(Health to, String reason, String by, Instant now) {
        if (to == health) {
            return this;
        }
        List<Change> longer = new ArrayList<>(history);
        longer.add(new Change(now, to, reason, by));
        List<Change> kept = longer.subList(Math.max(0, longer.size() - LONGEST_HISTORY), longer.size());
        return new HealthRecord(device, to, faultsInRow, probed, recoveries, lastFault, kept);
    }

    private static String line(String text) {
        String line = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\s]+", " ").strip();
        return line.substring(0, Math.min(LONGEST_TEXT, line.length()));
    }
}

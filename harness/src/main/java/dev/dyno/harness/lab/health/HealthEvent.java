package dev.dyno.harness.lab.health;

/** What happened to a device. Reasons and names are for people, on one line. */
public sealed interface HealthEvent {
    /** It passed its probe. */
    record ProbePassed() implements HealthEvent {}

    /** It ended a trial as it should. */
    record TrialWentWell() implements HealthEvent {}

    /**
     * It did something wrong: a failed probe, a lost link, a trial that failed by its fault.
     *
     * @param what what it did
     */
    record Fault(String what) implements HealthEvent {}

    /**
     * It was lost and came back, or was restarted to that end.
     *
     * @param how by which steps
     * @param rebooted whether it was restarted for that
     */
    record Recovered(String how, boolean rebooted) implements HealthEvent {}

    /**
     * A person has taken it out of use.
     *
     * @param health how: one that is not {@link Health#usable}
     * @param by who
     * @param reason why
     */
    record TakenOut(Health health, String by, String reason) implements HealthEvent {
        public TakenOut {
            if (health.usable()) {
                throw new IllegalArgumentException("taking a device out makes it none of " + health);
            }
        }
    }

    /**
     * A person lets it be used again.
     *
     * @param by who
     */
    record Released(String by) implements HealthEvent {}
}

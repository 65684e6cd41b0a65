package dev.dyno.harness.lab.lease;

import java.util.Optional;

/** What came of asking for a lease. */
public sealed interface LeaseTaken {
    /**
     * It is ours.
     *
     * @param lease the lease
     * @param from whose it was, if it was taken over
     */
    record Ours(Lease lease, Optional<Holder> from) implements LeaseTaken {}

    /**
     * It is another's.
     *
     * @param row the lease; empty if it says nothing that makes sense
     * @param secondsLeft for how long yet, unless there is a sign of life
     */
    record Held(Optional<LeaseRow> row, long secondsLeft) implements LeaseTaken {
        /** The holder, for people. */
        public String shown() {
            return row.map(lease -> lease.holder().shown()).orElse("somebody who does not say his name");
        }
    }
}

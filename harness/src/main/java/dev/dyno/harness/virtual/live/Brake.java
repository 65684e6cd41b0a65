package dev.dyno.harness.virtual.live;

import java.nio.file.Path;

/** Really slows down what works on a virtual device, but nothing by which it is reached. */
interface Brake extends AutoCloseable {
    /**
     * Leaves each thread that works a share of the time that it could have. To be called again and again, as others begin to.
     *
     * @param share above 0; 1 to slow nothing down
     * @param first the first process of the device's pid namespace
     */
    void leave(double share, long first);

    /** Lets go of everything. Never throws. */
    @Override
    void close();

    /** The best that this user can have for a device in a folder. */
    static Brake of(Path device, ProcessorTime time) {
        return ControlGroups.slowing(device)
                .<Brake>map(groups -> new QuotaBrake(groups, time))
                .orElseGet(SignalBrake::new);
    }
}

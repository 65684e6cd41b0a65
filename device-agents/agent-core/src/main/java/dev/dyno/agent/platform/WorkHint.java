package dev.dyno.agent.platform;

/** Tells the system how long each piece of work took that it is to keep in time, so that it can choose clocks and processors by it. */
public interface WorkHint {
    /** A piece of work of the thread that asked for the hint took so long, at least 0. */
    void worked(long nanos);
}

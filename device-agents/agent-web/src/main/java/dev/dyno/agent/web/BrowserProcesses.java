package dev.dyno.agent.web;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The processes of one browser session on this machine: the browser, known by a mark among its arguments, and the driver that
 * started it. A server that is killed leaves both behind, and then nobody else knows them.
 */
final class BrowserProcesses {
    private static final String DRIVER = "chromedriver";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long LOOK_MILLIS = 10;

    private final String mark;
    private final boolean here;
    private final Set<ProcessHandle> found = new LinkedHashSet<>();

    /**
     * Processes that have a mark.
     *
     * @param here whether they can be on this machine
     */
    BrowserProcesses(String mark, boolean here) {
        this.mark = mark;
        this.here = here;
    }

    /** Looks for them; to be called while the driver still has the browser as its child. */
    void find() {
        if (!here) {
            return;
        }
        ProcessHandle.allProcesses().filter(this::isMarked).forEach(browser -> {
            found.add(browser);
            browser.parent().filter(BrowserProcesses::isDriver).ifPresent(found::add);
        });
    }

    /** Ends those that are left, after giving them a moment to end by themselves. */
    void end() {
        find();
        Set<ProcessHandle> all = new LinkedHashSet<>(found);
        found.forEach(process -> process.descendants().forEach(all::add));
        awaitEnd(all);
        all.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    }

    /** Looks often: {@link ProcessHandle#onExit} looks at processes of others every 300 ms and ever more seldom. */
    private static void awaitEnd(Set<ProcessHandle> processes) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        try {
            while (processes.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < end) {
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isMarked(ProcessHandle process) {
        return process.info().commandLine().filter(line -> line.contains(mark)).isPresent();
    }

    private static boolean isDriver(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.endsWith(DRIVER))
                .isPresent();
    }
}

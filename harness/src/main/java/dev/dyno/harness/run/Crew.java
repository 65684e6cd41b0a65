package dev.dyno.harness.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Threads that do the same work side by side, each on another thing. They end together: the first error of one makes the others
 * end in order, and is then thrown.
 *
 * @param <T> what each works on
 */
final class Crew<T> {
    /** Devices' threads call little deep, and there may be a thousand of them. */
    private static final long STACK_BYTES = 512 << 10;

    private final Queue<T> todo;
    private final Consumer<T> work;
    private final Runnable alarm;
    private final List<Thread> threads = new ArrayList<>();
    private @Nullable Throwable first;

    private Crew(List<T> todo, Consumer<T> work, Runnable alarm) {
        this.todo = new ConcurrentLinkedQueue<>(todo);
        this.work = work;
        this.alarm = alarm;
    }

    /**
     * Does all the work and returns when every thread has ended.
     *
     * @param todo what is to be worked on
     * @param atOnce how many threads at most
     * @param alarm tells all threads to end soon; called at an error, from the thread that had it
     * @throws RuntimeException or an Error: the first that the work threw, the others with it as suppressed
     */
    static <T> void work(List<T> todo, int atOnce, Consumer<T> work, Runnable alarm) {
        Crew<T> crew = new Crew<>(todo, work, alarm);
        crew.start(Math.min(atOnce, todo.size()));
        crew.join();
        crew.rethrow();
    }

    private void start(int number) {
        try {
            for (int i = 0; i < number; i++) {
                Thread thread = new Thread(null, this::run, "dyno-device-" + i, STACK_BYTES);
                thread.start();
                threads.add(thread);
            }
        } catch (OutOfMemoryError e) { // what Java says where the system gives no more threads
            fail(e);
        }
    }

    @SuppressWarnings("IllegalCatch") // whatever it is, it is thrown where somebody hears of it
    private void run() {
        try {
            for (T next = todo.poll(); next != null; next = todo.poll()) {
                work.accept(next);
            }
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private void fail(Throwable error) {
        synchronized (this) {
            if (first == null) {
                first = error;
            } else {
                first.addSuppressed(error);
            }
        }
        todo.clear();
        alarm.run();
    }

    private void join() {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    alarm.run();
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void rethrow() {
        if (first instanceof Error error) {
            throw error;
        }
        if (first instanceof RuntimeException exception) {
            throw exception;
        }
    }
}

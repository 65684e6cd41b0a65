package dev.dyno.reports.measurements.file;

import dev.dyno.reports.measurements.CellVerdict;
import dev.dyno.reports.measurements.Comparison;
import dev.dyno.reports.measurements.ComparisonJudge;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Judges comparisons while others are still being read: in a thread of its own and, where that one is behind, in the reader's,
 * so that what waits stays little.
 */
final class Judging implements AutoCloseable {
    private static final int MOST_WAITING = 8;

    private final ComparisonJudge judge;
    private final List<Future<List<CellVerdict>>> verdicts = new ArrayList<>();
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Judging::daemon,
            new ThreadPoolExecutor.CallerRunsPolicy());

    Judging(ComparisonJudge judge) {
        this.judge = judge;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "judge");
        thread.setDaemon(true);
        return thread;
    }

    /** Takes a comparison that is complete. */
    void take(Comparison comparison) {
        verdicts.add(thread.submit(() -> judge.judge(comparison)));
    }

    /** Every verdict, in the order in which comparisons were taken. */
    List<CellVerdict> all() {
        List<CellVerdict> all = new ArrayList<>();
        try {
            for (Future<List<CellVerdict>> each : verdicts) {
                all.addAll(each.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while judging", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a comparison could not be judged", e.getCause());
        }
        return all;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}

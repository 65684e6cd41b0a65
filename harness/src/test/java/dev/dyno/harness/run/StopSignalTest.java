package dev.dyno.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StopSignalTest {
    private final StopSignal stop = new StopSignal();

    @AfterEach
    void clearTheFlagOfThisThread() {
        Thread.interrupted();
    }

    @Test
    void a_signal_given_before_anyone_listens_wakes_whoever_begins_to() {
        stop.give();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();

        stop.listen();

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void a_signal_given_while_a_thread_waits_ends_the_wait() throws InterruptedException {
        CountDownLatch listening = new CountDownLatch(1);
        AtomicBoolean woken = new AtomicBoolean();
        Thread runner = new Thread(() -> {
            stop.listen();
            listening.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                woken.set(true);
            }
        });
        runner.start();
        assertThat(listening.await(60, TimeUnit.SECONDS)).isTrue();

        stop.give();

        runner.join();
        assertThat(woken).isTrue();
    }

    @Test
    void calm_clears_the_flag_and_a_later_signal_disturbs_nobody_but_is_known() {
        stop.listen();
        stop.give();
        stop.calm();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();

        stop.give();

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(stop.given()).isTrue();
    }
}

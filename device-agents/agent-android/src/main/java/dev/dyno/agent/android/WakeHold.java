package dev.dyno.agent.android;

import android.content.Context;
import android.os.PowerManager;

/** Keeps the processors from sleeping while a trial runs; given up by itself if the trial never ends. */
final class WakeHold {
    private static final long LONGEST_MILLIS = 60L * 60 * 1_000;

    private final PowerManager.WakeLock lock;

    WakeHold(Context context) {
        PowerManager power = context.getSystemService(PowerManager.class);
        this.lock = power.newWakeLock(PowerManager.PARTIAL_WAKE_LOCK, "dyno:trial");
        lock.setReferenceCounted(false);
        lock.acquire(LONGEST_MILLIS);
    }

    void release() {
        lock.release();
    }
}

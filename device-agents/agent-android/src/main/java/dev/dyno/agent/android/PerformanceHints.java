package dev.dyno.agent.android;

import android.content.Context;
import android.os.Build;
import android.os.PerformanceHintManager;
import android.os.Process;
import dev.dyno.agent.platform.WorkHint;
import org.jspecify.annotations.Nullable;

/** Android's hint sessions for performance, for one thread. They end with the process. */
final class PerformanceHints {
    private PerformanceHints() {}

    /**
     * A session for the calling thread.
     *
     * @throws UnsupportedOperationException saying why there is none
     */
    static WorkHint of(@Nullable Context context, long targetNanos) {
        if (Build.VERSION.SDK_INT < Build.VERSION_CODES.S) {
            throw new UnsupportedOperationException("Android takes performance hints from API " + Build.VERSION_CODES.S
                    + " on; this device has API " + Build.VERSION.SDK_INT);
        }
        if (context == null) {
            throw new UnsupportedOperationException("this device gives no context to a process that is no app");
        }
        return Session.open(context, targetNanos);
    }

    /** Apart, so that an older Android never looks at the classes that it lacks. */
    private static final class Session implements WorkHint {
        private final PerformanceHintManager.Session session;

        private Session(PerformanceHintManager.Session session) {
            this.session = session;
        }

        static WorkHint open(Context context, long targetNanos) {
            @Nullable PerformanceHintManager manager = context.getSystemService(PerformanceHintManager.class);
            PerformanceHintManager.@Nullable Session session =
                    manager == null ? null : manager.createHintSession(new int[] {Process.myTid()}, targetNanos);
            if (session == null) {
                throw new UnsupportedOperationException(
                        "this device takes no performance hints; its vendor left them out");
            }
            return new Session(session);
        }

        /** Android refuses work that took no time. */
        @Override
        public void worked(long nanos) {
            session.reportActualWorkDuration(Math.max(1, nanos));
        }
    }
}

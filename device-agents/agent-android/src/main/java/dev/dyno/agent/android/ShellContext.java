package dev.dyno.agent.android;

import android.content.Context;
import android.os.Looper;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * A context for a process that is no app, through which alone Android gives out its services. There is no public way to one;
 * this is what Android's own {@code am} and {@code pm} did. A device that refuses it only leaves some gauges unavailable.
 */
final class ShellContext {
    private ShellContext() {}

    /** A context of the system, or null where this device gives none. Costs some milliseconds; never asked for in a window. */
    @SuppressWarnings("deprecation") // an app has a main looper already; this process is none
    static @Nullable Context get() {
        try {
            if (Looper.getMainLooper() == null) {
                Looper.prepareMainLooper();
            }
            Class<?> threads = Class.forName("android.app.ActivityThread");
            Object thread = threads.getMethod("systemMain").invoke(null);
            Method context = threads.getMethod("getSystemContext");
            return (Context) context.invoke(thread);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }
}

package dev.dyno.agent.android;

import android.content.Context;
import android.os.Build;
import android.os.Process;
import android.os.SystemClock;
import dev.dyno.agent.platform.Gauges;
import dev.dyno.agent.platform.LaunchStamp;
import dev.dyno.agent.platform.Platform;
import dev.dyno.agent.platform.WorkHint;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Android's runtime. */
final class AndroidPlatform implements Platform {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final LongSupplier sinceLaunch;
    private final Supplier<@Nullable Context> context;
    private final Gauges gauges;

    private AndroidPlatform(LongSupplier sinceLaunch, Supplier<@Nullable Context> context) {
        this.sinceLaunch = sinceLaunch;
        this.context = context;
        this.gauges = new AndroidGauges(context);
    }

    /** A process that a shell has started by app_process; whoever did so has stamped the time. */
    static AndroidPlatform ofShell() {
        return new AndroidPlatform(
                () -> LaunchStamp.sinceLaunchNanos(System.getenv(LaunchStamp.VARIABLE)), ShellContext::get);
    }

    /** A process of the installed package, which Android has forked and stamped. */
    static AndroidPlatform ofPackage(Context context) {
        return new AndroidPlatform(AndroidPlatform::sinceForkNanos, () -> context);
    }

    private static long sinceForkNanos() {
        return (SystemClock.elapsedRealtime() - Process.getStartElapsedRealtime()) * NANOS_PER_MILLI;
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public long sinceLaunchNanos() {
        return sinceLaunch.getAsLong();
    }

    @Override
    public long pid() {
        return Process.myPid();
    }

    /** To the millisecond, as Android tells it. */
    @Override
    public long processCpuNanos() {
        return Process.getElapsedCpuTime() * NANOS_PER_MILLI;
    }

    /** Android counts allocations of the whole process only, which would blame the measuring thread for others. */
    @Override
    public long threadAllocatedBytes() {
        return UNKNOWN;
    }

    @Override
    public Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>();
        facts.put("agent.vm", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        facts.put("agent.arch", String.valueOf(System.getProperty("os.arch")));
        facts.put("agent.processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("android.api", Integer.toString(Build.VERSION.SDK_INT));
        facts.put("android.release", String.valueOf(Build.VERSION.RELEASE));
        facts.put("android.build", String.valueOf(Build.FINGERPRINT));
        facts.put("android.abis", Arrays.toString(Build.SUPPORTED_ABIS));
        return facts;
    }

    @Override
    public WorkHint workHint(long targetNanos) {
        return PerformanceHints.of(context.get(), targetNanos);
    }

    @Override
    public Gauges gauges() {
        return gauges;
    }
}

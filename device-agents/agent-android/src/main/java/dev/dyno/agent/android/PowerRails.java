package dev.dyno.agent.android;

import android.os.Build;
import dev.dyno.protocol.TrialResult.Reading;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Mean power of the device's rails over the window, as Android 15's {@code SystemHealthManager} counts their energy. Its classes are asked for
 * by name, for they are younger than those that this is compiled against. Rails overlap and none is the whole device, so they are no power of it.
 */
final class PowerRails {
    /** How the names of their readings begin; without a rail's name, why there are none. */
    static final String NAME = "power_rail";

    /** The level from which on Android has them. */
    static final int SINCE = 35;

    private static final int MOST = 32;
    private static final int LONGEST_NAME = 60;
    private static final long LONGEST_ANSWER_MILLIS = 1_000;
    /** Measured by the hardware, and not attributed to a part by a model: {@code PowerMonitor.POWER_MONITOR_TYPE_MEASUREMENT}. */
    private static final int MEASUREMENT = 1;

    private final @Nullable Object manager;
    private final int level;
    private List<Object> monitors = Collections.emptyList();
    private Map<String, Energy> before = Collections.emptyMap();
    private String problem = "the device was not asked before the window";

    /** The rails that a device's {@code SystemHealthManager} tells of. */
    PowerRails(@Nullable Object manager) {
        this(manager, Build.VERSION.SDK_INT);
    }

    PowerRails(@Nullable Object manager, int level) {
        this.manager = manager;
        this.level = level;
    }

    /**
     * Energy of one rail since the device started.
     *
     * @param microjoules so much
     * @param millis when, on the clock that counts since the start
     */
    private record Energy(long microjoules, long millis) {}

    /** What Android answers to a question; it calls back on a thread of its own. */
    private interface Question {
        void ask(Object of, CompletableFuture<Object> answer) throws ReflectiveOperationException;
    }

    /** Before the window; takes some milliseconds, a second or two at most. */
    void begin() {
        Object of = manager;
        if (level < SINCE || of == null) {
            problem = level < SINCE
                    ? "Android tells its power rails from API " + SINCE + " on; this device has API " + level
                    : "this device has no SystemHealthManager";
            return;
        }
        try {
            monitors = measuring(of);
            before = energies(of);
            problem = "the device has no power rails that it measures";
        } catch (ReflectiveOperationException | RuntimeException e) {
            problem = told(e);
        }
    }

    /** After the window: by rail, or one reading that says why there is none. */
    Map<String, Reading> end() {
        Map<String, Reading> readings = new TreeMap<>();
        Object of = manager;
        if (of != null && !before.isEmpty()) {
            try {
                energies(of).forEach((name, after) -> readings.put(NAME + "." + name, power(before.get(name), after)));
            } catch (ReflectiveOperationException | RuntimeException e) {
                problem = told(e);
            }
        }
        if (readings.isEmpty()) {
            readings.put(NAME, Reading.unavailable("W", problem));
        }
        return readings;
    }

    private static Reading power(@Nullable Energy before, Energy after) {
        if (before == null || after.millis() <= before.millis() || after.microjoules() < before.microjoules()) {
            return Reading.unavailable("W", "the device did not read this rail anew within the window");
        }
        double watts = (after.microjoules() - before.microjoules()) * 1e-3 / (after.millis() - before.millis());
        return Reading.of(watts, "W", "counter", "PowerMonitor, energy over time");
    }

    private static List<Object> measuring(Object manager) throws ReflectiveOperationException {
        Object all = answer(manager, (of, answer) -> {
            Consumer<Object> whenThere = answer::complete;
            of.getClass()
                    .getMethod("getSupportedPowerMonitors", Executor.class, Consumer.class)
                    .invoke(of, (Executor) Runnable::run, whenThere);
        });
        List<Object> measuring = new ArrayList<>();
        for (Object monitor : (List<?>) all) {
            if (number(monitor, "getType") == MEASUREMENT && measuring.size() < MOST) {
                measuring.add(monitor);
            }
        }
        return measuring;
    }

    private Map<String, Energy> energies(Object manager) throws ReflectiveOperationException {
        if (monitors.isEmpty()) {
            return new TreeMap<>();
        }
        Class<?> receiver = Class.forName("android.os.OutcomeReceiver");
        Object readings = answer(
                manager,
                (of, answer) -> of.getClass()
                        .getMethod("getPowerMonitorReadings", List.class, Executor.class, receiver)
                        .invoke(of, monitors, (Executor) Runnable::run, receiving(receiver, answer)));
        Map<String, Energy> energies = new TreeMap<>();
        for (Object monitor : monitors) {
            long microjoules = about(readings, "getConsumedEnergy", monitor);
            if (microjoules >= 0) {
                energies.put(name(monitor), new Energy(microjoules, about(readings, "getTimestampMillis", monitor)));
            }
        }
        return energies;
    }

    private static Object receiving(Class<?> receiver, CompletableFuture<Object> answer) {
        return Proxy.newProxyInstance(
                receiver.getClassLoader(), new Class<?>[] {receiver}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "onResult" -> answer.complete(arguments[0]);
                        case "onError" -> answer.completeExceptionally((Throwable) arguments[0]);
                        case "hashCode" -> {
                            return System.identityHashCode(proxy);
                        }
                        case "equals" -> {
                            return proxy == arguments[0];
                        }
                        default -> {
                            return "receiver of power rails";
                        }
                    }
                    return null;
                });
    }

    private static Object answer(Object of, Question question) throws ReflectiveOperationException {
        CompletableFuture<Object> answer = new CompletableFuture<>();
        question.ask(of, answer);
        try {
            return answer.get(LONGEST_ANSWER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it was asked", e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("no answer within " + LONGEST_ANSWER_MILLIS + " ms", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(String.valueOf(e.getCause()), e);
        }
    }

    private static long about(Object readings, String what, Object monitor) throws ReflectiveOperationException {
        Object number = readings.getClass().getMethod(what, monitor.getClass()).invoke(readings, monitor);
        return ((Number) number).longValue();
    }

    private static long number(Object of, String what) throws ReflectiveOperationException {
        return ((Number) of.getClass().getMethod(what).invoke(of)).longValue();
    }

    private static String name(Object monitor) throws ReflectiveOperationException {
        String told = String.valueOf(monitor.getClass().getMethod("getName").invoke(monitor));
        String name = told.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "_");
        return name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }

    private static String told(Exception e) {
        Throwable cause = e instanceof InvocationTargetException && e.getCause() != null ? e.getCause() : e;
        String words = cause instanceof IllegalStateException ? cause.getMessage() : cause.toString();
        return "the device refuses its power rails: " + words;
    }
}

package dev.dyno.harness.cli;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Signals of the operating system. Java has no public interface for them; the one of the module {@code jdk.unsupported} is
 * reached by reflection, because code that names it cannot be compiled without a warning. A shutdown hook would not do: once
 * Java shuts down, parts of its library refuse to work, fonts among them, and a report could no longer be written.
 */
final class Signals {
    private Signals() {}

    /**
     * Calls an action, on a thread of its own, whenever a signal comes. A signal that the process was told to ignore, as
     * {@code nohup} and background jobs are, stays ignored.
     *
     * @param name without SIG: {@code INT}, {@code TERM}
     * @return puts back what was there before; does nothing where this Java has no signals
     */
    static Runnable on(String name, Runnable action) {
        try {
            Class<?> signalType = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Constructor<?> signals = signalType.getConstructor(String.class);
            Method handle = signalType.getMethod("handle", signalType, handlerType);
            Object signal = signals.newInstance(name);
            @Nullable Object before = handle.invoke(null, signal, handler(handlerType, action));
            Runnable restore = () -> put(handle, signal, before);
            if (before == handlerType.getField("SIG_IGN").get(null)) {
                restore.run();
            }
            return restore;
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return () -> {};
        }
    }

    private static Object handler(Class<?> type, Runnable action) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            switch (method.getName()) {
                case "handle" -> action.run();
                case "equals" -> {
                    return proxy == arguments[0];
                }
                case "hashCode" -> {
                    return System.identityHashCode(proxy);
                }
                default -> {
                    return "signal handler";
                }
            }
            return null;
        });
    }

    private static void put(Method handle, Object signal, @Nullable Object handler) {
        try {
            handle.invoke(null, signal, handler);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a signal that could be handled cannot be given back", e);
        }
    }
}

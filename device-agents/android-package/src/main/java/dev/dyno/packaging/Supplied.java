package dev.dyno.packaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the user gave beside the agent's own parts, by system properties of the build.
 *
 * @param onnxRuntime {@code dyno.android.onnxruntime}; null if it was not given
 * @param gpu {@code dyno.android.tflite-gpu}, of which only the libraries are taken; null if it was not given
 */
record Supplied(
        @Nullable SuppliedArchive onnxRuntime, @Nullable SuppliedArchive gpu) {
    private static final String ENGINE = "dev/dyno/agent/onnxruntime/";
    private static final String FACTORY = "dev.dyno.agent.onnxruntime.InstalledFactory\n";
    private static final String SERVICES = "META-INF/services/dev.dyno.agent.engine.EngineFactory";

    /** What the properties name. */
    static Supplied of(UnaryOperator<@Nullable String> properties) throws IOException {
        return new Supplied(
                read(properties.apply("dyno.android.onnxruntime")), read(properties.apply("dyno.android.tflite-gpu")));
    }

    private static @Nullable SuppliedArchive read(@Nullable String file) throws IOException {
        return file == null || file.isEmpty() ? null : SuppliedArchive.read(Path.of(file));
    }

    /** The agent's classes with the runtime's, or without the engine that needs them. */
    Map<String, byte[]> classes(Map<String, byte[]> agent) {
        Map<String, byte[]> classes = new TreeMap<>(agent);
        SuppliedArchive runtime = onnxRuntime;
        if (runtime == null) {
            classes.keySet().removeIf(name -> name.startsWith(ENGINE));
        } else {
            runtime.classes().forEach((name, bytes) -> {
                if (name.endsWith(".class") && !name.equals("module-info.class") && !name.startsWith("META-INF/")) {
                    classes.putIfAbsent(name, bytes);
                }
            });
        }
        return classes;
    }

    /** The lists of services, with the engine where it is. */
    Map<String, byte[]> services(Map<String, byte[]> agent) {
        Map<String, byte[]> services = new TreeMap<>(agent);
        if (onnxRuntime != null) {
            String others = new String(services.getOrDefault(SERVICES, new byte[0]), StandardCharsets.UTF_8);
            services.put(SERVICES, (others.strip() + "\n" + FACTORY).getBytes(StandardCharsets.UTF_8));
        }
        return services;
    }

    /** The libraries, for the package. */
    Map<String, byte[]> natives() {
        Map<String, byte[]> natives = new TreeMap<>();
        for (SuppliedArchive archive : new SuppliedArchive[] {gpu, onnxRuntime}) {
            if (archive != null) {
                archive.natives().forEach((name, bytes) -> natives.put("lib/arm64-v8a/" + name, bytes));
            }
        }
        return natives;
    }
}

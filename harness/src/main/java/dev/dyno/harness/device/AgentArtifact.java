package dev.dyno.harness.device;

import dev.dyno.results.error.StoreException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The agent as it was built: a folder with its jar, the runtimes' native libraries, and {@code agent.properties}, which
 * says what is what.
 *
 * @param folder where it lies
 * @param mainClass the class to start
 * @param jvmFlags flags for the Java that runs it; {@code {agent}} stands for the agent's folder on the device
 * @param jars the class path, relative to the folder
 * @param natives native libraries, relative to the folder, by {@code runtime.platform}, for example
 *     {@code onnxruntime.linux-x86_64}
 * @param extraJars further jars for the class path, anywhere here
 */
public record AgentArtifact(
        Path folder,
        String mainClass,
        List<String> jvmFlags,
        List<String> jars,
        Map<String, List<String>> natives,
        List<Path> extraJars) {

    private static final String MANIFEST = "agent.properties";
    private static final String NATIVES = "natives.";

    public AgentArtifact {
        jvmFlags = List.copyOf(jvmFlags);
        jars = List.copyOf(jars);
        natives = Map.copyOf(natives);
        extraJars = List.copyOf(extraJars);
    }

    /**
     * Reads a built agent's description.
     *
     * @throws StoreException if it is not there or says too little
     */
    public static AgentArtifact load(Path folder) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve(MANIFEST), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new StoreException(folder + " holds no agent; build it with Maven", e);
        }
        Map<String, List<String>> natives = new LinkedHashMap<>();
        for (String key : properties.stringPropertyNames()) {
            if (key.startsWith(NATIVES)) {
                natives.put(key.substring(NATIVES.length()), words(properties, key));
            }
        }
        List<String> main = words(properties, "main-class");
        List<String> jars = words(properties, "jars");
        if (main.size() != 1 || jars.isEmpty()) {
            throw new StoreException(folder.resolve(MANIFEST) + " lacks main-class or jars; build the agent anew");
        }
        return new AgentArtifact(folder, main.get(0), words(properties, "jvm-flags"), jars, natives, List.of());
    }

    /** The same agent with further jars on its class path. */
    public AgentArtifact with(List<Path> jarsToAdd) {
        List<Path> all = new ArrayList<>(extraJars);
        all.addAll(jarsToAdd);
        return new AgentArtifact(folder, mainClass, jvmFlags, jars, natives, all);
    }

    /** The runtimes that it brings native libraries for, sorted. */
    public SortedSet<String> runtimes() {
        return natives.keySet().stream()
                .map(key -> key.substring(0, Math.max(0, key.lastIndexOf('.'))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether it has a runtime for a platform, as far as it knows; a further jar may bring runtimes that it does not know. */
    public boolean runsOn(String runtime, String platform) {
        return natives.containsKey(runtime + "." + platform) || !runtimes().contains(runtime);
    }

    /**
     * What a device needs for one runtime.
     *
     * @param platform operating system and instruction set, for example {@code linux-x86_64}
     */
    Bundle bundle(String runtime, String platform) {
        Map<String, Path> files = new LinkedHashMap<>();
        jars.forEach(jar -> files.put(jar, folder.resolve(jar)));
        natives.getOrDefault(runtime + "." + platform, List.of())
                .forEach(file -> files.put(file, folder.resolve(file)));
        for (int i = 0; i < extraJars.size(); i++) {
            files.put("extra/" + i + ".jar", extraJars.get(i));
        }
        return Bundle.of(files);
    }

    /** The command that runs it, without the trial's folder, once its bundle is in a folder of a device. */
    public List<String> command(DeviceJava java, BlobStore.Deployed deployed) {
        List<String> classPath = new ArrayList<>();
        jars.forEach(jar -> classPath.add(deployed.file(jar).value()));
        for (int i = 0; i < extraJars.size(); i++) {
            classPath.add(deployed.file("extra/" + i + ".jar").value());
        }
        List<String> flags = jvmFlags.stream()
                .map(flag -> flag.replace("{agent}", deployed.folder().value()))
                .toList();
        return java.command(flags, classPath, mainClass);
    }

    private static List<String> words(Properties properties, String key) {
        String value = properties.getProperty(key, "").strip();
        return value.isEmpty() ? List.of() : List.of(value.split("\\s+"));
    }
}

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
import java.util.stream.Stream;

/**
 * The agent as it was built: a folder with its jar, the runtimes' native libraries, and {@code agent.properties}, which
 * says what is what.
 *
 * @param folder where it lies
 * @param jar its jar, relative to the folder
 * @param mainClass the class to start
 * @param jvmFlags flags for the Java that runs it
 * @param runtimes the runtimes that need more than the jar, by name
 * @param extraJars further jars for the class path, anywhere here
 */
public record AgentArtifact(
        Path folder,
        String jar,
        String mainClass,
        List<String> jvmFlags,
        Map<String, AgentRuntime> runtimes,
        List<Path> extraJars) {

    private static final String MANIFEST = "agent.properties";
    private static final String PLATFORM = "{platform}";
    /** A device gets the libraries of its own platform only, so they need not be told apart there. */
    private static final String ON_DEVICE = "device";

    /**
     * A runtime's part of an agent. In names and flags {@code {platform}} stands for operating system and instruction set,
     * and {@code {agent}} for the folder that the agent is in.
     *
     * @param natives the folder of its native libraries, relative to the agent's
     * @param platforms where it runs, for example {@code linux-x86_64}
     * @param flags flags for the Java that runs it
     */
    public record AgentRuntime(String natives, List<String> platforms, List<String> flags) {
        public AgentRuntime {
            platforms = List.copyOf(platforms);
            flags = List.copyOf(flags);
        }
    }

    public AgentArtifact {
        jvmFlags = List.copyOf(jvmFlags);
        runtimes = Map.copyOf(runtimes);
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
        Map<String, AgentRuntime> runtimes = new LinkedHashMap<>();
        for (String name : words(properties, "runtimes")) {
            String prefix = "runtime." + name + ".";
            runtimes.put(
                    name,
                    new AgentRuntime(
                            required(folder, properties, prefix + "natives"),
                            words(properties, prefix + "platforms"),
                            words(properties, prefix + "flags")));
        }
        return new AgentArtifact(
                folder,
                required(folder, properties, "jar"),
                required(folder, properties, "main"),
                words(properties, "jvm.flags"),
                runtimes,
                List.of());
    }

    /** The same agent with further jars on its class path. */
    public AgentArtifact with(List<Path> jars) {
        List<Path> all = Stream.concat(extraJars.stream(), jars.stream()).toList();
        return new AgentArtifact(folder, jar, mainClass, jvmFlags, runtimes, all);
    }

    /** Whether it has a runtime for a platform, as far as it knows; a further jar may bring runtimes that it does not know. */
    boolean runsOn(String runtime, String platform) {
        AgentRuntime known = runtimes.get(runtime);
        return known == null || known.platforms().contains(platform);
    }

    /**
     * What a device needs for one runtime.
     *
     * @throws StoreException if native libraries are missing here
     */
    Bundle bundle(String runtime, String platform) {
        Map<String, Path> files = new LinkedHashMap<>();
        files.put(jar, folder.resolve(jar));
        AgentRuntime known = runtimes.get(runtime);
        if (known != null) {
            String there = known.natives().replace(PLATFORM, ON_DEVICE);
            for (Path file : list(folder.resolve(known.natives().replace(PLATFORM, platform)))) {
                files.put(there + "/" + file.getFileName(), file);
            }
        }
        for (int i = 0; i < extraJars.size(); i++) {
            files.put(extra(i), extraJars.get(i));
        }
        return Bundle.of(files);
    }

    /** The command that runs it, without the trial's folder, once its bundle is in a folder of a device. */
    List<String> command(String java, BlobStore.Deployed deployed, String runtime) {
        List<String> command = new ArrayList<>(List.of(java));
        AgentRuntime known = runtimes.get(runtime);
        Stream.concat(jvmFlags.stream(), known == null ? Stream.of() : known.flags().stream())
                .map(flag -> flag.replace("{agent}", deployed.folder().value()).replace(PLATFORM, ON_DEVICE))
                .forEach(command::add);
        List<String> classPath = new ArrayList<>(List.of(deployed.file(jar).value()));
        for (int i = 0; i < extraJars.size(); i++) {
            classPath.add(deployed.file(extra(i)).value());
        }
        command.addAll(List.of("-cp", String.join(":", classPath), mainClass));
        return command;
    }

    private static String extra(int index) {
        return "extra/" + index + ".jar";
    }

    private static List<Path> list(Path natives) {
        try (Stream<Path> files = Files.list(natives)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new StoreException("the built agent lacks " + natives + "; build it anew", e);
        }
    }

    private static String required(Path folder, Properties properties, String key) {
        String value = properties.getProperty(key, "").strip();
        if (value.isEmpty()) {
            throw new StoreException(folder.resolve(MANIFEST) + " lacks '" + key + "'; build the agent anew");
        }
        return value;
    }

    private static List<String> words(Properties properties, String key) {
        String value = properties.getProperty(key, "").strip();
        return value.isEmpty() ? List.of() : List.of(value.split("\\s+"));
    }
}

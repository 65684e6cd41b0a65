package dev.dyno.scenarios.demo;

import dev.dyno.scenarios.file.ModelResolver;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The demo models in a cache folder. What {@code demo:NAME} stands for is known without building anything; building takes some
 * seconds, once for each {@link Family}. Processes may build into the same cache at the same time.
 */
public final class DemoModels implements ModelResolver {
    /** Part of the cache's path. Raise it with every change that changes a file. */
    static final int BUILDER_VERSION = 1;

    private final Path folder;
    private final Map<String, String> digests;

    private DemoModels(Path folder, Map<String, String> digests) {
        this.folder = folder;
        this.digests = digests;
    }

    /** Knows where the files of this cache are or will be; builds nothing and reads nothing. */
    public static DemoModels in(Path cacheFolder) {
        return new DemoModels(versioned(cacheFolder), Map.of());
    }

    /** Makes sure that all demo files are in the cache. See {@link #ensure(Path, Consumer, Set)}. */
    public static DemoModels ensure(Path cacheFolder, Consumer<String> progress) {
        return ensure(cacheFolder, progress, EnumSet.allOf(Family.class));
    }

    /**
     * Makes sure that the files of some families are in the cache, whole and undamaged; builds what is not.
     *
     * @param cacheFolder is made if it is not there
     * @param progress hears one line for each step of a build; nothing if there is nothing to do
     * @throws dev.dyno.results.error.StoreException if the cache cannot be read or written
     */
    public static DemoModels ensure(Path cacheFolder, Consumer<String> progress, Set<Family> families) {
        ModelCache cache = new ModelCache(versioned(cacheFolder), progress);
        Map<String, String> digests = new TreeMap<>();
        families.forEach(family -> digests.putAll(cache.ensure(family)));
        Map<String, String> recorded = Digests.recorded();
        digests.forEach((name, digest) -> {
            if (!digest.equals(recorded.get(name))) {
                progress.accept(name + " is not, to the byte, what other machines build; do not compare their figures");
            }
        });
        return new DemoModels(versioned(cacheFolder), digests);
    }

    private static Path versioned(Path cacheFolder) {
        return cacheFolder.resolve("demo-models-" + BUILDER_VERSION);
    }

    @Override
    public Optional<Path> find(String demoName) {
        return Family.of(demoName).map(family -> ModelCache.home(folder, family).resolve(demoName));
    }

    @Override
    public Set<String> names() {
        Set<String> all = new TreeSet<>();
        for (Family family : Family.values()) {
            all.addAll(family.names());
        }
        return all;
    }

    /** SHA-256 in lower-case hexadecimal by name, of the files that {@code ensure} was asked for, in alphabetical order. */
    public Map<String, String> digests() {
        return new LinkedHashMap<>(digests);
    }
}

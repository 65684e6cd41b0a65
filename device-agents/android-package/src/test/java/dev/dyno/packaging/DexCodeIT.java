package dev.dyno.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.packaging.DexReferences.Reference;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Nothing is missing on the oldest Android: neither Android's own classes, nor those that the native libraries look for. */
class DexCodeIT {
    /** Asked for only behind a look at the device's level; see {@code ThermalState} and {@code PerformanceHints}. */
    private static final Set<String> GUARDED = Set.of(
            "android/os/PowerManager.getCurrentThermalStatus()I",
            "android/os/PowerManager.getThermalHeadroom(I)F",
            "android/os/PerformanceHintManager.createHintSession([IJ)Landroid/os/PerformanceHintManager$Session;",
            "android/os/PerformanceHintManager$Session.reportActualWorkDuration(J)V");

    /** JavaCPP's code that only its builder runs, and a way of logging that nobody turns on. */
    private static final Pattern NEVER_RUN =
            Pattern.compile("org/bytedeco/javacpp/tools/(Info|InfoMap|Slf4jLogger)\\b.*");

    private final AndroidApi api = AndroidApi.read(Packaged.API);
    private final DexReferences dex = new DexReferences(Packaged.entry(Packaged.JAR, "classes.dex"));

    DexCodeIT() throws IOException {}

    @Test
    void theOldestAndroidHasAllThatTheCodeNames() {
        Set<String> lacking = dex.foreign().stream()
                .filter(reference -> !api.has(reference))
                .map(Reference::toString)
                .filter(name -> !NEVER_RUN.matcher(name).matches())
                .collect(Collectors.toSet());
        assertThat(lacking).isEqualTo(GUARDED);
    }

    @Test
    void everyClassThatOthersExtendIsThere() {
        Set<String> parents = new TreeSet<>(dex.parents());
        parents.removeAll(dex.defined());
        parents.removeAll(api.classes().keySet());
        assertThat(parents).isEmpty();
    }

    @Test
    void theCheckKnowsWhatTheOldestAndroidLacks() {
        for (String absent : List.of("java/lang/Thread.onSpinWait()V", "java/util/List.of()Ljava/util/List;")) {
            int dot = absent.indexOf('.');
            assertThat(api.has(new Reference(absent.substring(0, dot), absent.substring(dot + 1))))
                    .as(absent)
                    .isFalse();
        }
        assertThat(api.has(new Reference("java/util/ArrayList", "toString()Ljava/lang/String;")))
                .as("inherited from a class above")
                .isTrue();
    }

    /** The libraries come with a list of the classes that they look up by name when they are loaded. */
    @Test
    void everyClassThatTheNativeLibrariesLookForIsThere() throws IOException {
        Set<String> wanted = new HashSet<>();
        for (String library : List.of("jnijavacpp", "jnitensorflowlite")) {
            Enumeration<URL> lists = getClass()
                    .getClassLoader()
                    .getResources("META-INF/native-image/android-arm64/" + library + "/jni-config.json");
            assertThat(lists.hasMoreElements()).as(library).isTrue();
            while (lists.hasMoreElements()) {
                wanted.addAll(names(lists.nextElement()));
            }
        }
        assertThat(wanted).hasSizeGreaterThan(200);
        wanted.removeAll(dex.defined());
        wanted.removeAll(api.classes().keySet());
        assertThat(wanted).isEmpty();
    }

    private static Set<String> names(URL list) throws IOException {
        Set<String> names = new HashSet<>();
        try (InputStream in = list.openStream()) {
            Matcher name = Pattern.compile("\"name\"\\s*:\\s*\"([^\"]+)\"")
                    .matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            while (name.find()) {
                names.add(name.group(1).replace('.', '/'));
            }
        }
        return names;
    }
}

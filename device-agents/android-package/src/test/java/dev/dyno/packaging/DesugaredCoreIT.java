package dev.dyno.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.android.tools.r8.CompilationFailedException;
import com.android.tools.r8.CompilationMode;
import com.android.tools.r8.D8;
import com.android.tools.r8.D8Command;
import com.android.tools.r8.OutputMode;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The trial loop's own tests, on the trial loop as D8 has rewritten it for Android 8: without Java's records, lambdas and younger methods. What
 * D8 writes as dex code it can also write as class files, which a Java virtual machine executes.
 */
class DesugaredCoreIT {
    private static final Path TESTS = Path.of("../agent-core/target/test-classes");
    private static final Pattern REWRITTEN = Pattern.compile("dyno-(agent-core|protocol)-.*\\.jar");
    /** On this test's own class path; of the loop, where they are not rewritten, nothing may come from there. */
    private static final Pattern OURS = Pattern.compile(".*(agent-core|protocol|agent-android|engine-tflite).*");

    private final Path folder;

    DesugaredCoreIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theLoopsOwnTestsHoldForTheCodeThatAndroidGets() throws Exception {
        List<URL> path = new ArrayList<>(
                List.of(desugared().toUri().toURL(), TESTS.toUri().toURL()));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!OURS.matcher(entry).matches()) {
                path.add(Path.of(entry).toUri().toURL());
            }
        }
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            assertThat(loader.loadClass("dev.dyno.protocol.TrialSpec").isRecord())
                    .as("D8 leaves no records")
                    .isFalse();
            thread.setContextClassLoader(loader);
            String said = (String) loader.loadClass(CoreSuite.class.getName())
                    .getMethod("run", Path.class)
                    .invoke(null, TESTS);
            assertThat(said).matches("[1-9][0-9]{2,} passed");
        } finally {
            thread.setContextClassLoader(usual);
        }
    }

    private Path desugared() throws IOException, CompilationFailedException {
        Path jar = folder.resolve("desugared.jar");
        D8Command.Builder command = D8Command.builder()
                .setMinApiLevel(Dex.MIN_API)
                .setMode(CompilationMode.RELEASE)
                .addLibraryFiles(Packaged.ANDROID)
                .setOutput(jar, OutputMode.ClassFile);
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(Packaged.JARS)) {
            for (Path each : jars) {
                if (REWRITTEN.matcher(each.getFileName().toString()).matches()) {
                    command.addProgramFiles(each);
                } else {
                    command.addClasspathFiles(each);
                }
            }
        }
        D8.run(command.build());
        return jar;
    }
}

package dev.dyno.harness.processes;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.openjdk.jmh.generators.BenchmarkProcessor;

/** Makes jars of JMH as teams build them, but that JMH's own classes are named by the manifest instead of being copied. */
final class JmhJar {
    private JmhJar() {}

    /**
     * A jar with one benchmark, {@code sample.Work.work}, whose operation takes a given time and memory. It looks at the clock
     * instead of counting, so that a machine that others load does not make it longer, but for an operation now and then; and it
     * scatters by a per cent, for times that repeat are no evidence.
     *
     * @param micros its median, in microseconds
     * @param bytes that it allocates
     */
    static void write(Path jar, Path scratch, int micros, int bytes) throws IOException {
        Path classes = Files.createDirectories(scratch.resolve("classes-" + micros));
        compile(classes, """
                package sample;
                import java.util.concurrent.ThreadLocalRandom;
                import org.openjdk.jmh.annotations.*;
                @State(Scope.Thread)
                @OutputTimeUnit(java.util.concurrent.TimeUnit.MICROSECONDS)
                @Warmup(iterations = 1, time = 100, timeUnit = java.util.concurrent.TimeUnit.MILLISECONDS)
                @Measurement(iterations = 2, time = 100, timeUnit = java.util.concurrent.TimeUnit.MILLISECONDS)
                public class Work {
                    @Benchmark public byte[] work() {
                        long end = System.nanoTime() + %dL * ThreadLocalRandom.current().nextInt(990, 1011);
                        byte[] bytes = new byte[%d];
                        while (System.nanoTime() < end) {
                            Thread.onSpinWait();
                        }
                        return bytes;
                    }
                }
                """.formatted(micros, bytes));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        libraries().map(Path::toUri).map(URI::toString).collect(Collectors.joining(" ")));
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                Stream<Path> all = Files.walk(classes)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(path).toString()));
                Files.copy(path, out);
            }
        }
    }

    private static void compile(Path classes, String source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///sample/Work.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        String path = libraries().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        boolean done = compiler.getTask(
                        null,
                        null,
                        null,
                        List.of(
                                "-d",
                                classes.toString(),
                                "-cp",
                                path,
                                "-processor",
                                BenchmarkProcessor.class.getName(),
                                "-processorpath",
                                path),
                        null,
                        List.of(file))
                .call();
        if (!done) {
            throw new IOException("the benchmark does not compile");
        }
    }

    /** JMH and what it needs, as the tests have them on their class path. */
    private static Stream<Path> libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry ->
                        entry.matches(".*/(jmh-core|jmh-generator-annprocess|jopt-simple|commons-math3)-[^/]*[.]jar"))
                .map(Path::of);
    }
}

package dev.dyno.packaging;

import com.android.tools.r8.ByteDataView;
import com.android.tools.r8.CompilationFailedException;
import com.android.tools.r8.CompilationMode;
import com.android.tools.r8.D8;
import com.android.tools.r8.D8Command;
import com.android.tools.r8.DexIndexedConsumer;
import com.android.tools.r8.Diagnostic;
import com.android.tools.r8.DiagnosticsHandler;
import com.android.tools.r8.JdkClassFileProvider;
import com.android.tools.r8.origin.PathOrigin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Java's class files as Android's dex code, for the oldest Android that Dyno supports. */
final class Dex {
    /** Android 8, the first with {@code java.nio.file}. */
    static final int MIN_API = 26;

    private Dex() {}

    /**
     * Compiles with D8, which also rewrites what younger Java has and older Android lacks.
     *
     * @param classes class files by name
     * @param android the jar of Android's own classes
     * @return one {@code classes.dex}
     */
    static byte[] compile(Map<String, byte[]> classes, Path android) throws IOException {
        Output output = new Output();
        try {
            D8Command.Builder command = D8Command.builder(new Messages())
                    .setMinApiLevel(MIN_API)
                    .setMode(CompilationMode.RELEASE)
                    .addLibraryFiles(android)
                    .addLibraryResourceProvider(
                            JdkClassFileProvider.fromJdkHome(Path.of(System.getProperty("java.home"))))
                    .setProgramConsumer(output);
            classes.forEach((name, bytes) -> command.addClassProgramData(bytes, new PathOrigin(Path.of(name))));
            D8.run(command.build());
        } catch (CompilationFailedException e) {
            throw new IOException("D8 cannot compile the agent: " + e.getMessage(), e);
        }
        if (output.files.size() != 1) {
            throw new IOException("the agent fills " + output.files.size() + " dex files instead of one");
        }
        return output.files.get(0);
    }

    /** Keeps what D8 made. */
    private static final class Output extends DexIndexedConsumer.ForwardingConsumer {
        private final List<byte[]> files = new ArrayList<>();

        Output() {
            super(null);
        }

        @Override
        public synchronized void accept(
                int index, ByteDataView data, Set<String> descriptors, DiagnosticsHandler handler) {
            files.add(data.copyByteData());
        }
    }

    /** D8's errors end the build by themselves; its remarks on classes of libraries do not concern us. */
    private static final class Messages implements DiagnosticsHandler {
        @Override
        public void warning(Diagnostic warning) {}

        @Override
        public void info(Diagnostic info) {}

        @Override
        @SuppressWarnings("SystemOut") // the build's own output
        public void error(Diagnostic error) {
            System.err.println(error.getOrigin() + ": " + error.getDiagnosticMessage());
        }
    }
}

package dev.dyno.agent.core;

import dev.dyno.agent.engine.EngineException;
import dev.dyno.protocol.Load;
import dev.dyno.protocol.TrialFiles;
import dev.dyno.protocol.TrialResult.Window;
import dev.dyno.protocol.TrialResult.WindowEnd;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A window that is one whole run of a program, which makes its inferences by itself. What it prints goes into files of the trial's
 * folder, in which it runs.
 */
final class ProgramLoop implements LoadLoop {
    /** How often it is looked whether it has ended; a wait for the end by the process itself is not delayed by it. */
    private static final long LOOK_MILLIS = 500;

    /** So much of its last words is told when it fails. */
    private static final int LAST_WORDS = 1_000;

    private final Load.Program program;
    private final TrialFolder folder;

    ProgramLoop(Load.Program program, TrialFolder folder) {
        this.program = program;
        this.folder = folder;
    }

    @Override
    public double samples(double averageNanos) {
        return 1;
    }

    @Override
    public Window run(Inferences inferences) throws EngineException {
        long begin = inferences.begin();
        Process process = start();
        try {
            await(process, inferences, begin);
        } finally {
            process.destroyForcibly();
        }
        long end = inferences.ended(begin);
        int exit = process.exitValue();
        if (exit != 0) {
            throw new EngineException(named("ended with exit code " + exit + lastWords()));
        }
        return inferences.window(end, 1, WindowEnd.COMPLETE);
    }

    private Process start() throws EngineException {
        try {
            Process process = new ProcessBuilder(program.argv())
                    .directory(folder.file(".").toFile())
                    .redirectOutput(folder.file(TrialFiles.PROGRAM_OUT).toFile())
                    .redirectError(folder.file(TrialFiles.PROGRAM_ERR).toFile())
                    .start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new EngineException(
                    named("cannot be started (" + e.getMessage() + "): is it on the device, and for its processor?"));
        }
    }

    private void await(Process process, Inferences inferences, long begin) throws EngineException {
        try {
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (inferences.since(begin) > program.maxNanos()) {
                    throw new EngineException(named("has not ended within " + program.maxNanos() / 1_000_000_000L
                            + " s: ask it for less, or raise trial-time-limit"));
                }
                if (printed() > Load.Program.MOST_BYTES) {
                    throw new EngineException(
                            named("prints without end: more than " + Load.Program.MOST_BYTES + " bytes"));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(named("was interrupted"));
        }
    }

    private long printed() {
        return size(TrialFiles.PROGRAM_OUT) + size(TrialFiles.PROGRAM_ERR) + size(TrialFiles.PROGRAM_JSON);
    }

    private long size(String name) {
        try {
            Path file = folder.file(name);
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0; // gone in between
        }
    }

    private String lastWords() {
        String words = tail(TrialFiles.PROGRAM_ERR);
        words = words.isEmpty() ? tail(TrialFiles.PROGRAM_OUT) : words;
        return words.isEmpty() ? ", without a word" : ": " + words;
    }

    private String tail(String name) {
        try (RandomAccessFile file = new RandomAccessFile(folder.file(name).toFile(), "r")) {
            long from = Math.max(0, file.length() - LAST_WORDS);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8).trim();
        } catch (IOException e) {
            return "";
        }
    }

    private String named(String what) {
        return program.argv().get(0) + " " + what;
    }
}

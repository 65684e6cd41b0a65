package dev.dyno.agent.android;

import android.app.Activity;
import android.app.Instrumentation;
import android.os.Bundle;
import dev.dyno.agent.core.AgentStart;
import dev.dyno.protocol.ResultJson;
import dev.dyno.protocol.TrialFiles;
import dev.dyno.protocol.TrialResult;
import dev.dyno.protocol.TrialResult.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * Runs a trial in the installed package: {@code am instrument -w -e trial FOLDER dev.dyno.agent/.android.TrialInstrumentation}.
 * The result is in the folder, as always, and in the bundle that {@code am} prints. With {@code -e spec FILE} it makes the folder and
 * copies the specification there: what the shell makes among a package's files does not always belong to the package.
 */
public class TrialInstrumentation extends Instrumentation {
    /** The argument with the trial's folder, which the package must be able to write. */
    static final String TRIAL = "trial";
    /** The argument with a specification to copy into the folder, which the package must be able to read. */
    static final String SPEC = "spec";
    /** In the bundle: {@code completed}, or {@code failed in PHASE: MESSAGE}. */
    static final String OUTCOME = "outcome";
    /** In the bundle: the text of {@code result.json}, if it is not too large for one. */
    static final String RESULT = "result";
    /** In the bundle: why there is no result. */
    static final String PROBLEM = "problem";

    /** Android passes a bundle in at most a megabyte that other calls share. */
    private static final int MAX_RESULT_BYTES = 200_000;

    private @Nullable String folder;
    private @Nullable String spec;

    @Override
    public void onCreate(@Nullable Bundle arguments) {
        super.onCreate(arguments);
        folder = arguments == null ? null : arguments.getString(TRIAL);
        spec = arguments == null ? null : arguments.getString(SPEC);
        start();
    }

    @Override
    public void onStart() {
        AndroidPlatform platform = AndroidPlatform.ofPackage(getTargetContext());
        AgentStart start = AgentStart.now(platform);
        Bundle results = new Bundle();
        String given = folder;
        if (given == null) {
            results.putString(PROBLEM, "no trial: am instrument -e " + TRIAL + " FOLDER");
        } else {
            WakeHold awake = new WakeHold(getTargetContext());
            try {
                specify(given);
                tell(TrialRun.of(given, platform, start), results);
            } catch (IOException e) {
                results.putString(PROBLEM, e.toString());
            } finally {
                awake.release();
            }
        }
        finish(results.containsKey(PROBLEM) ? Activity.RESULT_CANCELED : Activity.RESULT_OK, results);
    }

    private void specify(String given) throws IOException {
        String from = spec;
        if (from != null) {
            getTargetContext().getExternalFilesDir(null); // makes Android make the package's part of the shared storage
            Path target = Files.createDirectories(Paths.get(given)).resolve(TrialFiles.SPEC);
            Files.copy(Paths.get(from), target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void tell(TrialRun run, Bundle results) {
        TrialResult result = run.result();
        if (result == null) {
            results.putString(PROBLEM, run.problem());
            return;
        }
        results.putString(OUTCOME, words(result.outcome()));
        byte[] json = ResultJson.write(result);
        if (json.length <= MAX_RESULT_BYTES) {
            results.putString(RESULT, new String(json, StandardCharsets.UTF_8));
        }
    }

    private static String words(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed
                ? "failed in " + failed.phase() + ": " + failed.message()
                : "completed";
    }
}

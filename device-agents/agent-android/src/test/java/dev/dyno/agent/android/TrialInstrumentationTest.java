package dev.dyno.agent.android;

import static org.assertj.core.api.Assertions.assertThat;

import android.app.Activity;
import android.content.Context;
import android.os.Bundle;
import dev.dyno.protocol.ResultJson;
import dev.dyno.protocol.TrialResult;
import dev.dyno.protocol.TrialResult.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.annotation.Config;
import org.robolectric.shadows.ShadowPowerManager;

@RunWith(RobolectricTestRunner.class)
@Config(sdk = {26, 30, 34})
public class TrialInstrumentationTest {
    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    @Test
    public void aTrialsResultIsInTheFolderAndInTheBundle() throws IOException {
        Path folder = temporary.getRoot().toPath();
        Trials.specify(folder, "fixture");
        Recorder recorder = run(folder.toString());

        assertThat(recorder.code).isEqualTo(Activity.RESULT_OK);
        assertThat(recorder.text(TrialInstrumentation.OUTCOME)).isEqualTo("completed");
        TrialResult result = Trials.result(folder);
        assertThat(result.outcome()).isEqualTo(new Outcome.Completed());
        assertThat(result.readings()).containsKeys(ThermalState.STATUS, Battery.LEVEL);
        byte[] told = recorder.text(TrialInstrumentation.RESULT).getBytes(StandardCharsets.UTF_8);
        assertThat(ResultJson.read(told)).isEqualTo(result);
        assertThat(ShadowPowerManager.getLatestWakeLock().isHeld()).isFalse();
    }

    @Test
    public void aSpecificationElsewhereIsCopiedIntoAFolderOfThePackagesOwn() throws IOException {
        Path elsewhere = temporary.getRoot().toPath();
        Trials.specify(elsewhere, "fixture");
        Path folder = elsewhere.resolve("files/trials/run/trial");
        Recorder recorder = run(folder.toString(), elsewhere.resolve("spec.json"));

        assertThat(recorder.code).isEqualTo(Activity.RESULT_OK);
        assertThat(Trials.result(folder).outcome()).isEqualTo(new Outcome.Completed());
        assertThat(run(folder.toString(), elsewhere.resolve("none.json")).text(TrialInstrumentation.PROBLEM))
                .contains("none.json");
    }

    @Test
    public void aFailedTrialIsAResultThatSaysWhere() throws IOException {
        Path folder = temporary.getRoot().toPath();
        Trials.specify(folder, "onnxruntime");
        assertThat(run(folder.toString()).text(TrialInstrumentation.OUTCOME))
                .isEqualTo("failed in runtime: this agent has no runtime 'onnxruntime'; it has [fixture, tflite]");
    }

    @Test
    public void withoutAFolderOrASpecificationItSaysSo() {
        Recorder none = run(null);
        assertThat(none.code).isEqualTo(Activity.RESULT_CANCELED);
        assertThat(none.text(TrialInstrumentation.PROBLEM)).isEqualTo("no trial: am instrument -e trial FOLDER");
        Path empty = temporary.getRoot().toPath();
        assertThat(run(empty.toString()).text(TrialInstrumentation.PROBLEM)).contains("spec.json");
        assertThat(Files.exists(empty.resolve("result.json"))).isFalse();
    }

    private static Recorder run(@Nullable String folder) {
        return run(folder, null);
    }

    private static Recorder run(@Nullable String folder, @Nullable Path spec) {
        Recorder recorder = new Recorder();
        Bundle arguments = new Bundle();
        if (folder != null) {
            arguments.putString(TrialInstrumentation.TRIAL, folder);
        }
        if (spec != null) {
            arguments.putString(TrialInstrumentation.SPEC, spec.toString());
        }
        recorder.onCreate(arguments);
        recorder.onStart();
        return recorder;
    }

    /** Keeps what it would give to Android, and starts no thread. */
    private static final class Recorder extends TrialInstrumentation {
        private int code = Integer.MIN_VALUE;
        private Bundle results = new Bundle();

        String text(String key) {
            return Objects.requireNonNull(results.getString(key), key);
        }

        @Override
        public void start() {}

        @Override
        public Context getTargetContext() {
            return RuntimeEnvironment.getApplication();
        }

        @Override
        public void finish(int resultCode, Bundle bundle) {
            code = resultCode;
            results = bundle;
        }
    }
}

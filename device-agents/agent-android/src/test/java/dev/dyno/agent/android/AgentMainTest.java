package dev.dyno.agent.android;

import static org.assertj.core.api.Assertions.assertThat;

import android.os.Build;
import dev.dyno.agent.core.AgentStart;
import dev.dyno.protocol.TrialResult.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.annotation.Config;
import org.robolectric.util.ReflectionHelpers;

@RunWith(RobolectricTestRunner.class)
@Config(sdk = {26, 30, 34})
public class AgentMainTest {
    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    @Test
    public void aTrialByAppProcessLeavesItsResult() throws IOException {
        Path folder = temporary.getRoot().toPath();
        Trials.specify(folder, "fixture");
        assertThat(run(folder.toString())).isZero();
        assertThat(Trials.result(folder).outcome()).isEqualTo(new Outcome.Completed());
    }

    @Test
    public void wrongUseAndAMissingSpecificationHaveCodesOfTheirOwn() {
        assertThat(run()).isEqualTo(2);
        assertThat(run(temporary.getRoot().getPath())).isEqualTo(3);
    }

    @Test
    public void onADeviceOfAnotherKindTheRuntimeSaysWhatItIsBuiltFor() throws IOException {
        ReflectionHelpers.setStaticField(Build.class, "SUPPORTED_ABIS", new String[] {"armeabi-v7a"});
        ReflectionHelpers.setStaticField(Build.class, "SUPPORTED_64_BIT_ABIS", new String[0]);
        assertThat(failure())
                .isEqualTo(new Outcome.Failed(
                        "runtime", "tflite: built for arm64-v8a only, but this device has [armeabi-v7a]"));
    }

    @Test
    public void aMissingLibraryIsNamed() throws IOException {
        ReflectionHelpers.setStaticField(Build.class, "SUPPORTED_64_BIT_ABIS", new String[] {"arm64-v8a"});
        System.setProperty(TfliteFactory.NATIVES, "/nowhere");
        try {
            assertThat(failure())
                    .isEqualTo(new Outcome.Failed(
                            "runtime", "tflite: no native library /nowhere/tflite/android-arm64/libjnijavacpp.so"));
        } finally {
            System.clearProperty(TfliteFactory.NATIVES);
        }
    }

    private Outcome failure() throws IOException {
        Path folder = temporary.getRoot().toPath();
        Trials.specify(folder, "tflite");
        assertThat(run(folder.toString())).isZero();
        return Trials.result(folder).outcome();
    }

    private static int run(String... arguments) {
        AndroidPlatform platform = AndroidPlatform.ofShell();
        return AgentMain.run(arguments, platform, AgentStart.now(platform));
    }
}

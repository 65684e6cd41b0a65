package dev.dyno.agent.android;

import static org.assertj.core.api.Assertions.assertThat;

import android.app.Notification;
import android.content.Intent;
import dev.dyno.protocol.TrialFiles;
import dev.dyno.protocol.TrialResult.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.robolectric.Robolectric;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.Shadows;
import org.robolectric.annotation.Config;
import org.robolectric.shadows.ShadowPowerManager;

@RunWith(RobolectricTestRunner.class)
@Config(sdk = {26, 30, 34})
public class TrialServiceTest {
    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    @Test
    public void aTrialRunsInTheForegroundAndEndsItsProcess() throws IOException, InterruptedException {
        Path folder = temporary.getRoot().toPath();
        Trials.specify(folder, "fixture");
        Ending service = start(intent(folder));

        Notification shown = Shadows.shadowOf(service).getLastForegroundNotification();
        assertThat(shown.extras.getString(Notification.EXTRA_TITLE)).isEqualTo("Dyno measures a model");
        assertThat(service.ended.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Trials.result(folder).outcome()).isEqualTo(new Outcome.Completed());
        assertThat(Shadows.shadowOf(service).isStoppedBySelf()).isTrue();
        assertThat(ShadowPowerManager.getLatestWakeLock().isHeld()).isFalse();
    }

    @Test
    public void aSecondTrialIsRefusedWhileOneRuns() throws IOException, InterruptedException {
        Path first = temporary.newFolder().toPath();
        Path second = temporary.newFolder().toPath();
        Trials.specify(first, "fixture");
        Trials.specify(second, "fixture");
        Ending service = start(intent(first));
        service.onStartCommand(intent(second), 0, 2);

        assertThat(service.ended.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(first.resolve(TrialFiles.RESULT)).exists();
        assertThat(Files.exists(second.resolve(TrialFiles.RESULT))).isFalse();
        assertThat(service.ended.getCount()).isZero();
    }

    @Test
    public void withoutATrialItStopsAgain() {
        Ending service = start(new Intent());
        assertThat(Shadows.shadowOf(service).isStoppedBySelf()).isTrue();
    }

    private static Intent intent(Path folder) {
        return new Intent().putExtra(TrialInstrumentation.TRIAL, folder.toString());
    }

    private static Ending start(Intent intent) {
        return Robolectric.buildService(Ending.class, intent)
                .create()
                .startCommand(0, 1)
                .get();
    }

    /** Says that it would end the process. */
    public static final class Ending extends TrialService {
        private final CountDownLatch ended = new CountDownLatch(1);

        @Override
        protected void ended() {
            ended.countDown();
        }
    }
}

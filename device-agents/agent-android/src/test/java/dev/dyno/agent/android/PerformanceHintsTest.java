package dev.dyno.agent.android;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import android.app.Application;
import android.os.Build;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.annotation.Config;

@RunWith(RobolectricTestRunner.class)
@Config(sdk = {26, 30, 34})
public class PerformanceHintsTest {
    private final Application app = RuntimeEnvironment.getApplication();

    @Test
    public void aDeviceThatTakesNoHintsSaysWhy() {
        String why = Build.VERSION.SDK_INT < 31
                ? "Android takes performance hints from API 31 on; this device has API " + Build.VERSION.SDK_INT
                : "this device takes no performance hints; its vendor left them out";
        assertThatThrownBy(() -> AndroidPlatform.ofPackage(app).workHint(33_000_000))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage(why);
    }

    @Test
    @Config(sdk = 34)
    public void withoutAContextThereAreNone() {
        assertThatThrownBy(() -> PerformanceHints.of(null, 33_000_000))
                .hasMessage("this device gives no context to a process that is no app");
    }
}

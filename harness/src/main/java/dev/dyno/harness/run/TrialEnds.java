package dev.dyno.harness.run;

import dev.dyno.harness.device.DeviceText;
import dev.dyno.harness.device.TrialEnd;

/** Trial ends in words, each with what a user can do about it. */
final class TrialEnds {
    private TrialEnds() {}

    /** What happened, and the cure where there is one. */
    static String describe(TrialEnd end) {
        if (end instanceof TrialEnd.Crashed crashed) {
            return crashed.describe() + tail(crashed.logTail());
        }
        if (end instanceof TrialEnd.TimedOut late) {
            return "it did not end within trial-time-limit, " + late.limit().toSeconds()
                    + " s, and was killed: raise the limit, or look for a model that never ends" + tail(late.logTail());
        }
        if (end instanceof TrialEnd.Silent silent) {
            return "its agent gave no sign of life for " + silent.silence().toSeconds() + " s and was killed"
                    + tail(silent.logTail());
        }
        return "the agent's result is missing or cannot be read";
    }

    private static String tail(String log) {
        String clean = DeviceText.clean(log);
        return clean.isEmpty() ? "" : "; it last printed: " + clean;
    }
}

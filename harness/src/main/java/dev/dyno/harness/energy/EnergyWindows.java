package dev.dyno.harness.energy;

/**
 * When the device rested and when it worked, on the clock of the readings.
 *
 * @param idleBefore rest with the model loaded, before the measured window
 * @param measured the measured window: all its inferences and nothing else
 * @param idleAfter rest after the measured window
 * @param clockError how far the clock of the readings may lie from the clock of the windows, in seconds; 0 where they are one
 * @param inferences how many there were in the measured window, at least 1
 */
public record EnergyWindows(Span idleBefore, Span measured, Span idleAfter, double clockError, long inferences) {
    public EnergyWindows {
        if (idleBefore.end() > measured.start() || measured.end() > idleAfter.start()) {
            throw new IllegalArgumentException("idle windows lie before and after the measured one");
        }
        if (!(clockError >= 0) || inferences < 1) {
            throw new IllegalArgumentException("a clock's error is not negative, and there is an inference");
        }
    }
}

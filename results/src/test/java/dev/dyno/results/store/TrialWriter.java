package dev.dyno.results.store;

import java.nio.file.Path;

/** A process that appends trials until it is killed; says each one's number when it is on the disk. */
final class TrialWriter {
    private TrialWriter() {}

    /** The argument is the run folder, which it opens. */
    public static void main(String[] arguments) {
        try (RunFolder folder = RunFolder.open(Path.of(arguments[0]))) {
            for (int number = 1; ; number++) {
                folder.appendTrial(new Runs(number).trial(number));
                System.out.println(number);
            }
        }
    }
}

package dev.dyno.harness.architecture.wrong.reports.statistics;

import java.nio.file.Path;

/** Wrong: statistics read files. */
public class Mean {
    public double of(Path file) {
        return file.getNameCount();
    }
}

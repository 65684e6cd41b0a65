package dev.dyno.harness.run;

import dev.dyno.results.store.Sha256;
import dev.dyno.scenarios.Scenario;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What a run is asked to do.
 *
 * @param scenario what to measure
 * @param folder where its results go
 * @param seed what the order of trials follows from
 * @param command the command line that asked, as arguments
 */
public record RunRequest(Scenario scenario, Path folder, long seed, List<String> command) {
    private static final int LONGEST_NAME = 100;

    public RunRequest {
        command = List.copyOf(command);
    }

    /**
     * An identity for the run that starts now. The folder's name alone would not do: runs in folders of the same name,
     * one of them cut off perhaps, must not take each other's trials on a device for their own.
     */
    String runId(Instant start) {
        String name = folder.getFileName().toString().replaceAll("[^A-Za-z0-9._-]+", "-");
        String all = folder.toAbsolutePath() + "\n" + start + "\n" + seed;
        String digest = Sha256.of(all.getBytes(StandardCharsets.UTF_8));
        return name.substring(0, Math.min(name.length(), LONGEST_NAME)) + "-" + digest.substring(0, 8);
    }
}

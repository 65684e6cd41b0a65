package dev.dyno.harness.run;

import dev.dyno.scenarios.Scenario;
import java.nio.file.Path;
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
    public RunRequest {
        command = List.copyOf(command);
    }
}

package dev.dyno.harness.cli;

import dev.dyno.results.store.BaselineFiles;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says where pinned baselines lie. */
final class BaselineFolder {
    @Option(
            names = "--dir",
            paramLabel = "DIR",
            defaultValue = "baselines",
            description = "The folder of the baselines. Default: ${DEFAULT-VALUE}, below the current folder.")
    private Path folder = Path.of("baselines");

    BaselineFiles files(Console console) {
        return new BaselineFiles(console.path(folder));
    }
}

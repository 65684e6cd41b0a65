package dev.dyno.agent.android;

import dev.dyno.protocol.Load;
import dev.dyno.protocol.ResultJson;
import dev.dyno.protocol.SpecJson;
import dev.dyno.protocol.TrialFiles;
import dev.dyno.protocol.TrialResult;
import dev.dyno.protocol.TrialSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Trial folders for tests. */
final class Trials {
    private Trials() {}

    /** Writes the specification of a short trial into a folder. */
    static void specify(Path folder, String runtime) throws IOException {
        Files.write(folder.resolve(TrialFiles.SPEC), SpecJson.write(spec(folder, runtime)));
    }

    /** The result in a folder. */
    static TrialResult result(Path folder) throws IOException {
        return ResultJson.read(Files.readAllBytes(folder.resolve(TrialFiles.RESULT)));
    }

    private static TrialSpec spec(Path folder, String runtime) {
        return new TrialSpec(
                TrialSpec.PROTOCOL,
                "t1",
                folder.resolve("model").toString(),
                runtime,
                "cpu",
                1,
                Map.of(),
                new TrialSpec.Inputs.Random(1),
                null,
                new TrialSpec.WarmUp(0, 0, 0, 0.04, 0),
                new Load.SingleStream(20, 0, 60_000_000_000L),
                1_000_000L,
                true);
    }
}

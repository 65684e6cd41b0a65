package dev.dyno.agent.web;

import dev.dyno.protocol.Load;
import dev.dyno.protocol.SpecJson;
import dev.dyno.protocol.TrialFiles;
import dev.dyno.protocol.TrialSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Trials of the smallest ONNX model there is, y = x for one number. */
final class TinyTrial {
    static final String ID = "r01-tiny";

    private static final String IDENTITY = "08083a370a100a017812017922084964656e746974791201675a0f0a0178120a0a080801"
            + "12040a020801620f0a0179120a0a08080112040a02080142040a00100d";
    private static final long SECOND = 1_000_000_000L;

    private TinyTrial() {}

    /** A trial's folder with its model. */
    static Path folder(Path folder, double seconds) throws IOException {
        Path model = folder.resolve("tiny.onnx");
        Files.createDirectories(folder);
        Files.write(model, HexFormat.of().parseHex(IDENTITY));
        Files.write(folder.resolve(TrialFiles.SPEC), SpecJson.write(spec(model, seconds)));
        return folder;
    }

    static TrialSpec spec(Path model, double seconds) {
        long nanos = (long) (seconds * SECOND);
        return new TrialSpec(
                TrialSpec.PROTOCOL,
                ID,
                model.toString(),
                "onnxruntime-web",
                "wasm",
                1,
                Map.of(),
                new TrialSpec.Inputs.Random(42),
                null,
                new TrialSpec.WarmUp(10, 100_000_000L, SECOND, 0.04, 10),
                new Load.SingleStream(20, nanos, nanos + SECOND),
                null,
                0,
                List.of(),
                SECOND,
                true,
                false);
    }
}

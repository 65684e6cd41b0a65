package dev.dyno.harness.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dyno.scenarios.Candidate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ToolCommandTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BENCHMARK_MODEL | sample | T --graph=M --num_threads=3 -a b",
                "ONNXRUNTIME_PERF_TEST | sample | T -s -I -x 3 -a b M",
                "LLAMA_BENCH | sample | T -m M -t 3 -o json -a b",
                "JMH | sample | T -cp M org.openjdk.jmh.Main -f 1 -foe true -rf json -rff J -t 3 -bm sample -a b",
                "JMH | single-shot | T -cp M org.openjdk.jmh.Main -f 1 -foe true -rf json -rff J -t 3 -bm ss -wi 0 -i 1 -a b",
                "JMH | throughput | T -cp M org.openjdk.jmh.Main -f 1 -foe true -rf json -rff J -t 3 -bm thrpt -a b",
            })
    void everyToolIsToldModelThreadsAndArguments(ForeignTool tool, String mode, String command) {
        Candidate candidate = new Candidate(
                "c",
                "m",
                Path.of("m"),
                null,
                tool.text(),
                "own",
                3,
                Map.of("mode", mode),
                new Candidate.Program("t", null, List.of("-a", "b")));

        assertEquals(command, String.join(" ", ToolCommand.of(tool, candidate, "T", "M", "J")));
    }
}

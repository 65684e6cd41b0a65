package dev.dyno.harness.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dyno.harness.processes.DynoProcess.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Benchmarks of JMH as candidates, as a process with real jars: each round is a fork. */
@Tag("quiet")
class JmhIT {
    private static final int TOKENS = 40_000;

    private Path folder;
    private DynoProcess dyno;

    @BeforeEach
    void sit(@TempDir Path temp) throws IOException {
        folder = temp;
        dyno = new DynoProcess(temp);
        JmhJar.write(temp.resolve("now.jar"), temp, TOKENS);
        Files.copy(temp.resolve("now.jar"), temp.resolve("copy.jar"));
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(Processes.of(folder)).as("processes left behind").isEmpty();
    }

    @Test
    void aSlowerJarFailsAndACopyPasses() throws Exception {
        JmhJar.write(folder.resolve("slow.jar"), folder, TOKENS + TOKENS / 4);
        scenario("slow: { model: slow.jar, runtime: jmh }", "latency.p50: 10 %");

        Ended ended = dyno.type("run", "jmh.yaml", "-o", "out");

        assertThat(ended.code()).as(ended.err()).isEqualTo(1);
        assertThat(decision("slow")).isEqualTo("FAIL");
        // Nine times out of ten it passes; on a machine that others load it may stay undecided.
        assertThat(decision("copy")).isNotEqualTo("FAIL");
        assertThat(Files.readString(folder.resolve("out/run.json")))
                .contains("told by JMH")
                .contains("sample.Work.work");
    }

    @Test
    void aJarThatIsNoneIsNamed() throws Exception {
        Files.writeString(folder.resolve("rubbish.jar"), "no jar at all");
        scenario("rubbish: { model: rubbish.jar, runtime: jmh }", "latency.p50: 10 %");

        Ended ended = dyno.type("run", "jmh.yaml", "-o", "out");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("candidate rubbish").contains("no jar of JMH");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private String decision(String candidate) throws IOException {
        for (JsonNode cell : new JsonMapper()
                .readTree(folder.resolve("out/verdict.json").toFile())
                .path("cells")) {
            if (cell.path("candidate").asText().equals(candidate)
                    && cell.path("metric").asText().equals("latency.p50")) {
                return cell.path("decision").asText();
            }
        }
        throw new AssertionError("no cell of " + candidate);
    }

    private void scenario(String other, String limit) throws IOException {
        Files.writeString(folder.resolve("jmh.yaml"), """
                schema: dyno/scenario/v1
                name: jmh
                baseline: now
                candidates:
                  now: { model: now.jar, runtime: jmh }
                  copy: { model: copy.jar, runtime: jmh }
                  %s
                metrics: [latency.p50, latency.p99, memory.allocated_per_inference]
                gate: { limits: { %s } }
                rounds: { at-least: 3, at-most: 8 }
                """.formatted(other, limit));
    }
}

package dev.dyno.harness.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dyno.harness.processes.DynoProcess.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Benchmarks of JMH as candidates, as a process with real jars: each round is a fork. */
@Tag("quiet")
class JmhIT {
    private static final int MICROS = 200;
    private static final int BYTES = 200_000;

    private Path folder;
    private DynoProcess dyno;

    @BeforeEach
    void sit(@TempDir Path temp) throws IOException {
        folder = temp;
        dyno = new DynoProcess(temp);
        JmhJar.write(temp.resolve("now.jar"), temp, MICROS, BYTES);
        Files.copy(temp.resolve("now.jar"), temp.resolve("copy.jar"));
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(Processes.of(folder)).as("processes left behind").isEmpty();
    }

    @Test
    void aJarFivePerCentSlowerAndHungrierFailsAndACopyPasses() throws Exception {
        JmhJar.write(folder.resolve("slow.jar"), folder, MICROS + MICROS / 20, BYTES + BYTES / 20);
        scenario("slow: { model: slow.jar, runtime: jmh, arguments: [-prof, gc] }");

        Ended ended = dyno.type("run", "jmh.yaml", "-o", "out");

        assertThat(ended.code()).as(ended.err()).isEqualTo(1);
        assertThat(decisions())
                .containsEntry("slow latency.p50", "FAIL")
                .containsEntry("slow memory.allocated_per_inference", "FAIL")
                .containsEntry("copy latency.p50", "PASS")
                .containsEntry("copy memory.allocated_per_inference", "PASS");
        assertThat(Files.readString(folder.resolve("out/run.json")))
                .contains("told by JMH")
                .contains("sample.Work.work");
    }

    @Test
    void aJarThatIsNoneIsNamed() throws Exception {
        Files.writeString(folder.resolve("rubbish.jar"), "no jar at all");
        scenario("rubbish: { model: rubbish.jar, runtime: jmh }");

        Ended ended = dyno.type("run", "jmh.yaml", "-o", "out");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("candidate rubbish").contains("no jar of JMH");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    /** By candidate and metric. */
    private Map<String, String> decisions() throws IOException {
        Map<String, String> decisions = new TreeMap<>();
        for (JsonNode cell : new JsonMapper()
                .readTree(folder.resolve("out/verdict.json").toFile())
                .path("cells")) {
            decisions.put(
                    cell.path("candidate").asText() + " " + cell.path("metric").asText(),
                    cell.path("decision").asText());
        }
        return decisions;
    }

    private void scenario(String other) throws IOException {
        Files.writeString(folder.resolve("jmh.yaml"), """
                schema: dyno/scenario/v1
                name: jmh
                baseline: now
                candidates:
                  now: { model: now.jar, runtime: jmh, arguments: [-prof, gc] }
                  copy: { model: copy.jar, runtime: jmh, arguments: [-prof, gc] }
                  %s
                metrics: [latency.p50, memory.allocated_per_inference]
                gate: { limits: { latency.p50: 2.5 %%, memory.allocated_per_inference: 2.5 %% } }
                rounds: 6
                """.formatted(other));
    }
}

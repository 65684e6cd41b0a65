package dev.dyno.harness.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dyno.harness.processes.DynoProcess.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The noise floor of this machine, measured, kept and used. */
@Tag("quiet")
class DoctorNoiseIT {
    private Path folder;
    private DynoProcess dyno;

    @BeforeEach
    void sit(@TempDir Path temp) throws Exception {
        folder = temp;
        dyno = new DynoProcess(temp);
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(Processes.of(folder)).as("processes left behind").isEmpty();
    }

    @Test
    void noiseIsMeasuredOnceAndKnownToWhateverComesAfter() throws Exception {
        dyno.scenario("small.yaml", 6, "gate: { limits: { latency.p50: 0.01 % } }");

        Ended canary = dyno.type(
                "doctor", "--noise", "small.yaml", "--rounds", "6", "--fail-above", "latency.p50=0.0001%", "-o", "aa");

        assertThat(canary.code()).as(canary.err()).isEqualTo(1);
        assertThat(canary.out())
                .contains("latency.p50", "against a copy of itself", "above the promised", "the limit is +0.01 %");
        JsonNode noise = new ObjectMapper()
                .readTree(folder.resolve("results/noise/this-machine.json").toFile());
        JsonNode p50 = noise.path("metrics").get(0);
        assertThat(p50.path("metric").asText()).isEqualTo("latency.p50");
        assertThat(p50.path("rounds").asInt()).isBetween(4, 6);
        assertThat(p50.path("spread").asDouble()).isPositive();
        assertThat(folder.resolve("aa/report.html")).exists();

        String warning = "this-machine: warning: latency.p50: the limit is +0.01 %";
        assertThat(dyno.type("validate", "small.yaml").err()).contains(warning);
        assertThat(dyno.type("run", "small.yaml", "--dry-run").err()).contains(warning);

        Ended run = dyno.type("run", "small.yaml", "--rounds", "1", "-o", "out");
        assertThat(run.err()).contains("1 round decides nothing");
        JsonNode facts = new ObjectMapper()
                .readTree(Files.readString(folder.resolve("out/run.json")))
                .path("devices")
                .get(0)
                .path("facts");
        assertThat(facts.path("noise.latency.p50").asDouble()).isPositive();
    }
}

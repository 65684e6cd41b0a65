package dev.dyno.harness.lab.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.lab.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthBookTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private static final String ALIAS = "0123456789ab";

    private final Path folder;

    private final List<String> warnings = new ArrayList<>();

    HealthBookTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void whatIsNotedIsThereForTheNextHarness() {
        book().note(ALIAS, "pixel", new HealthEvent.ProbePassed());
        book().note(ALIAS, "pixel", new HealthEvent.Fault("link lost"));
        book().note(ALIAS, "pixel", new HealthEvent.Recovered("reconnect", true));
        HealthRecord read = book().of(ALIAS, "pixel");
        assertThat(read.health()).isEqualTo(Health.SUSPECT);
        assertThat(read.recoveries()).containsExactly(new HealthRecord.Recovery(CLOCK.instant(), true));
        assertThat(read.history()).hasSize(2);
        assertThat(book().of("ffff", "other")).isEqualTo(HealthRecord.unknown("other"));
        assertThat(warnings).isEmpty();
    }

    @Test
    void manyHarnessesLoseNothing() {
        book().note(ALIAS, "pixel", new HealthEvent.TakenOut(Health.MAINTENANCE, "ann", "test"));
        IntStream.range(0, 40).parallel().forEach(i -> book().note(ALIAS, "pixel", new HealthEvent.Fault("f" + i)));
        assertThat(book().of(ALIAS, "pixel").faultsInRow()).isEqualTo(40);
    }

    @Test
    void anInterruptedThreadStillWritesDownWhatItKnows() {
        Thread.currentThread().interrupt();
        book().note(ALIAS, "pixel", new HealthEvent.Fault("stopped"));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(book().of(ALIAS, "pixel").lastFault()).isEqualTo("stopped");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "not json",
                "{\"schema\":\"dyno/device-health/v9\"}",
                "{\"schema\":\"dyno/device-health/v1\",\"device\":\"d\",\"health\":\"fine\",\"faults_in_row\":0,"
                        + "\"probed\":true,\"recoveries\":[],\"last_fault\":\"\",\"history\":[]}",
                "{\"schema\":\"dyno/device-health/v1\",\"device\":\"d\",\"health\":\"good\",\"faults_in_row\":-1,"
                        + "\"probed\":true,\"recoveries\":[],\"last_fault\":\"\",\"history\":[]}"
            })
    void aFileThatMakesNoSenseIsUnknownHealthWithAWarningAndIsKept(String text) throws IOException {
        Files.writeString(folder.resolve(ALIAS + ".json"), text);
        assertThat(book().of(ALIAS, "pixel").health()).isEqualTo(Health.UNKNOWN);
        assertThat(warnings).singleElement().asString().contains("pixel", ALIAS + ".json", "unknown", "damaged");
        assertThat(folder.resolve(ALIAS + ".damaged")).hasContent(text);
        book().note(ALIAS, "pixel", new HealthEvent.ProbePassed());
        assertThat(book().of(ALIAS, "pixel").health()).isEqualTo(Health.GOOD);
    }

    private HealthBook book() {
        return new HealthBook(new StateFolder(folder), CLOCK, HealthLimits.USUAL, warnings::add);
    }
}

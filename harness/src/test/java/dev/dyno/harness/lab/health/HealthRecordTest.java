package dev.dyno.harness.lab.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.lab.health.HealthEvent.Fault;
import dev.dyno.harness.lab.health.HealthEvent.ProbePassed;
import dev.dyno.harness.lab.health.HealthEvent.Recovered;
import dev.dyno.harness.lab.health.HealthEvent.Released;
import dev.dyno.harness.lab.health.HealthEvent.TakenOut;
import dev.dyno.harness.lab.health.HealthEvent.TrialWentWell;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HealthRecordTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final HealthLimits LIMITS = new HealthLimits(3, 4, 2);

    /** P probe passed, T trial went well, F fault, R recovered, Q quarantine, M maintenance, X retire, L release. */
    @ParameterizedTest
    @CsvSource({
        "'',    UNKNOWN",
        "T,     UNKNOWN",
        "P,     GOOD",
        "PT,    GOOD",
        "F,     SUSPECT",
        "PF,    SUSPECT",
        "PFT,   SUSPECT",
        "PFP,   SUSPECT",
        "PFPT,  GOOD",
        "PFTP,  SUSPECT",
        "PFTPT, GOOD",
        "PFF,   SUSPECT",
        "PFFF,  QUARANTINED",
        "PFPFPF,    QUARANTINED",
        "PFFTFF,    SUSPECT",
        "PFFTFFF,   QUARANTINED",
        "PRRR,  GOOD",
        "PRRRR, QUARANTINED",
        "PQ,    QUARANTINED",
        "PQPT,  QUARANTINED",
        "QF,    QUARANTINED",
        "QM,    MAINTENANCE",
        "MFFFFPT,   MAINTENANCE",
        "MRRRRR,    MAINTENANCE",
        "XPT,   RETIRED",
        "XL,    UNKNOWN",
        "FFFL,  UNKNOWN",
        "FFFLP, GOOD",
        "FFFLFF,    SUSPECT",
        "PRRRLR,    UNKNOWN"
    })
    void healthFollowsWhatHappens(String events, Health expected) {
        assertThat(after(events).health()).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(
            value = Health.class,
            names = {"QUARANTINED", "MAINTENANCE", "RETIRED"})
    void nobodyButAPersonLetsADeviceOut(Health out) {
        for (int seed = 0; seed < 200; seed++) {
            HealthRecord record = HealthRecord.unknown("d").after(new TakenOut(out, "ann", "why"), NOW, LIMITS);
            Random random = new Random(seed);
            for (int i = 0; i < 30; i++) {
                record = step(record, "PTFR".charAt(random.nextInt(4)), NOW.plusSeconds(i));
            }
            assertThat(record.health()).isEqualTo(out);
        }
    }

    @Test
    void whatIsWrongIsSaidWithTimeReasonAndWho() {
        HealthRecord record = after("PFFF");
        assertThat(record.lastChange()).hasValueSatisfying(change -> {
            assertThat(change.reason()).contains("3 faults in a row", "it hung");
            assertThat(change.by()).isEqualTo("dyno");
            assertThat(change.at()).isEqualTo(NOW);
        });
        assertThat(record.history())
                .extracting(HealthRecord.Change::health)
                .containsExactly(Health.GOOD, Health.SUSPECT, Health.QUARANTINED);
        assertThat(record.lastFault()).isEqualTo("it hung");
    }

    @Test
    void recoveriesOfYesterdayDoNotCount() {
        HealthRecord record = after("PRRR");
        Instant tomorrow = NOW.plus(Duration.ofHours(24));
        assertThat(step(record, 'R', tomorrow).health()).isEqualTo(Health.GOOD);
        assertThat(step(record, 'R', tomorrow.minusSeconds(1)).health()).isEqualTo(Health.QUARANTINED);
    }

    @Test
    void rebootsAreBoundedPerDay() {
        HealthRecord twice = after("P")
                .after(new Recovered("reboot", true), NOW, LIMITS)
                .after(new Recovered("reboot", true), NOW.plusSeconds(60), LIMITS);
        assertThat(after("PRRR").mayReboot(NOW, LIMITS)).isTrue();
        assertThat(twice.mayReboot(NOW.plusSeconds(61), LIMITS)).isFalse();
        assertThat(twice.mayReboot(NOW.plus(Duration.ofHours(24)), LIMITS)).isTrue();
    }

    @Test
    void whatIsKeptIsBoundedAndOnOneLine() {
        HealthRecord record = HealthRecord.unknown("d");
        for (int i = 0; i < 1000; i++) {
            record = record.after(new Fault("\u001b[31m\n" + "x".repeat(5000)), NOW, LIMITS)
                    .after(new Recovered("reconnect", false), NOW, LIMITS)
                    .after(new Released("ann\u202e\n"), NOW, LIMITS);
        }
        assertThat(record.history()).hasSize(20);
        assertThat(record.lastFault()).hasSize(300).doesNotContain("\n", "\u001b");
        assertThat(record.history())
                .extracting(HealthRecord.Change::by)
                .contains("ann")
                .doesNotContain("ann\u202e\n");
    }

    private static HealthRecord after(String events) {
        HealthRecord record = HealthRecord.unknown("d");
        for (int i = 0; i < events.length(); i++) {
            record = step(record, events.charAt(i), NOW);
        }
        return record;
    }

    private static HealthRecord step(HealthRecord record, char event, Instant at) {
        return record.after(
                switch (event) {
                    case 'P' -> new ProbePassed();
                    case 'T' -> new TrialWentWell();
                    case 'F' -> new Fault("it hung");
                    case 'R' -> new Recovered("reconnect", false);
                    case 'Q' -> new TakenOut(Health.QUARANTINED, "ann", "smoke");
                    case 'M' -> new TakenOut(Health.MAINTENANCE, "ann", "new battery");
                    case 'X' -> new TakenOut(Health.RETIRED, "ann", "broken");
                    case 'L' -> new Released("ann");
                    default -> throw new IllegalArgumentException(List.of(event).toString());
                },
                at,
                LIMITS);
    }
}

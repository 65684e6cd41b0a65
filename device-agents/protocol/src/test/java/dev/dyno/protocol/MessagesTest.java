package dev.dyno.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyno.protocol.TrialResult.AccuracyOutcome;
import dev.dyno.protocol.TrialResult.ClockPair;
import dev.dyno.protocol.TrialResult.ColdStart;
import dev.dyno.protocol.TrialResult.IdleWindows;
import dev.dyno.protocol.TrialResult.Outcome;
import dev.dyno.protocol.TrialResult.Reading;
import dev.dyno.protocol.TrialResult.Rest;
import dev.dyno.protocol.TrialResult.WarmUpOutcome;
import dev.dyno.protocol.TrialResult.Window;
import dev.dyno.protocol.TrialResult.WindowEnd;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    private static final TrialSpec SPEC = new TrialSpec(
            TrialSpec.PROTOCOL,
            "r1-int8 \"quoted\" \u00e9\n",
            "/models/a b.onnx",
            "onnxruntime",
            "cpu",
            2,
            Map.of("allow-spinning", "true", "a", ""),
            new TrialSpec.Inputs.Random(-7),
            new TrialSpec.Accuracy("/x.npy", "/y.npy"),
            TrialSpec.WarmUp.DEFAULT,
            new Load.SingleStream(100, 1, 2_000_000_000_000L),
            new TrialSpec.Idle(5, 6),
            100_000_000L,
            List.of(
                    new TrialSpec.Watch.File("battery/current_now", "/sys/class/power_supply/battery/current_now"),
                    new TrialSpec.Watch.Command("battery", List.of("dumpsys", "battery"))),
            250_000_000L,
            true,
            true);

    private static final TrialResult RESULT = new TrialResult(
            TrialSpec.PROTOCOL,
            "t",
            new Outcome.Completed(),
            new ColdStart(-1, 2, 3, 4),
            new WarmUpOutcome(5, 6, true),
            new Window(7, 8, 9, 12, WindowEnd.LONGEST),
            new IdleWindows(new Rest(1, 2), new Rest(17, 3)),
            List.of(new ClockPair(1, -2, 3), new ClockPair(4, 1_700_000_000_000_000_000L, 6)),
            Map.of(
                    Readings.CPU_TIME,
                    Reading.of(0.25, "s", "counter", "the kernel"),
                    Readings.POWER,
                    Reading.unavailable("W", "no meter")),
            Map.of("runtime.version", "1.26.0"),
            new AccuracyOutcome(9, 10),
            List.of("outputs hold NaN"));

    @Test
    void aSpecificationSurvivesTheTrip() {
        assertThat(SpecJson.read(SpecJson.write(SPEC))).isEqualTo(SPEC);
    }

    @Test
    void aSpecificationWithFilesAndWithoutAccuracySurvivesTheTrip() {
        TrialSpec spec = new TrialSpec(
                TrialSpec.PROTOCOL,
                "t",
                "/m",
                "r",
                "p",
                1,
                Map.of(),
                new TrialSpec.Inputs.Files(List.of("/a.npy", "/b.npy")),
                null,
                TrialSpec.WarmUp.DEFAULT,
                SPEC.load(),
                0,
                false);
        assertThat(SpecJson.read(SpecJson.write(spec))).isEqualTo(spec);
    }

    @ParameterizedTest
    @MethodSource("loads")
    void everyLoadSurvivesTheTrip(Load load) {
        assertThat(SpecJson.read(SpecJson.write(with(load))).load()).isEqualTo(load);
    }

    static Stream<Load> loads() {
        return Stream.of(
                new Load.Periodic(33_333_333L, 300),
                new Load.Burst(20, 2_000_000_000L, 5, 60_000_000_000L),
                new Load.Poisson(12.5, -3, 10_000_000_000L, 20_000_000_000L),
                new Load.Offline(8, 50, 1_000_000_000L, 10_000_000_000L),
                new Load.Sustained(120_000_000_000L, 600_000_000_000L, 0.5));
    }

    @Test
    void aLoadThatIsNoneIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Load.Periodic(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Load.Burst(1 << 20, 0, 1 << 20, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Load.Poisson(Double.NaN, 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Load.Poisson(1e9, 1, 1_000_000_000L, 1_000_000_000L));
        assertThatIllegalArgumentException().isThrownBy(() -> new Load.Offline(0, 1, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Load.Sustained(0, 1, 0));
    }

    private static TrialSpec with(Load load) {
        return new TrialSpec(
                SPEC.protocol(),
                SPEC.trialId(),
                SPEC.modelPath(),
                SPEC.runtime(),
                SPEC.provider(),
                SPEC.threads(),
                SPEC.options(),
                SPEC.inputs(),
                SPEC.accuracy(),
                SPEC.warmUp(),
                load,
                SPEC.telemetryIntervalNanos(),
                SPEC.keepOutputs());
    }

    @Test
    void aResultSurvivesTheTrip() {
        assertThat(ResultJson.read(ResultJson.write(RESULT))).isEqualTo(RESULT);
    }

    @Test
    void aFailedResultSurvivesTheTrip() {
        TrialResult failed = new TrialResult(
                TrialSpec.PROTOCOL,
                "t",
                new Outcome.Failed("load", "no such file"),
                null,
                null,
                null,
                Map.of(),
                Map.of(),
                null,
                List.of());
        assertThat(ResultJson.read(ResultJson.write(failed))).isEqualTo(failed);
    }

    @Test
    void aHeartbeatSurvivesTheTrip() {
        Heartbeat heartbeat = new Heartbeat("t", 42, "measure", 17, 123);
        assertThat(HeartbeatJson.read(HeartbeatJson.write(heartbeat))).isEqualTo(heartbeat);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "protocol" : 2      | "protocol" : 1           | protocol: expected version 2, found 1
            "protocol" : 2      | "protocol" : "2"         | protocol: expected a whole number, found '2'
            "runtime" :         | "runtimes" :             | runtime: missing
            "threads" : 2       | "threads" : 0            | threads: at least 1, not 0
            "threads" : 2       | "threads" : 2.5          | threads: expected a whole number, found 2.5
            "threads" : 2       | "threads" : 9999999999   | threads: expected a whole number of 32 bits
            "threads" : 2       | "threads" : 99999999999999999999 | threads: expected a whole number
            "threads" : 2       | "threads" : 2, "threads" : 2 | Duplicate
            "threads" : 2       | "threads" : 2, "colour" : 2 | colour: unknown field
            "seed" : -7         | "seed" : null            | inputs.seed: missing
            "kind" : "random"   | "kind" : "zeroes"        | inputs.kind: expected random or files, found 'zeroes'
            "keepOutputs" : true | "keepOutputs" : 1       | keepOutputs: expected true or false, found 1
            "single-stream"     | "poisson"                | load.perSecond: missing
            "single-stream"     | "rain"                   | load.kind: expected single-stream, periodic
            "iterations" : 100  | "iterations" : 0         | load bounds out of order
            "a" : ""            | "a" : 3                  | options.a: expected text, found 3
            "beforeNanos" : 5   | "beforeNanos" : -5       | idle: not negative
            "afterNanos" : 6    | "afterNanos" : 6, "x" : 1 | idle.x: unknown field
            "watchIntervalNanos" : 250000000 | "watchIntervalNanos" : 0 | watch interval: positive
            "kind" : "command"  | "kind" : "http"          | watches[1].kind: expected file or command, found 'http'
            "path" : "/sys      | "path" : "sys            | is no absolute path
            "name" : "battery"  | "name" : "a b"           | watches: 'a b' is no name of a watch
            "name" : "battery"  | "name" : "battery/current_now" | watches: 'battery/current_now' stands twice
            "argv" : [ "dumpsys", "battery" ] | "argv" : [ ] | watches: 'battery' names no program
            "argv" : [ "dumpsys", "battery" ] | "argv" : [ 1 ] | watches[1].argv[0]: expected text, found 1
            """)
    void aSpecificationThatIsWrongNamesTheField(String from, String to, String message) {
        String text = new String(SpecJson.write(SPEC), StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> SpecJson.read(bytes(text.replace(from, to))))
                .withMessageContaining(message)
                .withMessageStartingWith("trial specification: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "value" : 0.25      | "value" : "0.25"         | readings.cpu.time.value: expected a finite number
            "value" : 0.25      | "value" : 1e999          | readings.cpu.time.value: expected a finite number
            "correct" : 9       | "correct" : 11           | accuracy: a number out of range
            "nanos" : 9         | "nanos" : -9             | window: a number out of range
            "due" : 12          | "due" : 6                | window: a number out of range
            "end" : "longest"   | "end" : "early"          | window.end: expected complete, longest, room or equilibrium
            "nanos" : 3         | "nanos" : -3             | idle: a number out of range
            "before"            | "befor"                  | idle.before: missing
            "errorNanos" : 6    | "errorNanos" : -6        | clock: a number out of range
            "errorNanos" : 6    | "error" : 6              | clock[1].errorNanos: missing
            "outputs hold NaN"  | ["x"]                    | validity[0]: expected text, found a list
            "completed"         | "won"                    | outcome.kind: expected completed or failed, found 'won'
            """)
    void aResultThatIsWrongNamesTheField(String from, String to, String message) {
        String text = new String(ResultJson.write(RESULT), StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> ResultJson.read(bytes(text.replace(from, to))))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "{} {}", "{\"a\": NaN}", "\u0000", "{\"protocol\": 2}"})
    void whatIsNoMessageIsRefused(String text) {
        assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> ResultJson.read(bytes(text)));
        assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> HeartbeatJson.read(bytes(text)));
    }

    @Test
    void depthAndSizeAreBounded() {
        String deep = "{\"a\":".repeat(5000);
        assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> ResultJson.read(bytes(deep)));
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> ResultJson.read(new byte[(1 << 20) + 1]))
                .withMessageContaining("larger than");
    }

    @Test
    void everyTornOrFlippedResultIsEitherReadOrRefusedCleanly() {
        byte[] whole = ResultJson.write(RESULT);
        Random random = new Random(1);
        for (int i = 0; i < 3000; i++) {
            byte[] hostile = Arrays.copyOf(whole, i < whole.length ? i : whole.length);
            if (hostile.length > 0 && i >= whole.length / 2) {
                hostile[random.nextInt(hostile.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(ResultJson.read(hostile)).isNotNull();
            } catch (MalformedMessageException e) {
                assertThat(e).hasMessageStartingWith("trial result");
            }
        }
    }

    @Test
    void theIdentityIsFoundEvenInASpecificationOfAnotherVersion() {
        assertThat(SpecJson.trialId(bytes("{\"protocol\": 9, \"trialId\": \"t9\"}")))
                .isEqualTo("t9");
        assertThat(SpecJson.trialId(bytes("nonsense"))).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

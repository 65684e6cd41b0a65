package dev.dyno.harness.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyno.harness.energy.EnergyTrack;
import dev.dyno.harness.energy.Point;
import dev.dyno.harness.energy.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeterTrackTest {
    private static final double DELAY = 0.1;
    /** The agent's clock is 50 s behind this machine's. */
    private static final ClockMatch CLOCKS = new ClockMatch(-50_000_000_000L, 1_000_000L, "");

    private static final Span TRIAL = new Span(2, 12);
    private static final long FILE = Long.MIN_VALUE;

    @ParameterizedTest
    @ValueSource(strings = {"1,2", " 1.5 ; 2.25 ", "1e3\t2", "1.5 2", "0,0", "1732213421.123456,2.5\r"})
    void lines_of_meters(String text) {
        assertThat(MeterLine.of(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "time,watts",
                "1",
                "1,",
                "1,2,3",
                "1,-2",
                "-1,2",
                "1,NaN",
                "1,inf",
                "0x1,2",
                "1,1e99",
                "1e99,1",
                "1,2 W",
                "1,2\u0000",
                "１,２"
            })
    void texts_that_are_none(String text) {
        assertThat(MeterLine.of(text)).isEmpty();
    }

    @Test
    void any_bytes_are_a_line_or_none() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int c = random.nextInt(12); c > 0; c--) {
                text.append("0123456789.,e-; \r".charAt(random.nextInt(17)));
            }
            MeterLine.of(text.toString())
                    .ifPresent(line -> assertThat(line.watts()).isBetween(0.0, 100_000.0));
        }
        assertThat(MeterLine.of("1".repeat(10_000) + ",1")).isEmpty();
    }

    @Test
    void readings_lie_on_the_agents_clock_within_the_error_that_is_told() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            double meterAhead = 1000 * random.nextDouble();
            double least = DELAY * random.nextDouble();
            List<MeterLog.Entry> entries = new ArrayList<>();
            for (double agent = 0; agent < 14; agent += 0.1) {
                double arrival = agent + 50 + least + 0.5 * random.nextDouble() * random.nextDouble();
                entries.add(line(arrival, (agent + 50 + meterAhead) + "," + agent));
            }
            MeterTrack track = MeterTrack.of(entries, "", TRIAL, FILE, DELAY, CLOCKS);

            assertThat(track.clockError()).isBetween(0.05, 0.052);
            for (Point point : track.track().power()) {
                // what it tells is the agent's time itself
                assertThat(point.time()).isCloseTo(point.value(), within(track.clockError() + 0.05));
            }
        }
    }

    @Test
    void the_start_of_its_program_bounds_its_clock_too() {
        List<MeterLog.Entry> entries = steady(0, 14);
        MeterTrack track = MeterTrack.of(entries, "", TRIAL, 50_000_000_000L - 10_000_000, DELAY, CLOCKS);

        assertThat(track.clockError()).isLessThan(0.02);
    }

    @Test
    void a_meter_that_dies_stalls_or_comes_too_late_is_refused_with_the_reason() {
        assertThat(refusal(steady(0, 8), "its program ended with 1"))
                .contains("nothing for", "its program ended with 1");
        assertThat(refusal(List.of(), "its program ended with 127")).contains("said nothing", "127");
        assertThat(refusal(steady(5, 14), "")).contains("begin after the trial's start");
        List<MeterLog.Entry> stalled = steady(0, 5);
        stalled.addAll(steady(8, 14));
        assertThat(refusal(stalled, "")).contains("nothing for 3");
    }

    @Test
    void broken_lines_are_passed_over_where_they_are_few() {
        List<MeterLog.Entry> entries = steady(0, 14);
        entries.add(20, line(52, "1,2,"));
        assertThat(MeterTrack.of(entries, "", TRIAL, FILE, DELAY, CLOCKS).track())
                .isInstanceOf(EnergyTrack.Power.class);
        entries.add(30, line(53, "error \u001b[31m overload"));
        assertThat(refusal(entries, "")).contains("2 of 143", "1,2,").doesNotContain("\u001b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mon Mar  4 10:00:00 GMT 2019,12.5,1000000", // a profiler's: when, load, memory
                "10:00:00: 1800MHz  1.20  40%   1%  39%   0%   0%   0%  48.5°C", // a monitor of clocks and heat
                "10:00:00: 1800/2200MHz  1.20  40%",
            })
    void tables_of_other_things_than_power_are_refused_with_a_line_of_them(String row) {
        MeterLog log = new MeterLog();
        for (int i = 0; i < 50; i++) {
            log.arrived(50_000_000_000L + i * 100_000_000L, row);
        }
        assertThat(refusal(log.since(0), "")).contains("50 of 50", "no 'time,watts'", row.substring(0, 7));
    }

    @Test
    void the_names_of_columns_before_all_lines_are_no_broken_line() {
        MeterLog log = new MeterLog();
        log.arrived(1, "time,watts\r");
        log.arrived(2, "1.5,2.5\r");
        log.arrived(3, "time,watts");

        assertThat(log.since(0)).hasSize(2);
        assertThat(log.since(0).get(0).line()).hasValue(new MeterLine(1.5, 2.5));
    }

    @Test
    void clocks_that_run_backwards_or_cannot_be_matched_are_refused() {
        List<MeterLog.Entry> entries = steady(0, 14);
        entries.add(line(65, "3,1"));
        assertThat(refusal(entries, "")).contains("ran backwards");
        MeterTrack unmatched =
                MeterTrack.of(steady(0, 14), "", TRIAL, FILE, DELAY, new ClockMatch(0, 0, "the wall clock was set"));
        assertThat(unmatched.track()).isEqualTo(new EnergyTrack.Refused("the wall clock was set"));
    }

    private static String refusal(List<MeterLog.Entry> entries, String ended) {
        EnergyTrack track =
                MeterTrack.of(entries, ended, TRIAL, FILE, DELAY, CLOCKS).track();
        return track instanceof EnergyTrack.Refused refused ? refused.reason() : "";
    }

    /** Ten lines a second, on this machine's clock, between two moments on the agent's. */
    private static List<MeterLog.Entry> steady(double from, double to) {
        List<MeterLog.Entry> entries = new ArrayList<>();
        for (double agent = from; agent < to; agent += 0.1) {
            entries.add(line(agent + 50, (agent + 50) + "," + (agent % 2)));
        }
        return entries;
    }

    private static MeterLog.Entry line(double here, String text) {
        MeterLog log = new MeterLog();
        log.arrived((long) (here * 1e9), text);
        return log.since(0).get(0);
    }
}

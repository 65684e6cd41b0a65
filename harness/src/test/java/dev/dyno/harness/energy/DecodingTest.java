package dev.dyno.harness.energy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.energy.BoardMonitor.Channel;
import dev.dyno.results.metric.Provenance.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What counters and gauges other than a battery's say, well and badly. */
class DecodingTest {
    private static final String RAPL = "intel-rapl_0/energy_uj";
    private static final String ODPM = "iio_device0/energy_value";
    private static final String BATTERY = "dumpsys-battery";

    private static EnergySource rapl(double range) {
        return new EnergyCounters(
                Kind.COUNTER,
                "RAPL",
                List.of(new EnergyCounters.Counter("/sys/class/powercap/intel-rapl:0/energy_uj", range)));
    }

    private static String shown(EnergySource source, Texts texts) {
        return Texts.shown(source.decode(texts.raw()));
    }

    @Test
    void aCounterThatWrapsGoesOn() {
        // 5 W: 0.5 J from one reading to the next, and round once every 8 J.
        Texts texts = new Texts().says(RAPL, i -> (500_000L * i + 3_000_000) % 8_000_000 + "\n");

        assertThat(shown(rapl(8), texts)).isEqualTo("counter: 5.000 W of 60");
        assertThat(shown(rapl(0), texts)).contains("refused", "a value that is not known");
    }

    @Test
    void aCounterThatWasResetIsRefused() {
        assertThat(shown(rapl(262_143), new Texts().says(RAPL, i -> (i < 30 ? 900_000_000L : 0) + 500_000L * i + "")))
                .contains("was reset");
    }

    @Test
    void aCounterThatMayHaveWrappedUnseenIsRefused() {
        Texts texts =
                new Texts().says(RAPL, i -> (500_000L * i) % 8_000_000 + "").fails(RAPL, 60, "x");
        List<RawReading> readings = new java.util.ArrayList<>(texts.raw().get(RAPL));
        readings.subList(20, 40).clear();
        texts.raw().put(RAPL, readings);

        assertThat(shown(rapl(8), texts)).contains("may have wrapped unseen");
    }

    @Test
    void severalCountersAreAddedUp() {
        EnergySource two = new EnergyCounters(
                Kind.COUNTER,
                "two",
                List.of(new EnergyCounters.Counter("/a/x/e", 0), new EnergyCounters.Counter("/a/y/e", 0)));

        assertThat(shown(two, new Texts().says("x/e", i -> 300_000L * i + "").says("y/e", i -> 200_000L * i + "")))
                .startsWith("counter: 5.000 W");
        assertThat(shown(two, new Texts().says("x/e", i -> 300_000L * i + ""))).contains("/a/y/e", "it was never read");
    }

    private static String rails(int i, String end) {
        // Updated every second reading only, 3 W and 1 W.
        long millis = 349_000 + 200L * (i / 2);
        return String.format(
                Locale.ROOT,
                "t=%d%sCH0(T=%d)[S2M_VDD_CPUCL2], %d%sCH1(T=%d)[S3M_VDD_MIF], %d, 17%s",
                millis,
                end,
                millis,
                600_000L * (i / 2),
                end,
                millis,
                200_000L * (i / 2),
                end);
    }

    @Test
    void railsAreAddedUpAtTheirOwnTimes() {
        EnergySource odpm = new RailCounters(Kind.COUNTER, List.of("/sys/bus/iio/devices/iio:device0/energy_value"));

        assertThat(odpm.watches().get(0).name()).isEqualTo(ODPM);
        assertThat(shown(odpm, new Texts().says(ODPM, i -> rails(i, "\n")))).isEqualTo("counter: 4.000 W of 30");
        assertThat(shown(odpm, new Texts().says(ODPM, i -> rails(i, "\r\n")))).isEqualTo("counter: 4.000 W of 30");
    }

    @Test
    void aTextThatLacksARailIsLeftOut() {
        EnergySource odpm = new RailCounters(Kind.COUNTER, List.of("/sys/bus/iio/devices/iio:device0/energy_value"));
        Texts cut = new Texts().says(ODPM, i -> {
            String whole = rails(i, "\n");
            return i % 8 == 4 ? whole.substring(0, whole.length() - 9) : whole;
        });

        assertThat(shown(odpm, cut)).startsWith("counter: 4.000 W");
        assertThat(shown(odpm, new Texts().says(ODPM, i -> "t=1\n"))).contains("they show no rails");
        assertThat(shown(odpm, new Texts().says(ODPM, i -> rails(i, "\n")).fails(ODPM, 1, "Input/output error")))
                .contains("Input/output error");
        assertThat(shown(odpm, new Texts().says(ODPM, i -> rails(i, "\n").replace("], ", i < 30 ? "], 9" : "], "))))
                .contains("it was reset");
    }

    private static String battery(int charge, String status) {
        return "Current Battery Service state:\r\n  AC powered: false\r\n  USB powered: false\r\n  vendor extra: 5\r\n  Charge counter: "
                + charge + "\r\n  status: " + status + "\r\n  voltage: 4000\r\n  level: 60\r\n";
    }

    @Test
    void aChargeThatFallsIsEnergyAndOneThatRisesIsNot() {
        EnergySource counter = new BatteryCounter(Kind.COUNTER);

        assertThat(shown(counter, new Texts().says(BATTERY, i -> battery(3_000_000 - 25 * i, "3"))))
                .isEqualTo("counter: 3.600 W of 60");
        assertThat(shown(counter, new Texts().says(BATTERY, i -> battery(3_000_000 + 25 * i, "3"))))
                .contains("rose");
        assertThat(shown(counter, new Texts().says(BATTERY, i -> battery(3_000_000 - i, "2"))))
                .contains("charging");
        assertThat(shown(
                        counter,
                        new Texts()
                                .says(
                                        BATTERY,
                                        i -> battery(3_000_000 - i, "3")
                                                .replace("USB powered: false", "USB powered: true"))))
                .contains("another supply");
        assertThat(shown(
                        counter,
                        new Texts()
                                .says(
                                        BATTERY,
                                        i -> "(UPDATES STOPPED -- use 'reset' to restart)\n"
                                                + battery(3_000_000 - i, "3"))))
                .contains("may be faked", "dumpsys battery reset");
        assertThat(shown(
                        counter,
                        new Texts().says(BATTERY, i -> battery(3_000_000, "3").substring(0, 120))))
                .contains("refused");
    }

    @Test
    void channelsOfABoardAreAddedUp() {
        EnergySource board = new BoardMonitor(
                Kind.GAUGE,
                "board",
                List.of(
                        new Channel("/h/hwmon1/curr1_input", "/h/hwmon1/in1_input"),
                        new Channel("/h/hwmon1/power2_input", "")));
        Texts texts = new Texts()
                .says("hwmon1/curr1_input", i -> 400 + i % 2 + "")
                .says("hwmon1/in1_input", i -> "5000")
                .says("hwmon1/power2_input", i -> "1000000");

        assertThat(shown(board, texts)).isEqualTo("gauge: 3.003 W of 60");
        assertThat(shown(board, texts.says("hwmon1/in1_input", i -> "N/A"))).contains("hwmon1/in1_input", "no number");
    }

    @Test
    void commandsPrintPowerOrWhyNot() {
        EnergySource nvidia = CommandGauge.nvidia(Kind.GAUGE);
        EnergySource pmic = CommandGauge.pmic(Kind.MODELLED);
        EnergySource tegrastats = CommandGauge.tegrastats(Kind.GAUGE);

        assertThat(shown(nvidia, new Texts().says("nvidia-smi", i -> "31.25\n")))
                .isEqualTo("gauge: 31.250 W of 60");
        assertThat(shown(nvidia, new Texts().says("nvidia-smi", i -> "[N/A]\n")))
                .contains("no number");
        assertThat(shown(
                        pmic,
                        new Texts().says("vcgencmd", i -> "VDD_CORE_A current(7)=2.0A\nVDD_CORE_V volt(15)=1.0V\n")))
                .isEqualTo("gauge: 2.878 W of 60");
        assertThat(pmic.provenance().kind()).isEqualTo(Kind.MODELLED);
        assertThat(shown(
                        tegrastats,
                        new Texts()
                                .says(
                                        "tegrastats",
                                        i -> "RAM 2639/7620MB tj@45C VDD_IN 5263mW/5100mW VDD_SOC 1794mW/1794mW\n")))
                .isEqualTo("gauge: 5.263 W of 60");
        assertThat(shown(tegrastats, new Texts().says("tegrastats", i -> "POM_5V_GPU 80/80 POM_5V_IN 2100/2090\n")))
                .isEqualTo("gauge: 2.100 W of 60");
        assertThat(shown(tegrastats, new Texts().says("tegrastats", i -> "VDD_SOC 1794mW/1794mW\n")))
                .contains("no VDD_IN");
        // of an AGX Orin, where VIN_SYS_5V0 is one input of several, and VDDQ a part of it
        String orin =
                "VDD_GPU_SOC 3000mW/3000mW VDD_CPU_CV 800mW/800mW VIN_SYS_5V0 3600mW/3600mW VDDQ_VDD2_1V8AO 600mW/6mW";
        assertThat(shown(tegrastats, new Texts().says("tegrastats", i -> orin + "\n")))
                .isEqualTo("gauge: 7.400 W of 60");
        assertThat(shown(tegrastats, new Texts().says("tegrastats", i -> orin))).contains("may be cut off");
    }

    @Test
    void whateverTheTextsHoldNothingIsThrown() {
        List<EnergySource> sources = List.of(
                rapl(8),
                new RailCounters(Kind.COUNTER, List.of("/sys/bus/iio/devices/iio:device0/energy_value")),
                new BatteryCounter(Kind.COUNTER),
                CommandGauge.pmic(Kind.MODELLED),
                CommandGauge.nvidia(Kind.GAUGE));
        Random random = new Random(9);
        for (int round = 0; round < 200; round++) {
            Texts texts = new Texts();
            for (String watch : List.of(RAPL, ODPM, BATTERY, "vcgencmd", "nvidia-smi")) {
                texts.says(
                        watch,
                        i -> mutilated(random, watch.equals(ODPM) ? rails(i, "\n") : battery(i * 1000, "3") + i));
            }
            for (EnergySource source : sources) {
                assertThat(source.decode(texts.raw())).isNotNull();
                assertThat(source.decode(Map.of())).isInstanceOf(EnergyTrack.Refused.class);
            }
        }
    }

    private static String mutilated(Random random, String whole) {
        StringBuilder text = new StringBuilder(whole.substring(0, random.nextInt(whole.length() + 1)));
        for (int edits = random.nextInt(4); edits > 0 && !text.isEmpty(); edits--) {
            text.setCharAt(random.nextInt(text.length()), "\n9-.,[ )e\u0000".charAt(random.nextInt(10)));
        }
        return text.toString();
    }
}

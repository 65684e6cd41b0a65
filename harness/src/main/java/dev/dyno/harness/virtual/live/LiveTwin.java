package dev.dyno.harness.virtual.live;

import dev.dyno.harness.virtual.twin.TwinGauge;
import dev.dyno.harness.virtual.twin.TwinModel;
import dev.dyno.harness.virtual.twin.TwinReading;
import dev.dyno.harness.virtual.twin.TwinState;
import dev.dyno.harness.virtual.twin.TwinTexts;
import dev.dyno.scenarios.twin.Faults;
import dev.dyno.scenarios.twin.Throttling;
import dev.dyno.scenarios.twin.TwinParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The twin of one virtual device, which goes on whenever it is told to. */
public final class LiveTwin implements AutoCloseable {
    /** Says, in a device's folder, which start of it shows its twin: the number of that start's first process. */
    public static final String SHOWN = "twin.shown";

    /** The truth, in a device's folder. */
    public static final String TRUTH = "truth.csv";

    private static final double LONGEST_STEP = 0.1;
    private static final double SHORTEST_STEP = 0.05;
    private static final long BRAKE_NANOS = 200_000_000;
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final Path device;
    private final TwinParameters parameters;
    private final TwinModel model;
    private final TwinGauge gauge;
    private final TwinTexts texts;
    private final Truth truth;
    private final ProcessorTime time;
    private final Brake brake;
    private Faults.Reading fault;
    private @Nullable FileTime switched;
    private @Nullable Screen screen;
    private long first;
    private double used;
    private double coreSeconds;
    private long then;
    private long braked;

    /**
     * The twin of a device.
     *
     * @param device its folder, in which {@code pid} says which process is its first
     * @param now the monotonic clock in ns
     */
    public LiveTwin(Path device, TwinParameters parameters, long now) throws IOException {
        this.device = device;
        this.parameters = parameters;
        long seed = String.valueOf(device.getFileName()).hashCode();
        this.model = new TwinModel(parameters, seed);
        this.gauge = new TwinGauge(parameters, model.state(), seed + 1);
        this.texts = new TwinTexts(parameters);
        this.truth = new Truth(device.resolve(TRUTH));
        this.time = new ProcessorTime(device);
        this.brake = Brake.of(device, time);
        this.fault = parameters.faults().reading();
        this.then = now;
        gauge.stale(fault == Faults.Reading.STALE);
        this.first = first();
        this.used = first == 0 ? 0 : time.seconds(first);
    }

    /** What a device shows before its twin first goes on, by paths below {@code /sys}. */
    public static Map<String, String> atFirst(TwinParameters parameters) {
        TwinModel model = new TwinModel(parameters, 0);
        TwinGauge gauge = new TwinGauge(parameters, model.state(), 0);
        return all(parameters, new TwinTexts(parameters), gauge.reading(), model.state(), new double[CORES]);
    }

    /** How often it is to go on: a gauge's period in as few equal parts as its model and its users bear. */
    public long stepNanos() {
        double period = Math.max(SHORTEST_STEP, parameters.gauge().seconds());
        return Math.round(period / Math.ceil(period / LONGEST_STEP) * 1e9);
    }

    /**
     * Goes on to a moment: learns what the device has done since the last one, and shows and writes down what comes of that.
     *
     * @param now the monotonic clock in ns
     * @param unixMillis the clock on the wall
     */
    public void goOn(long now, long unixMillis) throws IOException {
        follow();
        long starting = first();
        if (starting != first) {
            first = starting;
            screen = null;
        }
        double total = first == 0 ? 0 : time.seconds(first);
        double more = Math.max(0, total - used);
        used = total;
        double seconds = (now - then) / 1e9;
        then = now;
        if (seconds <= 0) {
            return;
        }
        coreSeconds += more;
        double[] coreUse = spread(more / seconds / model.state().share());
        TwinState state = model.step(seconds, coreUse);
        TwinReading reading = gauge.see(state);
        truth.add(now, unixMillis, state, coreSeconds);
        if (first != 0) {
            slow(now, state);
            show(reading, state, coreUse);
        }
    }

    @Override
    public void close() {
        brake.close();
        truth.close();
    }

    /** Busy cores after each other. A core that is slowed down to a share is busy all the time when it works that share of it. */
    private static double[] spread(double cores) {
        double[] use = new double[CORES];
        for (int core = 0; core < CORES; core++) {
            use[core] = Math.min(1, Math.max(0, cores - core));
        }
        return use;
    }

    private void slow(long now, TwinState state) {
        // The number of a system that has just ended may be another's: only one that shows a twin is slowed down.
        if (now - braked >= BRAKE_NANOS && screen != null && screen.there()) {
            braked = now;
            brake.leave(state.share(), first);
        }
    }

    private void show(TwinReading reading, TwinState state, double[] coreUse) {
        try {
            if (screen == null) {
                Screen starting = new Screen(first);
                if (!starting.there()) {
                    return;
                }
                screen = starting;
                screen.show(all(parameters, texts, reading, state, coreUse), texts.ofCurrent(), fault);
                Files.writeString(device.resolve(SHOWN), Long.toString(first));
                return;
            }
            screen.show(all(parameters, texts, reading, state, coreUse), texts.ofCurrent(), fault);
        } catch (IOException e) {
            screen = null; // The device restarts or ends just now.
        }
    }

    private static Map<String, String> all(
            TwinParameters parameters, TwinTexts texts, TwinReading reading, TwinState state, double[] coreUse) {
        Map<String, String> all = texts.of(reading, state, coreUse);
        // For dumpsys thermalservice.
        all.put(Screen.OWN + "/status", Integer.toString(state.status()));
        boolean die = parameters.throttling().sensor() == Throttling.Sensor.DIE;
        all.put(Screen.OWN + "/sensor", die ? "cpu-0-0" : "skin");
        return all;
    }

    /** Does what was switched since the last time. */
    private void follow() throws IOException {
        Path file = Switches.file(device);
        FileTime changed = Files.exists(file) ? Files.getLastModifiedTime(file) : null;
        if (changed == null || changed.equals(switched)) {
            return;
        }
        switched = changed;
        Switches switches = Switches.of(device);
        switches.charging().ifPresent(model::charging);
        switches.ambient().ifPresent(model::ambient);
        switches.charge().ifPresent(model::charge);
        switches.reading().ifPresent(reading -> fault = reading);
        gauge.stale(fault == Faults.Reading.STALE);
    }

    /** The first process of the device's system; 0 while it has none. */
    private long first() {
        String pid = Processes.read(device.resolve("pid")).strip();
        return pid.matches("[0-9]{1,9}") ? Long.parseLong(pid) : 0;
    }
}

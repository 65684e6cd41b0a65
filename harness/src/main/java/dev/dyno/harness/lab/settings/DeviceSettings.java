package dev.dyno.harness.lab.settings;

import dev.dyno.harness.device.DeviceScript;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.harness.transport.ExecResult;
import dev.dyno.results.error.DeviceException;
import dev.dyno.scenarios.Lab;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The settings of one device during one use of it. For one thread. */
public final class DeviceSettings {
    /** Each of a dozen settings takes a few programs of the device, and each of them may hang. */
    private static final ExecLimits PATIENT = new ExecLimits(Duration.ofMinutes(2), 1 << 16, 1 << 12);

    private static final byte[] NOTHING = {};
    private static final int MOST_LINES = 300;

    private final WantedSettings wanted;
    private final Consumer<String> notices;
    private final Map<String, String> facts = new TreeMap<>();
    private boolean changed;

    /**
     * Those that a row of a lab file asks for.
     *
     * @param notices is told what a person who watches should know
     */
    public DeviceSettings(Lab.Entry device, Consumer<String> notices) {
        this.wanted = WantedSettings.of(device);
        this.notices = notices;
    }

    /**
     * Brings the device's settings to what is wanted; first back to what they were before a use that did not end in order. A
     * setting that cannot be had is told and is no error.
     *
     * @throws DeviceException if the device vanishes
     */
    public void apply(DeviceSession session) {
        changed = wanted.any();
        run(session, wanted).forEach(this::told);
    }

    /** What the wanted settings are now, by setting; those that could not be had say so. */
    public Map<String, String> facts() {
        return Map.copyOf(facts);
    }

    /**
     * Brings back what was changed. Never throws, and does its work for a thread that was interrupted, too; what cannot be brought
     * back is by whoever uses the device next.
     */
    public void restore(DeviceSession session) {
        if (!changed) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            run(session, WantedSettings.NONE).stream()
                    .filter(line -> line.word().equals("stuck"))
                    .forEach(this::told);
        } catch (DeviceException e) {
            notices.accept(
                    "its settings could not be brought back, which the next use of it will do: " + e.getMessage());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void told(SettingLine line) {
        switch (line.word()) {
            case "set", "kept" -> facts.put("setting." + line.shown(), line.now());
            case "refused" -> {
                facts.put(
                        "setting." + line.shown(),
                        line.found() + ", and not " + line.value() + " as the lab file asks");
                notices.accept("its setting " + line.shown() + " is " + line.found() + " and not " + line.value()
                        + " as the lab file asks; that may take root, or its system has none");
            }
            case "restored" -> notices.accept("its setting " + line.shown() + " was brought back to " + line.value());
            case "stuck" ->
                notices.accept("its setting " + line.shown() + " is " + line.found()
                        + " and could not be brought back to " + line.value() + "; set it by hand");
            case "reset" -> notices.accept("its battery's values were faked by somebody, and tell the truth again");
            default -> {}
        }
    }

    private static List<SettingLine> run(DeviceSession session, WantedSettings settings) {
        List<String> arguments = new ArrayList<>(List.of(session.workFolder().value()));
        arguments.addAll(settings.words());
        ExecResult result = DeviceScript.SETTINGS.run(session, arguments, NOTHING, PATIENT);
        return result.text()
                .lines()
                .limit(MOST_LINES)
                .flatMap(line -> SettingLine.parse(line).stream())
                .toList();
    }
}

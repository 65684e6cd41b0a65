package dev.dyno.harness.cli;

import dev.dyno.harness.device.DeviceText;
import dev.dyno.harness.probe.Reading;
import dev.dyno.results.metric.MetricValue;
import dev.dyno.results.metric.Metrics;
import dev.dyno.results.metric.Quantities;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code dyno doctor --full} found on one phone, as text that can be sent to somebody. */
final class PhoneReport {
    private final String secret;
    private final String alias;
    private final Map<String, String> steps = new LinkedHashMap<>();
    private final List<String> details = new ArrayList<>();
    private boolean failed;

    /**
     * An empty one.
     *
     * @param secret the device's serial number, which is nowhere in the text
     * @param alias what stands in its place
     */
    PhoneReport(String secret, String alias) {
        this.secret = secret;
        this.alias = alias;
    }

    /** Notes a step that went well. */
    void fine(String step, String found) {
        steps.put(step, "ok: " + DeviceText.line(found));
    }

    /** Notes one that did not. */
    void failed(String step, String why) {
        failed = true;
        steps.put(step, "FAILED: " + DeviceText.line(why));
    }

    boolean failed() {
        return failed;
    }

    /** What the device is. */
    void profile(DeviceProfile device) {
        details.add("## The device\n");
        row("model", device.model());
        row("system on a chip", device.soc());
        row("build", device.build());
        row("instruction set, cores", device.abi() + ", " + device.cores());
        row("memory", (device.memoryBytes() >> 20) + " MiB");
        row("simulated", String.valueOf(device.simulated()));
        device.facts().forEach(this::row);
    }

    /** What it tells of itself. */
    void readings(List<Reading> readings) {
        details.add("\n## What it tells\n");
        for (Reading reading : readings) {
            ProbeCommand.Row row = ProbeCommand.Row.of(reading);
            row(
                    row.name(),
                    row.unavailable() == null
                            ? ProbeCommand.shown(reading.value())
                            : "unavailable: " + row.unavailable());
        }
    }

    /** What was measured by one entry. */
    void trials(String entry, RunRecord run) {
        for (TrialRecord trial : run.trials()) {
            String step = entry + ", " + trial.candidate();
            details.add("\n## " + step + "\n");
            trial.issues().forEach(issue -> row(issue.severity().name(), issue.message()));
            trial.validity().forEach(reason -> row("does not count", reason));
            run.metrics().forEach(name -> row(name, shown(name, trial.metrics().get(name))));
            trial.facts().forEach(this::row);
            if (trial.state() == TrialRecord.State.COMPLETED) {
                fine(step, "p50 " + shown("latency.p50", trial.metrics().get("latency.p50")));
            } else {
                failed(
                        step,
                        trial.issues().isEmpty()
                                ? "no reason"
                                : trial.issues().get(0).message());
            }
        }
    }

    /** The steps, one a line. */
    List<String> lines() {
        return steps.entrySet().stream()
                .map(step -> hidden(step.getKey() + ": " + step.getValue()))
                .toList();
    }

    /** All of it, in Markdown. */
    String text(String device, String version) {
        StringBuilder text = new StringBuilder("# Dyno " + version + " on " + device + " (" + alias + ")\n\n");
        lines().forEach(line -> text.append("- ").append(line).append('\n'));
        text.append('\n');
        details.forEach(line -> text.append(line).append('\n'));
        return hidden(text.toString());
    }

    private String hidden(String text) {
        return secret.isEmpty() ? text : text.replace(secret, alias);
    }

    private void row(String name, String value) {
        details.add("- " + DeviceText.line(name) + ": " + DeviceText.line(value));
    }

    private static String shown(String name, @Nullable MetricValue value) {
        if (value instanceof MetricValue.Measured measured) {
            return Metrics.named(name)
                    .map(metric -> Quantities.format(measured.value(), metric.unit()))
                    .orElse(Double.toString(measured.value()));
        }
        return value instanceof MetricValue.Unavailable none ? "unavailable: " + none.reason() : "not measured";
    }
}

package dev.dyno.harness.energy;

import dev.dyno.harness.probe.Reading;
import dev.dyno.results.metric.Provenance.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The batteries of a device by which its energy can be learned just now. */
final class BatteryOffer {
    private static final String CURRENT = ".current";

    private final Readings readings;
    private final List<String> refused;

    /**
     * The batteries of a device.
     *
     * @param refused where those that cannot be used are added, with the reason
     */
    BatteryOffer(Readings readings, List<String> refused) {
        this.readings = readings;
        this.refused = refused;
    }

    /** Gauges of current or power, Android's own battery first. */
    List<EnergySource> gauges() {
        List<EnergySource> gauges = new ArrayList<>();
        for (Reading current : readings.matching("power_supply\\.[a-z0-9_]+\\.current")) {
            String supply = current.name().substring(0, current.name().length() - CURRENT.length());
            Optional<EnergySource> gauge = gauge(supply, current);
            gauge.ifPresent(found -> gauges.add(supply.endsWith(".battery") ? 0 : gauges.size(), found));
        }
        return gauges;
    }

    private Optional<EnergySource> gauge(String supply, Reading current) {
        Optional<Reading> power = readings.named(supply + ".power");
        boolean byCurrent =
                current.available() || power.filter(Reading::available).isEmpty();
        Reading rate = byCurrent ? current : power.orElse(current);
        Optional<Reading> volts = readings.named(supply + ".voltage").filter(Reading::available);
        Optional<Reading> status = readings.named(supply + ".status");
        String name = "battery gauge (" + rate.source() + "): ";
        Optional<String> problem = fed(supply).or(() -> unreadable(rate, byCurrent, volts));
        if (problem.isPresent() || status.isEmpty()) {
            refused.add(name + problem.orElse("its state is not known"));
            return Optional.empty();
        }
        return Optional.of(new BatteryGauge(
                readings.kind(Kind.GAUGE),
                Property.at(rate.source(), byCurrent ? "current_now" : "power_now"),
                byCurrent ? volts.map(found -> Property.at(found.source(), "voltage_now")) : Optional.empty(),
                Property.at(status.get().source(), "status"),
                others(supply)));
    }

    private static Optional<String> unreadable(Reading rate, boolean needsVolts, Optional<Reading> volts) {
        if (!rate.available()) {
            return Optional.of(Readings.reason(rate));
        }
        return needsVolts && volts.isEmpty() ? Optional.of("its voltage cannot be read") : Optional.empty();
    }

    /** Why the battery does not feed all of the device. */
    private Optional<String> fed(String supply) {
        Optional<String> faked = readings.named("android_battery.status")
                .map(Readings::reason)
                .filter(reason -> reason.contains("updates are stopped"));
        if (faked.isPresent()) {
            return faked;
        }
        String state = readings.state(supply + ".status");
        if (!state.equals("discharging")) {
            return Optional.of(
                    state.isEmpty()
                            ? "whether it is charging is not known"
                            : "the battery is " + state + ", so its gauge does not show what the device takes"
                                    + BatteryState.CURE);
        }
        return readings.matching("power_supply\\..*\\.online").stream()
                .filter(online -> readings.state(online.name()).equals("yes"))
                .findFirst()
                .map(online -> "another supply feeds the device (" + online.source() + ")" + BatteryState.CURE);
    }

    private List<Property> others(String supply) {
        return readings.matching("power_supply\\..*\\.online").stream()
                .filter(online -> !online.name().startsWith(supply + "."))
                .filter(Reading::available)
                .map(online -> Property.at(online.source(), "online"))
                .filter(property -> property.key().isEmpty())
                .toList();
    }

    /** Android's counter of charge, where its battery alone feeds the device. */
    List<EnergySource> counter() {
        Optional<Reading> charge = readings.named("android_battery.charge");
        if (charge.isEmpty()
                || !readings.named("android_battery.status")
                        .filter(Reading::available)
                        .isPresent()) {
            return List.of();
        }
        EnergySource counter = new BatteryCounter(readings.kind(Kind.COUNTER));
        String state = readings.state("android_battery.status");
        String plugged = readings.state("android_battery.plugged");
        Optional<String> problem = !charge.get().available()
                ? Optional.of(Readings.reason(charge.get()))
                : !state.equals("discharging")
                        ? Optional.of("the battery is " + state + BatteryState.CURE)
                        : plugged.equals("unplugged")
                                ? Optional.empty()
                                : Optional.of("another supply feeds the device (" + plugged + ")" + BatteryState.CURE);
        problem.ifPresent(reason -> refused.add(counter.name() + ": " + reason));
        return problem.isPresent() ? List.of() : List.of(counter);
    }
}

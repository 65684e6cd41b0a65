package dev.dyno.harness.energy;

import dev.dyno.harness.probe.PowerText;
import dev.dyno.protocol.TrialSpec.Watch;
import dev.dyno.results.metric.Provenance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A battery's gauge: its current times its voltage, or where there is no current its power. Of use only while the battery alone feeds
 * the device.
 *
 * @param kind how far to trust it
 * @param rate where the current is read, or the power
 * @param volts where the voltage is read; empty where {@code rate} is the power
 * @param status where it says whether it is charged
 * @param supplies where other supplies say whether they are there
 */
record BatteryGauge(
        Provenance.Kind kind, Property rate, Optional<Property> volts, Property status, List<Property> supplies)
        implements EnergySource {

    BatteryGauge {
        supplies = List.copyOf(supplies);
    }

    @Override
    public String name() {
        return "battery gauge (" + rate.path()
                + volts.map(other -> " x " + other.path()).orElse("") + ")";
    }

    @Override
    public Provenance provenance() {
        return new Provenance(kind, name());
    }

    @Override
    public List<Watch> watches() {
        Set<Watch> watches = new LinkedHashSet<>();
        watches.add(rate.watch());
        volts.ifPresent(other -> watches.add(other.watch()));
        watches.add(status.watch());
        supplies.forEach(supply -> watches.add(supply.watch()));
        return List.copyOf(watches);
    }

    @Override
    public Duration interval() {
        return Duration.ofMillis(100);
    }

    @Override
    public EnergyTrack decode(Map<String, List<RawReading>> raw) {
        Optional<String> fed = BatteryState.problem(
                raw,
                status.name(),
                status.meaning(PowerText::batteryStatus),
                supplies.stream().map(Property::name).toList());
        if (fed.isPresent()) {
            return new EnergyTrack.Refused(fed.get());
        }
        Numbers rates = Numbers.of(raw, rate.name(), rate.meaning(PowerText::plain));
        return rates.problem().isEmpty() ? calibrated(raw, rates) : new EnergyTrack.Refused(rates.problem());
    }

    private EnergyTrack calibrated(Map<String, List<RawReading>> raw, Numbers rates) {
        Calibration calibration = Calibration.of(rates.values());
        if (!calibration.problem().isEmpty()) {
            return new EnergyTrack.Refused(calibration.problem());
        }
        Optional<List<Point>> points = calibration.consumption(rates.points());
        if (points.isEmpty()) {
            return new EnergyTrack.Refused("most of what " + rate.path() + " reads are errors of its driver, such as "
                    + Math.round(rates.values()[0]));
        }
        Numbers consumed = new Numbers(points.get(), rates.timeError(), "");
        return volts.isPresent()
                ? product(
                        consumed,
                        Numbers.of(raw, volts.get().name(), volts.get().meaning(PowerText::batteryVolts)))
                : new EnergyTrack.Power(consumed.points(), consumed.timeError(), consumed.step());
    }

    private static EnergyTrack product(Numbers amperes, Numbers volts) {
        if (!volts.problem().isEmpty()) {
            return new EnergyTrack.Refused(volts.problem());
        }
        double[] near = volts.near(amperes.points());
        List<Point> watts = new ArrayList<>();
        for (int i = 0; i < near.length; i++) {
            Point point = amperes.points().get(i);
            watts.add(new Point(point.time(), point.value() * near[i]));
        }
        double step = Math.hypot(amperes.step() * volts.mean(), volts.step() * amperes.mean());
        return new EnergyTrack.Power(watts, Math.max(amperes.timeError(), volts.timeError()), step);
    }
}

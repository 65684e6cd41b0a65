package dev.dyno.harness.energy;

import dev.dyno.harness.probe.PowerText;
import dev.dyno.protocol.TrialSpec.Watch;
import dev.dyno.results.metric.Provenance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Power monitors of a board by hwmon, such as INA219 and INA3221: current times voltage per channel (their own product has coarser
 * steps), or their power where there is no current. Channels are added up.
 *
 * @param kind how far to trust it
 * @param name what it is called
 * @param channels at least one
 */
record BoardMonitor(Provenance.Kind kind, String name, List<Channel> channels) implements EnergySource {

    /**
     * One channel.
     *
     * @param rate the file of the current, or of the power
     * @param volts the file of the voltage; empty where {@code rate} is the power
     */
    record Channel(String rate, String volts) {}

    BoardMonitor {
        channels = List.copyOf(channels);
    }

    @Override
    public Provenance provenance() {
        List<String> parts = channels.stream()
                .map(channel -> channel.rate() + (channel.volts().isEmpty() ? "" : " x " + channel.volts()))
                .toList();
        return new Provenance(kind, String.join(" + ", parts));
    }

    @Override
    public List<Watch> watches() {
        List<Watch> watches = new ArrayList<>();
        for (Channel channel : channels) {
            watches.add(new Watch.File(watch(channel.rate()), channel.rate()));
            if (!channel.volts().isEmpty()) {
                watches.add(new Watch.File(watch(channel.volts()), channel.volts()));
            }
        }
        return watches;
    }

    private static String watch(String path) {
        return new Property(path, "").name();
    }

    @Override
    public Duration interval() {
        return Duration.ofMillis(100);
    }

    @Override
    public EnergyTrack decode(Map<String, List<RawReading>> raw) {
        List<Point> times = List.of();
        double[] sum = {};
        double error = 0;
        double squares = 0;
        for (Channel channel : channels) {
            boolean power = channel.volts().isEmpty();
            Numbers rate =
                    Numbers.of(raw, watch(channel.rate()), power ? PowerText::microwatts : PowerText::milliamperes);
            Numbers volts = power ? rate : Numbers.of(raw, watch(channel.volts()), PowerText::millivolts);
            String problem = rate.problem().isEmpty() ? volts.problem() : rate.problem();
            if (!problem.isEmpty()) {
                return new EnergyTrack.Refused(problem);
            }
            times = times.isEmpty() ? rate.points() : times;
            sum = sum.length == 0 ? new double[times.size()] : sum;
            double[] rates = rate.near(times);
            double[] others = volts.near(times);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += power ? rates[i] : rates[i] * others[i];
            }
            error = Math.max(error, Math.max(rate.timeError(), volts.timeError()));
            double step = power ? rate.step() : Math.hypot(rate.step() * volts.mean(), volts.step() * rate.mean());
            squares += step * step;
        }
        return track(times, sum, error, Math.sqrt(squares));
    }

    private static EnergyTrack track(List<Point> times, double[] watts, double error, double step) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < watts.length; i++) {
            points.add(new Point(times.get(i).time(), watts[i]));
        }
        return new EnergyTrack.Power(points, error, step);
    }
}

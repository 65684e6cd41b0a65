package dev.dyno.harness.energy;

import dev.dyno.harness.energy.BoardMonitor.Channel;
import dev.dyno.harness.probe.Reading;
import dev.dyno.results.metric.Provenance.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The power monitors of a board in hwmon. Of an INA3221's channels the one at the input counts alone, as it has the others in it; where none is
 * at the input all are added up. Channels that nothing is connected to are left out, and so is the one that is the sum of the others.
 */
final class BoardOffer {
    private static final Pattern PLACE =
            Pattern.compile("(?<folder>.*/)(?<what>curr|power)(?<number>[0-9]{1,3})_(?:input|average)");
    private static final Pattern INPUT = Pattern.compile(".*(vdd_in|5v_in|pom_5v_in)(_[0-9]+)?");
    /** Of the AGX Orin: a part of what its rail VIN_SYS_5V0 carries, on a chip of its own. */
    private static final String PART = "vddq_vdd2_1v8ao";

    private static final int LAST_OF_INA3221 = 3;

    private final Readings readings;

    BoardOffer(Readings readings) {
        this.readings = readings;
    }

    /** Monitors chip by chip; where there is none, any one sensor of power that is the only one. */
    List<EnergySource> monitors() {
        List<EnergySource> monitors = new ArrayList<>();
        folders().forEach((folder, rates) -> {
            List<Channel> channels = channels(folder, rates);
            if (!channels.isEmpty()) {
                monitors.add(new BoardMonitor(
                        readings.kind(Kind.GAUGE), "power monitor of the board (" + chip(rates) + ")", channels));
            }
        });
        List<Reading> powers = readings.matching("hwmon\\.power\\..*").stream()
                .filter(Reading::available)
                .toList();
        if (monitors.isEmpty() && powers.size() == 1) {
            Reading only = powers.get(0);
            monitors.add(new BoardMonitor(
                    readings.kind(Kind.GAUGE),
                    "hwmon's only sensor of power (" + only.name().replace("hwmon.power.", "") + ")",
                    List.of(new Channel(only.source(), ""))));
        }
        return monitors;
    }

    /** Currents and powers of the monitors by their chips' folders. */
    private Map<String, List<Reading>> folders() {
        Map<String, List<Reading>> folders = new LinkedHashMap<>();
        for (Reading reading : readings.matching("hwmon\\.(current|power)\\.ina[0-9]+.*")) {
            Matcher place = PLACE.matcher(reading.source());
            if (reading.available() && place.matches() && !reading.name().endsWith("." + PART)) {
                folders.computeIfAbsent(place.group("folder"), folder -> new ArrayList<>())
                        .add(reading);
            }
        }
        return folders;
    }

    private static String chip(List<Reading> rates) {
        return rates.get(0).name().split("\\.", -1)[2];
    }

    private List<Channel> channels(String folder, List<Reading> rates) {
        List<Reading> inputs = rates.stream()
                .filter(rate -> INPUT.matcher(rate.name()).matches())
                .toList();
        Map<Integer, Channel> channels = new LinkedHashMap<>();
        for (Reading rate : inputs.isEmpty() ? rates : inputs) {
            Matcher place = PLACE.matcher(rate.source());
            int number = place.matches() ? Integer.parseInt(place.group("number")) : 0;
            boolean sum = chip(rates).startsWith("ina3221") && number > LAST_OF_INA3221;
            if (!sum && place.matches()) {
                add(channels, folder, rate, place.group("what"), number);
            }
        }
        return List.copyOf(channels.values());
    }

    private void add(Map<Integer, Channel> channels, String folder, Reading rate, String what, int number) {
        String volts = folder + "in" + number + "_input";
        boolean hasVolts =
                readings.all().stream().anyMatch(reading -> reading.source().equals(volts) && reading.available());
        if (what.equals("curr") && hasVolts) {
            channels.put(number, new Channel(rate.source(), volts));
        } else if (what.equals("power")) {
            channels.putIfAbsent(number, new Channel(rate.source(), ""));
        }
    }
}

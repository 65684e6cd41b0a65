package dev.dyno.harness.cli;

import dev.dyno.harness.virtual.TwinChoice;
import dev.dyno.harness.virtual.live.Switches;
import dev.dyno.results.metric.Quantity;
import dev.dyno.results.metric.Unit;
import dev.dyno.scenarios.file.TwinFiles;
import dev.dyno.scenarios.twin.Faults;
import dev.dyno.scenarios.twin.TwinParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;

/** Reads what {@code dyno lab} is told about twins. */
final class TwinOptions {
    private TwinOptions() {}

    /**
     * Which twins are chosen.
     *
     * @param options each a file, a shipped name or {@code off}, after a device's name and {@code =} if it is for one
     * @param wrong makes the error of an option that means nothing
     */
    static TwinChoice of(List<String> options, Function<String, ParameterException> wrong) {
        TwinChoice choice = TwinChoice.USUAL;
        for (String option : options) {
            if (option.equals("off")) {
                choice = choice.others(true);
                continue;
            }
            boolean named = option.matches("(?s)(?:phone|board)-[0-9]{1,3}=.*");
            int equals = option.indexOf('=');
            Optional<String> device = named ? Optional.of(option.substring(0, equals)) : Optional.empty();
            String what = named ? option.substring(equals + 1) : option;
            String text = text(what, wrong);
            TwinParameters parameters = TwinFiles.parse(text, Path.of(what));
            String kind = parameters.kind().name().toLowerCase(Locale.ROOT);
            if (device.filter(name -> !name.startsWith(kind)).isPresent()) {
                throw wrong.apply("--twin " + option + ": that is the twin of a " + kind);
            }
            choice = choice.with(text, parameters, device);
        }
        return choice;
    }

    /** What is switched; an option that is not there is null. */
    static Switches switches(
            @Nullable String charging,
            @Nullable String reading,
            @Nullable String ambient,
            @Nullable String charge,
            Function<String, ParameterException> wrong) {
        return new Switches(
                number("--charging", charging, Unit.AMPERE, 0, 50, wrong),
                reading(reading, wrong),
                number("--ambient", ambient, Unit.CELSIUS, -40, 100, wrong),
                number("--charge", charge, Unit.RATIO, 0, 1, wrong));
    }

    private static String text(String what, Function<String, ParameterException> wrong) {
        if (TwinFiles.shipped().contains(what)) {
            return TwinFiles.text(what);
        }
        try {
            if (!Files.isRegularFile(Path.of(what))) {
                throw new java.io.FileNotFoundException(what);
            }
            TwinFiles.load(Path.of(what)); // which is bounded, and names every problem
            return Files.readString(Path.of(what));
        } catch (IOException | InvalidPathException e) {
            throw wrong.apply(
                    "--twin " + what + ": is no file that can be read, and not one of those that are shipped: "
                            + String.join(", ", TwinFiles.shipped()));
        }
    }

    private static Optional<Faults.Reading> reading(@Nullable String word, Function<String, ParameterException> wrong) {
        if (word == null) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(Faults.Reading.values())
                .filter(reading -> word(reading).equals(word))
                .findFirst()
                .orElseThrow(() -> wrong.apply("--reading " + word + ": is one of "
                        + Arrays.stream(Faults.Reading.values())
                                .map(TwinOptions::word)
                                .collect(Collectors.joining(", ")))));
    }

    private static String word(Faults.Reading reading) {
        return reading.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static OptionalDouble number(
            String option,
            @Nullable String text,
            Unit unit,
            double least,
            double most,
            Function<String, ParameterException> wrong) {
        if (text == null) {
            return OptionalDouble.empty();
        }
        try {
            double value = Quantity.parse(text).in(unit);
            if (value < least || value > most) {
                throw wrong.apply(option + ": is out of range: " + text);
            }
            return OptionalDouble.of(value);
        } catch (IllegalArgumentException e) {
            throw wrong.apply(option + ": " + e.getMessage());
        }
    }
}

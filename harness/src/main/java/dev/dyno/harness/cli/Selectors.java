package dev.dyno.harness.cli;

import dev.dyno.scenarios.DeviceSelector;
import picocli.CommandLine.TypeConversionException;

/** Device selectors on the command line. */
final class Selectors {
    private Selectors() {}

    /** The selector of an argument; what is wrong with it is a usage error. */
    static DeviceSelector parse(String text) {
        try {
            return new DeviceSelector(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}

package dev.dyno.results.store;

import java.util.Locale;

/** Constants as words of result files: lower case, with hyphens. */
final class Words {
    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

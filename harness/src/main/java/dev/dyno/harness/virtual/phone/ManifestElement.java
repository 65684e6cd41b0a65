package dev.dyno.harness.virtual.phone;

import java.util.Map;

/**
 * One element of a package's manifest.
 *
 * @param name as it is written
 * @param attributes by their names without a namespace: a text as it is, anything else as its number
 */
record ManifestElement(String name, Map<String, String> attributes) {
    String text(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    /** A number; 0 where there is none. */
    int number(String attribute) {
        String text = text(attribute);
        return text.matches("-?[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }
}

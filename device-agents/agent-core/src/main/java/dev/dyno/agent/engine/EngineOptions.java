package dev.dyno.agent.engine;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The options of a request, read one by one; what nobody read is unknown. */
public final class EngineOptions {
    private final String runtime;
    private final Map<String, String> options;
    private final TreeSet<String> known = new TreeSet<>();

    /** The options of a request to a runtime. */
    public EngineOptions(String runtime, Map<String, String> options) {
        this.runtime = runtime;
        this.options = new TreeMap<>(options);
    }

    /**
     * One of the given values, translated.
     *
     * @param name the option
     * @param choices what may be written, and what it means
     * @param fallback what is meant where nothing is written
     * @throws EngineException naming option and choices
     */
    public <T> T choice(String name, Map<String, T> choices, T fallback) throws EngineException {
        known.add(name);
        String text = options.get(name);
        if (text == null) {
            return fallback;
        }
        T choice = choices.get(text);
        if (choice == null) {
            throw new EngineException(runtime + ": option '" + name + "' is one of " + new TreeSet<>(choices.keySet())
                    + ", not '" + text + "'");
        }
        return choice;
    }

    /**
     * {@code true} or {@code false}.
     *
     * @throws EngineException naming the option
     */
    public boolean flag(String name, boolean fallback) throws EngineException {
        return choice(name, Map.of("true", true, "false", false), fallback);
    }

    /**
     * A whole number.
     *
     * @throws EngineException naming option and range
     */
    public int whole(String name, int least, int most, int fallback) throws EngineException {
        known.add(name);
        String text = options.get(name);
        if (text == null) {
            return fallback;
        }
        int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw new EngineException(runtime + ": option '" + name + "' is a whole number from " + least + " to "
                    + most + ", not '" + text + "'");
        }
        return number;
    }

    /**
     * Refuses options that were never read.
     *
     * @throws EngineException naming the first of them and all that exist
     */
    public void done() throws EngineException {
        for (String name : options.keySet()) {
            if (!known.contains(name)) {
                throw new EngineException(runtime + ": no option '" + name + "'; it has " + known);
            }
        }
    }
}

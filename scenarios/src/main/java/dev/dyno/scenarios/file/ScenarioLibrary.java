package dev.dyno.scenarios.file;

import java.util.List;
import java.util.Optional;

/** The scenarios that Dyno ships: they run on any machine, with the demo models. */
public final class ScenarioLibrary {
    private static final List<String> NAMES = List.of(
            "demo",
            "digits-accuracy",
            "cold-start",
            "periodic",
            "burst",
            "poisson",
            "offline",
            "sustained",
            "energy",
            "browser");

    private ScenarioLibrary() {}

    /** Their names, the one to begin with first. */
    public static List<String> names() {
        return NAMES;
    }

    /** The text of the shipped scenario with the given name, if there is one. */
    public static Optional<String> text(String name) {
        return NAMES.contains(name)
                ? Optional.of(Resources.text("/dev/dyno/scenarios/library/" + name + ".yaml"))
                : Optional.empty();
    }
}

package dev.dyno.scenarios.file;

/**
 * The JSON Schemas (draft 2020-12) of the files, for editors. They say what a file may look like; what only the reader
 * can know, such as whether a model file exists, they leave to it.
 */
public final class ScenarioSchemas {
    private ScenarioSchemas() {}

    /** The schema of scenario files, as JSON. */
    public static String scenario() {
        return Resources.text("/dev/dyno/scenarios/schema/scenario-v1.schema.json");
    }

    /** The schema of lab files, as JSON. */
    public static String lab() {
        return Resources.text("/dev/dyno/scenarios/schema/lab-v1.schema.json");
    }

    /** The schema of files of twins, as JSON. */
    public static String twin() {
        return Resources.text("/dev/dyno/scenarios/schema/twin-v1.schema.json");
    }

    /** The schema of files of waivers, as JSON. */
    public static String waivers() {
        return Resources.text("/dev/dyno/scenarios/schema/waivers-v1.schema.json");
    }
}

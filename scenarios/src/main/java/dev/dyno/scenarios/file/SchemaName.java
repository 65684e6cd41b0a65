package dev.dyno.scenarios.file;

import java.util.Map;

/** The first key of every file: what it is, and in which version. */
final class SchemaName {
    private static final Map<String, String> KINDS = Map.of(
            ScenarioReader.SCHEMA, "a scenario",
            LabReader.SCHEMA, "a lab file",
            WaiverReader.SCHEMA, "a file of waivers",
            RecordingReader.SCHEMA, "a list of recorded commands",
            TwinReader.SCHEMA, "a twin");

    private SchemaName() {}

    /** Adds a problem where the file says that it is something else. */
    static void check(Section section, String wanted) {
        section.save("schema", wanted);
        section.field("schema")
                .filter(field -> !field.value().text().equals(wanted))
                .ifPresent(field -> {
                    String given = field.value().text();
                    String kind = KINDS.get(given);
                    field.problem(
                            kind != null
                                    ? "says that this is " + kind + "; here " + KINDS.get(wanted) + " is needed"
                                    : "is '" + given + "', but this version of Dyno reads '" + wanted + "'");
                });
    }
}

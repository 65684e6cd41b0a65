package dev.dyno.scenarios.file;

import java.nio.file.Path;

/**
 * One reading of one file.
 *
 * @param problems what was found so far
 * @param context what the file may refer to
 * @param folder what relative paths start from, absolute
 * @param checkFiles whether the files that it names must be there, and its waivers in force; not so for a file that was
 *     saved with a run, which must load for as long as the run is kept
 */
record Reading(Problems problems, ScenarioContext context, Path folder, boolean checkFiles) {

    /** A reading of another file that this one names, with problems of its own. */
    Reading of(String file) {
        return new Reading(new Problems(file), context, folder, checkFiles);
    }

    void problem(Place place, String message) {
        problems.add(place, message);
    }
}

package dev.dyno.scenarios.file;

import java.nio.file.Path;

/**
 * One reading of one file.
 *
 * @param problems what was found so far
 * @param context what the file may refer to
 * @param folder what relative paths start from, absolute
 * @param checkFiles whether the files that it names must be there
 */
record Reading(Problems problems, ScenarioContext context, Path folder, boolean checkFiles) {

    void problem(Place place, String message) {
        problems.add(place, message);
    }
}

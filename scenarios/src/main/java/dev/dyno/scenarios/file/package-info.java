/**
 * From the files that users write to the records of {@link dev.dyno.scenarios}, and back to the text that is saved with a
 * run. A file passes these steps: bounded bytes, YAML events, a tree of nodes that know their places, typed reading that
 * collects every problem instead of stopping at the first, records.
 */
@NullMarked
package dev.dyno.scenarios.file;

import org.jspecify.annotations.NullMarked;

/**
 * What to measure: the scenario and the lab as validated records. Files become these records in
 * {@code dev.dyno.scenarios.file}; everything after that only reads them.
 */
@NullMarked
package dev.dyno.scenarios;

import org.jspecify.annotations.NullMarked;

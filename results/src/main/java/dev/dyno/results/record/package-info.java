/**
 * What was seen, as immutable records: the run, its devices and candidates, its trials, and the issues found on the way.
 */
@NullMarked
package dev.dyno.results.record;

import org.jspecify.annotations.NullMarked;

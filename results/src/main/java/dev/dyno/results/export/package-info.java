/**
 * A run in the forms that other tools read: one {@link dev.dyno.results.export.Exporter} for each. Names come from users
 * and devices; in every form they stay text, whatever is in them.
 */
@NullMarked
package dev.dyno.results.export;

import org.jspecify.annotations.NullMarked;

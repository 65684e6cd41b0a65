/** Tests of reading files of measurements. */
@NullMarked
package dev.dyno.reports.measurements.file;

import org.jspecify.annotations.NullMarked;

/**
 * Reads files of measurements, as large as they may be. The tour: {@link dev.dyno.reports.measurements.file.MeasurementFiles}
 * reads a {@link dev.dyno.reports.measurements.file.Source} line by line; {@link dev.dyno.reports.measurements.file.CsvRows} and
 * {@link dev.dyno.reports.measurements.file.JsonRows} turn lines into a {@link dev.dyno.reports.measurements.file.Row};
 * {@link dev.dyno.reports.measurements.file.Intake} sorts rows into comparisons and hands each to
 * {@link dev.dyno.reports.measurements.file.Judging}, which judges on another processor meanwhile. What is wrong with the file goes
 * to {@link dev.dyno.reports.measurements.file.Problems}.
 */
@NullMarked
package dev.dyno.reports.measurements.file;

import org.jspecify.annotations.NullMarked;

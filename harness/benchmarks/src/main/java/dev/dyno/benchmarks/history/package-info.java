/**
 * How well change points are found, against a reference, on series whose change points are known.
 *
 * <p>The tour: {@link dev.dyno.benchmarks.history.MadeUpSeries} draws series with the noise of a
 * {@link dev.dyno.benchmarks.history.SeriesFamily}; {@link dev.dyno.benchmarks.history.Otava} is the reference;
 * {@link dev.dyno.benchmarks.history.Score} counts what is found; {@link dev.dyno.benchmarks.history.TrendBench} prints it.
 */
@NullMarked
package dev.dyno.benchmarks.history;

import org.jspecify.annotations.NullMarked;

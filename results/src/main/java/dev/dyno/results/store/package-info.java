/**
 * Where results are kept: the run folder ({@link dev.dyno.results.store.RunFolder}), whose {@code run.json}
 * ({@link dev.dyno.results.store.RunJson}) and {@code journal} together hold everything that a run did, whenever it was
 * cut off; and the files of raw samples beside them ({@link dev.dyno.results.store.SampleFiles}).
 */
@NullMarked
package dev.dyno.results.store;

import org.jspecify.annotations.NullMarked;

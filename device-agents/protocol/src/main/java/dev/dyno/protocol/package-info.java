/**
 * What harness and agent say to each other, and nothing else: a trial's specification, its heartbeat, its result, and the
 * form of tensor files. Both sides know only this package of each other.
 *
 * <p>A trial's folder on the device holds {@code spec.json} (written by the harness), {@code heartbeat.json} (rewritten
 * by the agent while it works), {@code samples.csv}, {@code telemetry.csv}, {@code outputs.npy} and, last and by rename,
 * {@code result.json}. A folder with a {@code result.json} is finished; one without is not.
 */
@NullMarked
package dev.dyno.protocol;

import org.jspecify.annotations.NullMarked;

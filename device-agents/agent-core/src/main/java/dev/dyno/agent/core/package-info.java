/**
 * One trial from specification to result, the same on every platform. {@link dev.dyno.agent.core.Trial} is its course;
 * {@link dev.dyno.agent.core.MeasuredLoop} is the part that counts: it times inferences and does nothing else.
 */
@NullMarked
package dev.dyno.agent.core;

import org.jspecify.annotations.NullMarked;

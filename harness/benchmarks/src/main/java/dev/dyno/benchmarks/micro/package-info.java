/** JMH benchmarks of what runs per sample, per tick, per trial. */
@NullMarked
package dev.dyno.benchmarks.micro;

import org.jspecify.annotations.NullMarked;

/**
 * {@code ./bench energy}: how well energy per inference is found, against twins whose truth is known, in virtual time. Every
 * trial goes the whole way: the twin's files are read as a device's are, discovered, decoded, calibrated, estimated.
 */
@NullMarked
package dev.dyno.benchmarks.energy;

import org.jspecify.annotations.NullMarked;

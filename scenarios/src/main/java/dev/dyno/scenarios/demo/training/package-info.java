/**
 * Trains small chains of layers: gradients, Adam, and the removal of whole filters. Sums are made in a fixed order, so that training
 * ends with the same bits on any number of cores.
 */
@NullMarked
package dev.dyno.scenarios.demo.training;

import org.jspecify.annotations.NullMarked;

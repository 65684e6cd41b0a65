/**
 * A small network in memory and its reference interpreter. Every tensor is one example in rows, columns, channels order
 * ("NHWC" with N = 1), every convolution pads like TFLite's SAME, and every weight array keeps the output channel as its last axis,
 * so that code which works per output channel is the same for all layers.
 *
 * <p>All arithmetic is single precision in a written order, so that results agree to the bit on every machine.
 */
@NullMarked
package dev.dyno.scenarios.demo.graph;

import org.jspecify.annotations.NullMarked;

/** From a float graph and example inputs to 8-bit integers: calibration, the integer weights, and a simulation of them in floats. */
@NullMarked
package dev.dyno.scenarios.demo.quantization;

import org.jspecify.annotations.NullMarked;

/**
 * Writes graphs as TensorFlow Lite files (schema version 3). The tables are written slot by slot; {@link
 * dev.dyno.scenarios.demo.tflite.Slot} lists the numbers used.
 */
@NullMarked
package dev.dyno.scenarios.demo.tflite;

import org.jspecify.annotations.NullMarked;

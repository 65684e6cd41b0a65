/** TensorFlow Lite behind the engine interface; the only place that knows its library. */
@NullMarked
package dev.dyno.agent.jvm.tflite;

import org.jspecify.annotations.NullMarked;

/** Finds the natives of TensorFlow Lite on this kind of device. */
@NullMarked
package dev.dyno.agent.jvm.tflite;

import org.jspecify.annotations.NullMarked;

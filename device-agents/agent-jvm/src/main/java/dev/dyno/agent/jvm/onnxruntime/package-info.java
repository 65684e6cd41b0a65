/** ONNX Runtime behind the engine interface; the only place that knows its library. */
@NullMarked
package dev.dyno.agent.jvm.onnxruntime;

import org.jspecify.annotations.NullMarked;

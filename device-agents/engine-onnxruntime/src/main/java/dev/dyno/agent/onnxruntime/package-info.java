/** ONNX Runtime behind the engine interface, for every agent that has it; the only place that knows its library. */
@NullMarked
package dev.dyno.agent.onnxruntime;

import org.jspecify.annotations.NullMarked;

/** Finds the natives of ONNX Runtime on this kind of device. */
@NullMarked
package dev.dyno.agent.jvm.onnxruntime;

import org.jspecify.annotations.NullMarked;

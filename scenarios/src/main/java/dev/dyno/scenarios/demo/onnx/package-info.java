/**
 * Writes graphs as ONNX files (IR 8, opset 13). The protocol-buffer messages are written field by field; {@link
 * dev.dyno.scenarios.demo.onnx.Field} lists the numbers used.
 */
@NullMarked
package dev.dyno.scenarios.demo.onnx;

import org.jspecify.annotations.NullMarked;

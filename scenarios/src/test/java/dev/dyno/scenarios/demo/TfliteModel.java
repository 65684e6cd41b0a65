package dev.dyno.scenarios.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorflowlite.BuiltinOpResolver;
import org.bytedeco.tensorflowlite.BuiltinOpResolverWithoutDefaultDelegates;
import org.bytedeco.tensorflowlite.FlatBufferModel;
import org.bytedeco.tensorflowlite.Interpreter;
import org.bytedeco.tensorflowlite.InterpreterBuilder;

/** A model in TensorFlow Lite, on one thread. */
final class TfliteModel implements Model {
    static {
        // Otherwise the native libraries are unpacked into the user's home.
        System.setProperty(
                "org.bytedeco.javacpp.cachedir",
                Path.of("target", "javacpp").toAbsolutePath().toString());
    }

    private final FlatBufferModel model;
    private final BuiltinOpResolver resolver;
    private final Interpreter interpreter = new Interpreter((Pointer) null);

    /** With XNNPACK or with the runtime's own kernels. */
    TfliteModel(Path file, boolean xnnpack) {
        model = FlatBufferModel.BuildFromFile(file.toString());
        assertThat(model).as("%s loads", file).isNotNull();
        resolver = xnnpack ? new BuiltinOpResolver() : new BuiltinOpResolverWithoutDefaultDelegates();
        try (InterpreterBuilder builder = new InterpreterBuilder(model, resolver)) {
            builder.SetNumThreads(1);
            assertThat(builder.apply(interpreter)).as("%s is understood", file).isZero();
        }
        assertThat(interpreter.AllocateTensors()).isZero();
    }

    @Override
    public float[] run(float[] input) {
        interpreter.typed_input_tensor_float(0).put(input, 0, input.length);
        assertThat(interpreter.Invoke()).isZero();
        // Without XNNPACK the tensors may have moved: handles from before are not to be used.
        float[] output = new float[(int) (interpreter.output_tensor(0).bytes() / Float.BYTES)];
        interpreter.typed_output_tensor_float(0).get(output);
        return output;
    }

    @Override
    public void close() {
        interpreter.close();
        resolver.close();
        model.close();
    }
}

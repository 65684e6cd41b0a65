package dev.dyno.agent.tflite;

import dev.dyno.agent.engine.Engine;
import dev.dyno.agent.engine.EngineException;
import dev.dyno.agent.engine.EngineOptions;
import dev.dyno.agent.engine.EngineRequest;
import dev.dyno.agent.engine.LoadedRuntime;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorflowlite.BuiltinOpResolver;
import org.bytedeco.tensorflowlite.BuiltinOpResolverWithXNNPACK;
import org.bytedeco.tensorflowlite.BuiltinOpResolverWithoutDefaultDelegates;
import org.bytedeco.tensorflowlite.FlatBufferModel;
import org.bytedeco.tensorflowlite.Interpreter;
import org.bytedeco.tensorflowlite.InterpreterBuilder;
import org.bytedeco.tensorflowlite.TfLiteDelegate;
import org.bytedeco.tensorflowlite.global.tensorflowlite;
import org.jspecify.annotations.Nullable;

/** TensorFlow Lite, started. */
final class Tflite implements LoadedRuntime {
    private final String version = tensorflowlite.TfLiteVersion().getString();

    @Override
    public String version() {
        return version;
    }

    @Override
    public Engine load(EngineRequest request) throws EngineException {
        new EngineOptions(TfliteLibrary.NAME, request.options()).done();
        if (!Files.isReadable(request.model())) {
            throw new EngineException(request.model() + ": no such model file, or it cannot be read");
        }
        BuiltinOpResolver resolver = resolver(request.provider());
        FlatBufferModel model =
                FlatBufferModel.VerifyAndBuildFromFile(request.model().toString());
        if (model == null || model.isNull()) {
            throw cannotLoad(request, "it is no TensorFlow Lite model, or a damaged one");
        }
        Interpreter interpreter = new Interpreter((Pointer) null);
        try (InterpreterBuilder builder = new InterpreterBuilder(model, resolver)) {
            if (builder.apply(interpreter, request.threads()) != tensorflowlite.kTfLiteOk) {
                throw cannotLoad(request, "an operator or its version is not supported");
            }
        }
        delegate(interpreter, request);
        if (interpreter.AllocateTensors() != tensorflowlite.kTfLiteOk) {
            throw cannotLoad(request, "its tensors cannot be allocated");
        }
        return new TfliteEngine(request, model, resolver, interpreter);
    }

    /** XNNPACK can keep the weights that it has packed, but this build of the library offers no way to say where. */
    @Override
    public Engine loadCached(EngineRequest request, Path cache) throws EngineException {
        throw new EngineException(
                "tflite: provider '" + request.provider() + "' has no compilation cache in this build");
    }

    private void delegate(Interpreter interpreter, EngineRequest request) throws EngineException {
        @Nullable
        TfLiteDelegate delegate = switch (request.provider()) {
            case "nnapi" -> Delegates.nnapi();
            case "gpu" -> Delegates.gpu();
            default -> null;
        };
        if (delegate != null && interpreter.ModifyGraphWithDelegate(delegate) != tensorflowlite.kTfLiteOk) {
            throw cannotLoad(request, "the delegate of provider '" + request.provider() + "' refuses it");
        }
    }

    private EngineException cannotLoad(EngineRequest request, String cause) {
        return new EngineException(request.model() + ": tflite " + version + " cannot load it: " + cause
                + " (the runtime's own words are in the agent's log)");
    }

    private static BuiltinOpResolver resolver(String provider) throws EngineException {
        return switch (provider) {
            case "cpu", "nnapi", "gpu" -> new BuiltinOpResolverWithoutDefaultDelegates();
            case "xnnpack" -> new BuiltinOpResolverWithXNNPACK();
            default ->
                throw new EngineException(
                        "tflite: no provider '" + provider + "'; there are [cpu, gpu, nnapi, xnnpack]");
        };
    }
}

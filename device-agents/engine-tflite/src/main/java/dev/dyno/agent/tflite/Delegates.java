package dev.dyno.agent.tflite;

import dev.dyno.agent.engine.EngineException;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.tensorflowlite.TfLiteContext;
import org.bytedeco.tensorflowlite.TfLiteDelegate;
import org.bytedeco.tensorflowlite.TfLiteRegistration;

/**
 * Delegates that the library, or another one beside it, may or may not have. They are looked up by the names of the functions that make them,
 * so that a missing one is an error with a name and not a library that does not load. They live as long as the process.
 */
final class Delegates {
    /** {@code TfLiteDelegate* tflite::NnApiDelegate()}, Android's neural networks; of no use below Android 8.1, and given up by 15. */
    private static final String NNAPI = "_ZN6tflite13NnApiDelegateEv";

    /** {@code TfLiteDelegate* TfLiteGpuDelegateV2Create(const TfLiteGpuDelegateOptionsV2*)}; null stands for the usual options. */
    private static final String GPU = "TfLiteGpuDelegateV2Create";

    /** The library in which Google publishes the delegate for graphics processors. */
    private static final String GPU_LIBRARY = "libtensorflowlite_gpu_jni.so";

    private Delegates() {}

    /**
     * Android's neural networks. On a device that has none it takes no node.
     *
     * @throws EngineException if the library was built without it
     */
    static TfLiteDelegate nnapi() throws EngineException {
        Pointer maker = Loader.addressof(NNAPI);
        if (maker == null) {
            throw new EngineException("tflite: provider 'nnapi' is not in this build of the library");
        }
        return made(maker, "nnapi");
    }

    /**
     * The graphics processor.
     *
     * @throws EngineException if no library here has it, or the device has nothing that it can use
     */
    static TfLiteDelegate gpu() throws EngineException {
        Pointer maker = Loader.addressof(GPU);
        if (maker == null) {
            try {
                Loader.loadGlobal(GPU_LIBRARY);
            } catch (LinkageError | RuntimeException e) {
                throw new EngineException(
                        "tflite: provider 'gpu' needs " + GPU_LIBRARY
                                + ", which is not in this agent; see docs/android.md",
                        e);
            }
            maker = Loader.addressof(GPU);
        }
        if (maker == null) {
            throw new EngineException("tflite: " + GPU_LIBRARY + " has no " + GPU + "; take another release of it");
        }
        return made(maker, "gpu");
    }

    /** Calls a function that gives a delegate; what it has no parameters for it does not look at. */
    private static TfLiteDelegate made(Pointer maker, String provider) throws EngineException {
        try (PointerPointer<Pointer> place = new PointerPointer<>(2)) {
            place.put(0, maker).put(1, (Pointer) null);
            Pointer delegate = new Maker(place).call((TfLiteContext) null, (BytePointer) null, 0);
            if (delegate == null || delegate.isNull()) {
                throw new EngineException("tflite: this device gives no delegate for provider '" + provider + "'");
            }
            return new TfLiteDelegate(delegate);
        }
    }

    /** A function at an address, by way of one of the library's own kinds of function that gives a pointer. */
    private static final class Maker extends TfLiteRegistration.Init_TfLiteContext_BytePointer_long {
        Maker(Pointer place) {
            super(place);
        }
    }
}

/*
 * The least that can time a TensorFlow Lite model: no Java, the same native library as the agent's.
 *
 *   cc -O2 -o bare_loop bare_loop.c -ldl
 *   ./bare_loop libjnitensorflowlite.so model.tflite WARM-UPS ITERATIONS
 *
 * Prints "p50_ns=NUMBER iterations=NUMBER". XNNPACK with its default options, one thread: the agent's provider xnnpack.
 */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef void *(*from_text)(const char *);
typedef void *(*make)(void);
typedef void (*set_threads)(void *, int);
typedef void (*add_delegate)(void *, void *);
typedef void *(*make_interpreter)(const void *, const void *);
typedef int (*act)(void *);
typedef void *(*tensor_at)(const void *, int);
typedef void *(*data_of)(const void *);
typedef size_t (*size_of)(const void *);

static void *library;

static void *symbol(const char *name) {
    void *found = dlsym(library, name);
    if (!found) {
        fprintf(stderr, "no %s in the library\n", name);
        exit(1);
    }
    return found;
}

static long long now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static int ascending(const void *left, const void *right) {
    long long a = *(const long long *)left, b = *(const long long *)right;
    return a < b ? -1 : a > b;
}

int main(int count, char **arguments) {
    if (count != 5 || !(library = dlopen(arguments[1], RTLD_LAZY | RTLD_LOCAL))) {
        fprintf(stderr, "usage: %s LIBRARY MODEL WARM-UPS ITERATIONS %s\n", arguments[0], count == 5 ? dlerror() : "");
        return 2;
    }
    int warm_ups = atoi(arguments[3]), iterations = atoi(arguments[4]);
    void *model = ((from_text)symbol("TfLiteModelCreateFromFile"))(arguments[2]);
    void *options = ((make)symbol("TfLiteInterpreterOptionsCreate"))();
    ((set_threads)symbol("TfLiteInterpreterOptionsSetNumThreads"))(options, 1);
    void *xnnpack = ((from_text)symbol("TfLiteXNNPackDelegateCreate"))(NULL);
    ((add_delegate)symbol("TfLiteInterpreterOptionsAddDelegate"))(options, xnnpack);
    void *interpreter = model ? ((make_interpreter)symbol("TfLiteInterpreterCreate"))(model, options) : NULL;
    if (!interpreter || ((act)symbol("TfLiteInterpreterAllocateTensors"))(interpreter) != 0) {
        fprintf(stderr, "cannot load %s\n", arguments[2]);
        return 1;
    }
    void *input = ((tensor_at)symbol("TfLiteInterpreterGetInputTensor"))(interpreter, 0);
    memset(((data_of)symbol("TfLiteTensorData"))(input), 42, ((size_of)symbol("TfLiteTensorByteSize"))(input));
    act infer = (act)symbol("TfLiteInterpreterInvoke");
    long long *latencies = calloc(iterations, sizeof *latencies);
    for (int i = -warm_ups; i < iterations; i++) {
        long long start = now();
        if (infer(interpreter) != 0) {
            return 1;
        }
        latencies[i < 0 ? 0 : i] = now() - start;
    }
    qsort(latencies, iterations, sizeof *latencies, ascending);
    printf("p50_ns=%lld iterations=%d\n", latencies[iterations / 2], iterations);
    return 0;
}

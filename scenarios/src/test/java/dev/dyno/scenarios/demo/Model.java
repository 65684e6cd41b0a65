package dev.dyno.scenarios.demo;

/** A loaded model: one input of floats, one output of floats. */
interface Model extends AutoCloseable {
    float[] run(float[] input);

    @Override
    void close();
}

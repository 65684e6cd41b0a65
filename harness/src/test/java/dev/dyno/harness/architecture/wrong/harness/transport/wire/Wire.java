package dev.dyno.harness.architecture.wrong.harness.transport.wire;

import dev.dyno.harness.architecture.wrong.harness.run.Runner;

/** Wrong: a transport knows the runner. */
public class Wire {
    Class<?> knows() {
        return Runner.class;
    }
}

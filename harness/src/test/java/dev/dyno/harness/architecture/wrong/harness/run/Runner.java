package dev.dyno.harness.architecture.wrong.harness.run;

import dev.dyno.harness.architecture.wrong.agent.jvm.Jvm;
import dev.dyno.harness.architecture.wrong.harness.transport.wire.Wire;

/** Wrong: the runner knows one transport and calls an agent. */
public class Runner {
    Class<?>[] knows() {
        return new Class<?>[] {Jvm.class, Wire.class};
    }
}

package dev.dyno.harness.architecture.wrong.agent.core;

import dev.dyno.harness.architecture.wrong.agent.jvm.Jvm;
import dev.dyno.harness.architecture.wrong.results.Store;

/** Wrong: the core knows its machine and the records of the harness. */
public class Loop {
    Class<?>[] knows() {
        return new Class<?>[] {Jvm.class, Store.class};
    }
}

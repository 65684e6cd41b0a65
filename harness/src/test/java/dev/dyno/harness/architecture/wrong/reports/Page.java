package dev.dyno.harness.architecture.wrong.reports;

import dev.dyno.harness.architecture.wrong.harness.run.Runner;

/** Wrong: reports know how runs are done. */
public class Page {
    Class<?> knows() {
        return Runner.class;
    }
}

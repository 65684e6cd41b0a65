package dev.dyno.harness.architecture.wrong.protocol;

import dev.dyno.harness.architecture.wrong.results.Store;

/** Wrong: the protocol knows results. */
public class Frame {
    private final Store store = new Store();

    @Override
    public String toString() {
        return store.toString();
    }
}

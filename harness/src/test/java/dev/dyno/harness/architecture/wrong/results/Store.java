package dev.dyno.harness.architecture.wrong.results;

import dev.dyno.harness.architecture.wrong.harness.cli.Front;
import dev.dyno.harness.architecture.wrong.scenarios.Wish;

/** Wrong: results know scenarios, which know results, and the command line. */
public class Store {
    Class<?>[] knows() {
        return new Class<?>[] {Wish.class, Front.class};
    }
}

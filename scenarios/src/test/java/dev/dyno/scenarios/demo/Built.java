package dev.dyno.scenarios.demo;

import java.nio.file.Path;

/** The demo models, built once for all tests of this module. */
final class Built {
    static final Path CACHE = Path.of("target", "demo-cache");
    static final DemoModels MODELS = DemoModels.ensure(CACHE, line -> {});

    private Built() {}
}

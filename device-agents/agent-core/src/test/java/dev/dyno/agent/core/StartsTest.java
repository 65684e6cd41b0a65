package dev.dyno.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.agent.engine.Engine;
import dev.dyno.agent.engine.EngineException;
import dev.dyno.agent.engine.EngineRequest;
import dev.dyno.agent.engine.LoadedRuntime;
import dev.dyno.agent.platform.FakePlatform;
import dev.dyno.protocol.Load;
import dev.dyno.protocol.Readings;
import dev.dyno.protocol.Tensor;
import dev.dyno.protocol.TrialResult.Reading;
import dev.dyno.protocol.TrialSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartsTest {
    private static final Tensor INPUT = Tensor.of(List.of(1, 3), new float[] {1, 2, 3});

    private final Path folder;
    private final FakePlatform platform = new FakePlatform();
    private final List<String> loads = new ArrayList<>();

    StartsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void the_cache_is_empty_before_it_is_filled_and_full_before_it_is_timed() throws IOException {
        Files.createDirectories(folder.resolve("cache/old"));
        Files.writeString(folder.resolve("cache/old/compiled"), "of an earlier trial");

        Map<String, Reading> readings = starts(cache -> write(cache.resolve("compiled"), "x"));

        assertThat(loads).containsExactly("plain", "cached: []", "cached: [compiled]");
        assertThat(seconds(readings, Readings.WARM_START_MODEL_LOAD)).isEqualTo(3_200e-9, Offset.offset(1e-15));
        assertThat(seconds(readings, Readings.WARM_START_FIRST_INFERENCE)).isEqualTo(1e-3, Offset.offset(1e-15));
        assertThat(seconds(readings, Readings.CACHED_START_MODEL_LOAD)).isEqualTo(3_010e-9, Offset.offset(1e-15));
        assertThat(seconds(readings, Readings.CACHED_START_FIRST_INFERENCE)).isEqualTo(1e-3, Offset.offset(1e-15));
        assertThat(folder.resolve("cache")).doesNotExist();
    }

    @Test
    void a_runtime_without_a_cache_has_a_warm_start_and_says_why_it_has_no_other() {
        Map<String, Reading> readings = starts(null);

        assertThat(seconds(readings, Readings.WARM_START_MODEL_LOAD)).isPositive();
        assertThat(reason(readings, Readings.CACHED_START_MODEL_LOAD))
                .isEqualTo("the agent's engine for this runtime has no compilation cache");
        assertThat(reason(readings, Readings.CACHED_START_FIRST_INFERENCE)).contains("no compilation cache");
    }

    @Test
    void a_cache_that_stays_empty_is_no_cache() {
        Map<String, Reading> readings = starts(cache -> write(cache.resolve("compiled"), ""));

        assertThat(reason(readings, Readings.CACHED_START_MODEL_LOAD))
                .contains("left nothing in its compilation cache");
    }

    @Test
    void a_cache_that_is_written_again_was_not_used() {
        Map<String, Reading> readings = starts(cache -> write(cache.resolve("compiled-" + loads.size()), "x"));

        assertThat(reason(readings, Readings.CACHED_START_MODEL_LOAD)).contains("wrote its compilation cache anew");
        assertThat(folder.resolve("cache")).doesNotExist();
    }

    private interface Filling {
        void fill(Path cache);
    }

    private Map<String, Reading> starts(@Nullable Filling filling) {
        LoadedRuntime runtime = new LoadedRuntime() {
            @Override
            public String version() {
                return "1";
            }

            @Override
            public Engine load(EngineRequest request) {
                loads.add("plain");
                platform.advance(200);
                return new FakeEngine(platform);
            }

            @Override
            public Engine loadCached(EngineRequest request, Path cache) throws EngineException {
                if (filling == null) {
                    return LoadedRuntime.super.loadCached(request, cache);
                }
                loads.add("cached: " + names(cache));
                platform.advance(10);
                filling.fill(cache);
                return new FakeEngine(platform);
            }
        };
        TrialSpec spec = new TrialSpec(
                TrialSpec.PROTOCOL,
                "t",
                "/model",
                "fake",
                "cpu",
                1,
                Map.of(),
                new TrialSpec.Inputs.Random(1),
                null,
                TrialSpec.WarmUp.DEFAULT,
                new Load.SingleStream(1, 0, 1),
                0,
                false);
        EngineRequest request = new EngineRequest(folder, "cpu", 1, Map.of());
        return new Starts(platform, runtime, request, spec, List.of(INPUT)).readings(folder.resolve("cache"));
    }

    private static List<String> names(Path cache) {
        try (var files = Files.list(cache)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Once, as a runtime does that finds what it needs. */
    private static void write(Path file, String text) {
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double seconds(Map<String, Reading> readings, String name) {
        Reading reading = Objects.requireNonNull(readings.get(name), name);
        assertThat(reading.unavailable()).isNull();
        return reading.value();
    }

    private static String reason(Map<String, Reading> readings, String name) {
        return Objects.requireNonNull(
                Objects.requireNonNull(readings.get(name), name).unavailable());
    }
}

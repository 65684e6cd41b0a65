package dev.dyno.benchmarks.report;

/** The scenario that the made-up run is saved with. */
final class NightlyScenario {
    static final String TEXT = """
            schema: dyno/scenario/v1
            name: camera-nightly
            description: "May one of four smaller models replace the camera app's classifier?"
            baseline: fp32
            candidates:
              fp32: { model: "demo:mobilenet-v2-fp32.tflite", runtime: tflite, provider: xnnpack, threads: 4 }
              fp16: { model: "demo:mobilenet-v2-fp32.tflite", runtime: tflite, provider: xnnpack, threads: 4 }
              int8: { model: "demo:mobilenet-v2-int8.tflite", runtime: tflite, provider: xnnpack, threads: 4 }
              pruned: { model: "demo:mobilenet-v2-fp32.tflite", runtime: tflite, provider: xnnpack, threads: 4 }
              distilled: { model: "demo:mobilenet-v2-int8.tflite", runtime: tflite, provider: xnnpack, threads: 4 }
            inputs:
              random: { seed: 7 }
            load:
              single-stream: { iterations: 1000, min-duration: 1 s, max-duration: 60 s }
            rounds: 10
            trial-time-limit: 120 s
            metrics:
              - latency.p50
              - latency.p90
              - latency.p99
              - cold_start.total
              - memory.peak_rss
              - energy.per_inference
              - model.size
            gate:
              limits:
                latency.p50: 3 %
                latency.p99: 10 %
                cold_start.total: 5 %
                energy.per_inference: 5 %
                model.size: 0 %
              budgets:
                memory.peak_rss: 200 MiB
              classes:
                flagship: tier:flagship
                mid-range: tier:mid-range
                entry: tier:entry
                boards: os:linux
              confidence: 95 %
              on-inconclusive: block
            """;

    private NightlyScenario() {}
}

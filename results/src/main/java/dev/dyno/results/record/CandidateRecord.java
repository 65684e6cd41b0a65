package dev.dyno.results.record;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A candidate as it was measured.
 *
 * @param name unique within the run
 * @param baseline whether it is the reference of the run
 * @param model the model as the scenario names it
 * @param modelSha256 digest of the model file, lower-case hexadecimal
 * @param modelBytes size of the model file, in bytes
 * @param runtime the inference runtime's name
 * @param provider the execution provider or delegate
 * @param threads intra-operator threads, at least 1
 * @param options further options of the runtime, sorted by name
 */
public record CandidateRecord(
        String name,
        boolean baseline,
        String model,
        String modelSha256,
        long modelBytes,
        String runtime,
        String provider,
        int threads,
        Map<String, String> options) {

    public CandidateRecord {
        if (!modelSha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("candidate " + name + ": not a SHA-256: " + modelSha256);
        }
        if (threads < 1 || modelBytes < 0) {
            throw new IllegalArgumentException("candidate " + name + ": threads and size out of range");
        }
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }

    /** The same, as the reference of its run or not. */
    CandidateRecord withBaseline(boolean reference) {
        return new CandidateRecord(
                name, reference, model, modelSha256, modelBytes, runtime, provider, threads, options);
    }
}

package dev.dyno.scenarios;

import java.nio.file.Path;

/**
 * Labelled inputs, for accuracy.
 *
 * @param inputs tensor file ({@code .npy}) whose first axis counts the examples
 * @param labels tensor file of as many integer labels
 */
public record AccuracySet(Path inputs, Path labels) {}

/**
 * What an inference runtime must offer to be measured. {@link dev.dyno.agent.engine.EngineFactory} is found by service
 * loading; it starts the runtime, the runtime loads a model, and the model infers. Each step is timed by the trial loop, so
 * each must do its own work and no other's.
 */
@NullMarked
package dev.dyno.agent.engine;

import org.jspecify.annotations.NullMarked;

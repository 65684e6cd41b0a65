/**
 * The agent of devices with a Java virtual machine: {@link dev.dyno.agent.jvm.AgentMain} runs one trial and ends. Runtimes
 * are found by service loading, so another jar on the class path can bring another.
 */
@NullMarked
package dev.dyno.agent.jvm;

import org.jspecify.annotations.NullMarked;

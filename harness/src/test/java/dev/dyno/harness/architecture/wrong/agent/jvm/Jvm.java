package dev.dyno.harness.architecture.wrong.agent.jvm;

/** The machine that the core must not know. */
public class Jvm {}

package dev.dyno.harness.architecture.wrong.harness.cli;

/** The command line that nothing may need. */
public class Front {}

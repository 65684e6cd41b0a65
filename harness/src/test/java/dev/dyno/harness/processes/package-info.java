/** Dyno as a process: started, interrupted, killed and starved as users and machines do it. */
@NullMarked
package dev.dyno.harness.processes;

import org.jspecify.annotations.NullMarked;

/**
 * Devices that exist in memory only: they answer the harness as real ones do, take the time that they are told to, and break
 * when they are told to. Tests and the scheduling benchmark use them; nothing here measures anything.
 */
@NullMarked
package dev.dyno.harness.simulated;

import org.jspecify.annotations.NullMarked;

/**
 * Why measuring might not work here, or not well: checks of this machine and this installation, each with what was found
 * and the cure. Checks only look; they change nothing.
 */
@NullMarked
package dev.dyno.harness.doctor;

import org.jspecify.annotations.NullMarked;

/**
 * Doing it: each planned trial deployed, launched, followed, collected, validated and written down before the next begins.
 */
@NullMarked
package dev.dyno.harness.run;

import org.jspecify.annotations.NullMarked;

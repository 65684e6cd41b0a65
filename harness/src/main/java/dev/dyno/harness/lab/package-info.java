/**
 * The use of devices: opened, checked before each trial, brought back when they were lost, released.
 */
@NullMarked
package dev.dyno.harness.lab;

import org.jspecify.annotations.NullMarked;

/**
 * What will be done, before anything is done: which trials, in which order, and how long the devices will be busy. A plan
 * follows from its scenario, devices and seed alone, so that an interrupted run finds the same plan again.
 */
@NullMarked
package dev.dyno.harness.plan;

import org.jspecify.annotations.NullMarked;

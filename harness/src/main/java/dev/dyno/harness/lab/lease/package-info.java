/**
 * The right to use a device, held by one harness at a time. It lies on the device itself, so that it holds between harnesses that
 * know nothing of each other, and is proved there before everything that is done.
 */
@NullMarked
package dev.dyno.harness.lab.lease;

import org.jspecify.annotations.NullMarked;

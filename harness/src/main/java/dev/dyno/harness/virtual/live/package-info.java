/**
 * Twins in real time: each stands beside a virtual device, learns how much processor time that really uses, and shows in the
 * device's files what such a device would show; when the twin is hot, the device is really slowed down. The truth is written
 * beside the device's folder, where nothing inside of it can see it.
 *
 * <p>{@link dev.dyno.harness.virtual.live.LiveTwin} is one of them, which its owner lets go on from time to time.
 */
@NullMarked
package dev.dyno.harness.virtual.live;

import org.jspecify.annotations.NullMarked;

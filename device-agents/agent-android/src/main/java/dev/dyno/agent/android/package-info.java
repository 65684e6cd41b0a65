/**
 * The agent of an Android device: its entries, and what Android tells of itself. The trial loop is agent-core's, unchanged.
 * Whatever is younger than Android 8 (API 26) is asked for only behind a look at the device's level.
 */
@NullMarked
package dev.dyno.agent.android;

import org.jspecify.annotations.NullMarked;

/**
 * Plays a recorded device: a folder with what its commands said and what its files held. It answers questions as the device
 * did; nothing can be put on it, and nothing runs there.
 */
@NullMarked
package dev.dyno.harness.transport.replay;

import org.jspecify.annotations.NullMarked;

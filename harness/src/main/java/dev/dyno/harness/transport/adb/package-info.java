/**
 * Reaches Android devices by way of an adb server; the only place that knows ddmlib and adb's protocol.
 *
 * <p>{@link dev.dyno.harness.transport.adb.AdbServer} speaks to the server; {@link dev.dyno.harness.transport.adb.AdbShell} runs commands
 * over its shell protocol, version 2, which alone tells a command that ended from a link that broke, and copies files by
 * ddmlib's sync; {@link dev.dyno.harness.transport.adb.AdbState} says what to do about a device that cannot be used;
 * {@link dev.dyno.harness.transport.adb.AdbTransport} joins them.
 */
@NullMarked
package dev.dyno.harness.transport.adb;

import org.jspecify.annotations.NullMarked;

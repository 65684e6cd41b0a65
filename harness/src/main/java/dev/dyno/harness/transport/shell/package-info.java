/**
 * What all devices have in common that are reached through a shell at the far end of a link: a command's group of processes
 * dies with its time limit, and a link that ends early is never taken for a command that ended.
 *
 * <p>{@link dev.dyno.harness.transport.shell.RemoteShell} is what a link must offer;
 * {@link dev.dyno.harness.transport.shell.ShellSession} makes a session of it.
 */
@NullMarked
package dev.dyno.harness.transport.shell;

import org.jspecify.annotations.NullMarked;

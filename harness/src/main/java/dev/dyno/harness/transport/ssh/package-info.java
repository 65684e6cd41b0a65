/**
 * Reaches Linux boards and machines over SSH; the only place that knows Apache MINA SSHD.
 *
 * <p>{@link dev.dyno.harness.transport.ssh.SshTransport} opens one connection per session;
 * {@link dev.dyno.harness.transport.ssh.HostKeys} lets nobody in whose key is not known;
 * {@link dev.dyno.harness.transport.ssh.SshShell} runs commands and copies files over the connection.
 */
@NullMarked
package dev.dyno.harness.transport.ssh;

import org.jspecify.annotations.NullMarked;

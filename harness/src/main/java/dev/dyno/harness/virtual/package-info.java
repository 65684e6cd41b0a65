/**
 * Devices to try a lab with that has none: phones and boards made of real parts (adbd, mksh and toybox; sshd) in namespaces of
 * this machine. They are reached like real ones; what is measured on them describes this machine and is marked as simulated.
 *
 * <p>{@link dev.dyno.harness.virtual.VirtualParts} prepares what all of them share;
 * {@link dev.dyno.harness.virtual.VirtualDevice} is one that runs: a pod, which is its system, and a relay, which is its link.
 * {@link dev.dyno.harness.virtual.VirtualLab} keeps several from one command to the next;
 * {@link dev.dyno.harness.virtual.TwinKeeper} is the process that computes their power and heat meanwhile, {@link
 * dev.dyno.harness.virtual.AppiumServer} a server that opens this machine's browser, which is no virtual device.
 */
@NullMarked
package dev.dyno.harness.virtual;

import org.jspecify.annotations.NullMarked;

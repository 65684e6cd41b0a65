/**
 * What a virtual phone has in place of Android's package manager: a program that runs on the phone, with no class but its own and
 * Java's. It refuses what Android would refuse, in Android's words.
 */
@NullMarked
package dev.dyno.harness.virtual.phone;

import org.jspecify.annotations.NullMarked;

/** Which phones the agent is for, and what their refusals mean. */
@NullMarked
package dev.dyno.harness.android;

import org.jspecify.annotations.NullMarked;

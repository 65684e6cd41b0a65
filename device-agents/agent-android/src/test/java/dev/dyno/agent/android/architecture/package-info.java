/** Which arrows leave the Android agent. */
@NullMarked
package dev.dyno.agent.android.architecture;

import org.jspecify.annotations.NullMarked;

/** Tests of the Android agent on Robolectric: Android's own framework code, with its services in the tests' hands. */
@NullMarked
package dev.dyno.agent.android;

import org.jspecify.annotations.NullMarked;

/** Tests of exports to a tracking server, against a stand-in that keeps to the documented limits. */
@NullMarked
package dev.dyno.harness.tracking;

import org.jspecify.annotations.NullMarked;

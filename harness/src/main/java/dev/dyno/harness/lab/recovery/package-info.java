/** How a lost device is brought back: by steps that go from gentle to rough, each bounded, as far as its lab file allows. */
@NullMarked
package dev.dyno.harness.lab.recovery;

import org.jspecify.annotations.NullMarked;

/** How well the thermal model foretells, against twins whose truth is known; in virtual time. */
@NullMarked
package dev.dyno.benchmarks.thermal;

import org.jspecify.annotations.NullMarked;

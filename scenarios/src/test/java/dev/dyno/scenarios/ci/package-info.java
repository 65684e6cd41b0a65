/** Tests of the examples for CI that the documentation has. */
@NullMarked
package dev.dyno.scenarios.ci;

import org.jspecify.annotations.NullMarked;

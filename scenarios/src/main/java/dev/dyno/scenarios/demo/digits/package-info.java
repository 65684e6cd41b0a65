/** Drawn digits and a small network that is really trained to read them, so that accuracy is a metric that means something. */
@NullMarked
package dev.dyno.scenarios.demo.digits;

import org.jspecify.annotations.NullMarked;

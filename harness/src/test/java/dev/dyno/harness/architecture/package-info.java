/**
 * The shape of the whole house, as rules over its classes. Each rule is first shown to fail on a small house built wrong
 * ({@code wrong}), then held against the real one.
 */
@NullMarked
package dev.dyno.harness.architecture;

import org.jspecify.annotations.NullMarked;

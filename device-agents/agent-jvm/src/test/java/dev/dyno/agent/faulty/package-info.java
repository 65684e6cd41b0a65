/** A runtime that goes wrong on request, for tests of whoever must cope with it; published as a jar of its own. */
@NullMarked
package dev.dyno.agent.faulty;

import org.jspecify.annotations.NullMarked;

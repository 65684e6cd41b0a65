/** What a lab host keeps about its devices between runs, in one folder of the user's, safe for several harnesses at once. */
@NullMarked
package dev.dyno.harness.lab.state;

import org.jspecify.annotations.NullMarked;

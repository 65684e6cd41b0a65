/**
 * Makes the two forms of the Android agent out of its jars, without Android's SDK: a jar of dex code for {@code app_process}
 * and an installable package. Runs while Dyno is built; never travels.
 */
@NullMarked
package dev.dyno.packaging;

import org.jspecify.annotations.NullMarked;

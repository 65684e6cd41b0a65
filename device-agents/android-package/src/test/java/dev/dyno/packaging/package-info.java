/** Looks into what was packaged, each file by its own format. */
@NullMarked
package dev.dyno.packaging;

import org.jspecify.annotations.NullMarked;

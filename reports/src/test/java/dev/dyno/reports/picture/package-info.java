/** Tests of the pictures. */
@NullMarked
package dev.dyno.reports.picture;

import org.jspecify.annotations.NullMarked;

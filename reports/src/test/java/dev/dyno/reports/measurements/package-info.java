/** Tests of judging measurements made elsewhere. */
@NullMarked
package dev.dyno.reports.measurements;

import org.jspecify.annotations.NullMarked;

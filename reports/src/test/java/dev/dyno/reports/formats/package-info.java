/** Tests of the forms that other programs take, held against those programs' own rules. */
@NullMarked
package dev.dyno.reports.formats;

import org.jspecify.annotations.NullMarked;

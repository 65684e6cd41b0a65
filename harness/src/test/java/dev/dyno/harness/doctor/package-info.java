/** The doctor on machines that the tests make up as files. */
@NullMarked
package dev.dyno.harness.doctor;

import org.jspecify.annotations.NullMarked;

/**
 * What a virtual phone's or board's power and heat follow: the parameters of a twin, as plain validated records. Files become
 * these in {@code dev.dyno.scenarios.file}; the model that runs on them is the harness's.
 */
@NullMarked
package dev.dyno.scenarios.twin;

import org.jspecify.annotations.NullMarked;

/**
 * The power and heat of a device that has none: a model that is stepped, and a gauge that shows it as phones and boards do.
 * All of it is pure and seeded, knows no clock, and so runs in virtual time as well as beside a virtual device.
 *
 * <p>{@link dev.dyno.harness.virtual.twin.TwinModel} has the truth; {@link dev.dyno.harness.virtual.twin.TwinGauge} shows what
 * a device would show of it; {@link dev.dyno.harness.virtual.twin.TwinTexts} puts that into the files that devices have.
 * All that comes of them is simulated.
 */
@NullMarked
package dev.dyno.harness.virtual.twin;

import org.jspecify.annotations.NullMarked;

/** A network shaped like MobileNetV2 with seeded weights: a realistic load, not a useful classifier. */
@NullMarked
package dev.dyno.scenarios.demo.mobilenet;

import org.jspecify.annotations.NullMarked;

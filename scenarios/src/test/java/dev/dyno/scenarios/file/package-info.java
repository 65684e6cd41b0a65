@NullMarked
package dev.dyno.scenarios.file;

import org.jspecify.annotations.NullMarked;

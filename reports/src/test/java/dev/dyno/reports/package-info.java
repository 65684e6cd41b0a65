/** What the tests of this module share: runs made up for a purpose. */
@NullMarked
package dev.dyno.reports;

import org.jspecify.annotations.NullMarked;

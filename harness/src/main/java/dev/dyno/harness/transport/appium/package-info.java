/** Browsers behind an Appium server or a Selenium Grid, measured by a page that the web agent's bridge serves on this machine. */
@NullMarked
package dev.dyno.harness.transport.appium;

import org.jspecify.annotations.NullMarked;

/** The bridge on a real Appium server with a real Chromium, and against pages that mean harm. */
@NullMarked
package dev.dyno.agent.web;

import org.jspecify.annotations.NullMarked;

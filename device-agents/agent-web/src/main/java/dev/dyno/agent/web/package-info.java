/**
 * The bridge between a trial's folder and a page in a browser: it serves the page, opens one browser session for the trial and
 * writes the protocol's files from what the page says. It measures nothing, and takes the page for a stranger.
 */
@NullMarked
package dev.dyno.agent.web;

import org.jspecify.annotations.NullMarked;

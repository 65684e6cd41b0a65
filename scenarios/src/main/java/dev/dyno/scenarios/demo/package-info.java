/**
 * The demo models: built here from nothing but code and seeds, the same to the byte on every machine, so that Dyno can be tried and
 * tested without a download.
 */
@NullMarked
package dev.dyno.scenarios.demo;

import org.jspecify.annotations.NullMarked;

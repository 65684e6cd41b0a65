/**
 * Drawings as SVG elements at home in the page: their colours are the page's own, so that dark mode and print restyle them.
 * {@link dev.dyno.reports.page.chart.Drawing} is what small charts are drawn with, {@link
 * dev.dyno.reports.page.chart.Lanes} draws lines over a common axis.
 */
@NullMarked
package dev.dyno.reports.page.chart;

import org.jspecify.annotations.NullMarked;

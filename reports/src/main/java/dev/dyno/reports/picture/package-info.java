/** A run as PNG pictures for chats, mails and slides, drawn by JFreeChart with the typeface that Dyno ships. */
@NullMarked
package dev.dyno.reports.picture;

import org.jspecify.annotations.NullMarked;

package dev.dyno.reports.page.section;

import java.util.List;

/**
 * A part of the page under a heading of its own. All texts are shown as they are: whoever makes them from names or from what a
 * device said passes those through {@link dev.dyno.reports.page.words.Shown} first.
 *
 * @param id its place in the page's address; letters, digits and dashes, unique
 * @param title its heading
 * @param lead what it tells and how to read it; may be empty
 * @param panels what it shows, at least one
 */
public record Section(String id, String title, String lead, List<Panel> panels) {
    public Section {
        if (!id.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("not the id of a section: " + id);
        }
        panels = List.copyOf(panels);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("a section without panels is not shown at all: " + id);
        }
    }
}

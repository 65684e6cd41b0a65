package dev.dyno.reports.page.section;

import java.util.Optional;

/** Makes one section of the page from a run. It never throws because of what a run holds: it says in words what is missing. */
@FunctionalInterface
public interface SectionSource {
    /** The section; empty where the run has nothing of what it shows. */
    Optional<Section> of(Subject subject);
}

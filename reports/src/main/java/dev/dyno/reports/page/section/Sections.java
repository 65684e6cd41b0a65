package dev.dyno.reports.page.section;

import java.util.List;
import java.util.Optional;

/** All sections that add themselves, in the page's order. */
public final class Sections {
    private static final List<SectionSource> ALL = List.of(
            new EvidenceSection(),
            new DevicesSection(),
            new TradeOffSection(),
            new ColdStartSection(),
            new MemorySection(),
            new EnergySection(),
            new SustainedSection(),
            new HeatSection(),
            new ConditionsSection());

    private Sections() {}

    /** Those of which a run has something to show. */
    public static List<Section> of(Subject subject) {
        return ALL.stream()
                .map(source -> source.of(subject))
                .flatMap(Optional::stream)
                .toList();
    }
}

package dev.dyno.results.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dyno.results.error.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTest {
    private static final List<String> ENTRIES = List.of("one", "", "{\"three\": 3}", "x".repeat(300));

    private final Path file;

    JournalTest(@TempDir Path folder) {
        this.file = folder.resolve("journal");
    }

    private void append(List<String> entries) {
        try (Journal journal = Journal.open(file)) {
            entries.forEach(entry -> journal.append(entry.getBytes(UTF_8)));
        }
    }

    private List<String> entries() {
        return JournalScan.of(file).payloads().stream()
                .map(payload -> new String(payload, UTF_8))
                .toList();
    }

    /** Where each entry ends, the first being where none has begun. */
    private static long[] ends() {
        long[] ends = new long[ENTRIES.size() + 1];
        ends[0] = JournalScan.MAGIC.length;
        for (int i = 0; i < ENTRIES.size(); i++) {
            ends[i + 1] = ends[i] + JournalScan.FRAME_HEADER + ENTRIES.get(i).length();
        }
        return ends;
    }

    @Test
    void entries_come_back_in_order_over_several_openings() {
        append(ENTRIES.subList(0, 2));
        append(ENTRIES.subList(2, 4));

        assertThat(entries()).isEqualTo(ENTRIES);
        assertThat(JournalScan.of(file).torn()).isFalse();
    }

    @Test
    void a_journal_that_is_not_there_is_empty() {
        assertThat(entries()).isEmpty();
    }

    @Test
    void a_journal_cut_off_at_any_byte_keeps_every_whole_entry_and_takes_new_ones() throws IOException {
        append(ENTRIES);
        byte[] whole = Files.readAllBytes(file);
        long[] ends = ends();
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            int size = length;
            int kept = Math.max(
                    0, (int) Arrays.stream(ends).filter(end -> end <= size).count() - 1);
            boolean clean = length == 0 || Arrays.stream(ends).anyMatch(end -> end == size);

            assertThat(entries()).as("cut at %d", length).isEqualTo(ENTRIES.subList(0, kept));
            assertThat(JournalScan.of(file).torn()).as("cut at %d", length).isEqualTo(!clean);
            append(List.of("new"));
            assertThat(entries()).hasSize(kept + 1).endsWith("new");
            assertThat(JournalScan.of(file).torn()).isFalse();
        }
    }

    @Test
    void a_bit_that_flipped_anywhere_is_found_and_never_costs_an_entry_before_it() throws IOException {
        append(ENTRIES);
        byte[] whole = Files.readAllBytes(file);
        long[] ends = ends();
        SplittableRandom random = new SplittableRandom(31);
        for (int at = JournalScan.MAGIC.length; at < whole.length; at++) {
            byte[] bytes = whole.clone();
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bytes);
            int place = at;
            int before = (int) Arrays.stream(ends).filter(end -> end <= place).count() - 1;
            // Only the payload of the last entry may pass for an append that was cut off.
            if (before == ENTRIES.size() - 1 && at - ends[before] >= 2 * Integer.BYTES) {
                assertThat(JournalScan.of(file).torn()).isTrue();
                assertThat(entries()).isEqualTo(ENTRIES.subList(0, before));
            } else {
                assertThatExceptionOfType(StoreException.class)
                        .isThrownBy(() -> JournalScan.of(file))
                        .withMessageContaining("is damaged at byte " + ends[before] + ", after " + before + " intact");
            }
        }
    }

    @Test
    void a_tail_of_zeros_is_an_append_that_a_power_cut_stopped() throws IOException {
        append(ENTRIES);
        Files.write(file, new byte[4096], StandardOpenOption.APPEND);

        assertThat(JournalScan.of(file).torn()).isTrue();
        append(List.of("after"));
        assertThat(entries()).hasSize(5).endsWith("after");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void bytes_of_any_kind_behind_the_entries_are_torn_or_damage_but_nothing_else(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        append(ENTRIES);
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < 200; i++) {
            Files.write(file, whole);
            byte[] tail = new byte[1 + random.nextInt(64)];
            random.nextBytes(tail);
            Files.write(file, tail, StandardOpenOption.APPEND);
            try {
                assertThat(entries()).isEqualTo(ENTRIES);
            } catch (StoreException e) {
                assertThat(e).hasMessageContaining("after 4 intact trials");
            }
        }
    }

    @Test
    void another_file_is_no_journal_and_is_left_alone() throws IOException {
        Files.writeString(file, "my diary");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> Journal.open(file))
                .withMessage(file + " is not a journal of this version of Dyno");
        assertThat(file).hasContent("my diary");
    }

    @Test
    void an_entry_beyond_all_bounds_is_refused() {
        try (Journal journal = Journal.open(file)) {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> journal.append(new byte[JournalScan.LARGEST_PAYLOAD + 1]));
            journal.append("small".getBytes(UTF_8));
        }
        assertThat(entries()).containsExactly("small");
    }

    @Test
    void an_interrupt_does_not_tear_the_journal() {
        try (Journal journal = Journal.open(file)) {
            Thread.currentThread().interrupt();
            journal.append("one".getBytes(UTF_8));
            journal.append("two".getBytes(UTF_8));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(entries()).containsExactly("one", "two");
    }
}

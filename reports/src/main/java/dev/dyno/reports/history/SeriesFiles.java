package dev.dyno.reports.history;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.dyno.results.error.ScenarioException;
import dev.dyno.results.error.StoreException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** Reads series from a file of comma-separated values with the columns {@code series,index,value} in any order. */
public final class SeriesFiles {
    private SeriesFiles() {}

    /**
     * Reads all series, in order of their first points.
     *
     * @param file the file
     * @param shown its name for messages
     * @throws ScenarioException with every line that cannot be used: a value that is missing, no number or not finite, an
     *     index that is no whole number, date or time, or that its series has twice
     * @throws StoreException if the file cannot be read
     */
    public static List<NamedSeries> read(Path file, String shown) {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            skipByteOrderMark(reader);
            return read(reader, shown);
        } catch (IOException e) {
            throw new StoreException("cannot read " + shown + ": " + reason(e), e);
        }
    }

    private static List<NamedSeries> read(Reader reader, String shown) throws IOException {
        SeriesReading reading = new SeriesReading(shown);
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(reader)) {
            Iterator<CsvRecord> records = csv.iterator();
            if (!records.hasNext()) {
                throw reading.failed(1, "the file is empty; its first line should be series,index,value");
            }
            reading.header(records.next());
            while (records.hasNext()) {
                reading.take(records.next());
            }
        } catch (CsvParseException e) {
            throw reading.failed(reading.line() + 1, "not comma-separated values: " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return reading.finish();
    }

    private static void skipByteOrderMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != '\ufeff') {
            reader.reset();
        }
    }

    private static String reason(IOException e) {
        return e instanceof CharacterCodingException
                ? "it is not text in UTF-8"
                : e instanceof NoSuchFileException ? "no such file" : e.toString();
    }
}

package nabla.grade.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A table that a teacher has written: commas, semicolons or tabs, with or without Excel's mark at
 * the beginning.
 *
 * @param file where it was read
 * @param head the names of the columns as they are written
 * @param rows below the head
 */
public record CsvTable(Path file, List<String> head, List<Row> rows) {

  /** Copies the lists. */
  public CsvTable {
    head = List.copyOf(head);
    rows = List.copyOf(rows);
  }

  /**
   * One row.
   *
   * @param line of the file, from 1
   * @param fields by the column's name in lower case
   */
  public record Row(long line, Map<String, String> fields) {

    /**
     * A field without the blanks around it.
     *
     * @param column its name in lower case
     * @return empty where there is no such column
     */
    public String field(String column) {
      return fields.getOrDefault(column, "").strip();
    }
  }

  /**
   * Reads a file.
   *
   * @param file in UTF-8, its first line the head
   * @return the table
   * @throws IllegalArgumentException if it is no such file, with what to do
   */
  public static CsvTable read(Path file) {
    String text = text(file);
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator(text))
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofNamedCsvRecord(text)) {
      List<String> head = new ArrayList<>();
      List<Row> rows = new ArrayList<>();
      for (NamedCsvRecord record : reader) {
        if (head.isEmpty()) {
          record.getHeader().forEach(name -> head.add(name.strip()));
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(head.size(), record.getFieldCount()); i++) {
          fields.put(head.get(i).toLowerCase(Locale.ROOT), record.getField(i));
        }
        if (fields.values().stream().anyMatch(field -> !field.isBlank())) {
          rows.add(new Row(record.getStartingLineNumber(), fields));
        }
      }
      return new CsvTable(file, head.isEmpty() ? firstLine(text) : head, rows);
    } catch (CsvParseException | IOException e) {
      throw new IllegalArgumentException(file + " is not a table in CSV: " + e.getMessage(), e);
    }
  }

  /**
   * Whether there is a column.
   *
   * @param column its name, in any case
   * @return false if the head does not name it
   */
  public boolean has(String column) {
    return head.stream().anyMatch(name -> name.equalsIgnoreCase(column));
  }

  private static String text(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          file + " is not UTF-8: in Excel, save it as \"CSV UTF-8\".", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read: is it there?", e);
    }
  }

  /** The separator that the first line has most of. */
  private static char separator(String text) {
    String first = text.lines().findFirst().orElse("");
    char best = ',';
    for (char candidate : new char[] {',', ';', '\t'}) {
      if (count(first, candidate) > count(first, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  private static List<String> firstLine(String text) {
    String first = text.lines().findFirst().orElse("");
    return List.of(first.split("[" + separator(text) + "]")).stream()
        .map(name -> name.strip().replace("\"", ""))
        .toList();
  }
}

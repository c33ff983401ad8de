package nabla.grade.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** A table as text that spreadsheets and learning-management systems read. */
public final class CsvText {
  /** What a spreadsheet takes for the beginning of a formula; some take the wide forms, too. */
  private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

  private final StringWriter text = new StringWriter();
  private final CsvWriter writer =
      CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);

  /**
   * Begins a table.
   *
   * @param head the names of its columns
   */
  public CsvText(List<String> head) {
    row(head);
  }

  /**
   * Adds a row.
   *
   * @param fields as they are to arrive, quoted where needed
   */
  public void row(List<String> fields) {
    writer.writeRecord(fields);
  }

  /**
   * A text that students have a hand in, made so that no spreadsheet runs it.
   *
   * @param text any text
   * @return the text, with an apostrophe before it if it looks like a formula
   */
  public static String safe(String text) {
    String start = text.stripLeading();
    boolean formula =
        !text.isEmpty()
            && (FORMULA.indexOf(text.charAt(0)) >= 0
                || (!start.isEmpty() && FORMULA.indexOf(start.charAt(0)) >= 0));
    return formula ? "'" + text : text;
  }

  /** The whole table. */
  @Override
  public String toString() {
    try {
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a string takes everything
    }
    return text.toString();
  }
}

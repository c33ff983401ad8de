package nabla.grade.report;

import java.io.IOException;
import java.nio.file.Files;
import java.util.IdentityHashMap;
import java.util.List;
import nabla.grade.book.Book;
import nabla.grade.book.Entry;
import nabla.grade.csv.CsvTable;
import nabla.grade.csv.CsvText;
import nabla.grade.judge.Mark;
import nabla.grade.judge.Skipped;

/**
 * What people read: the grade book, the page of the class, a page for each submission. All of it is
 * made from results, and can be made again.
 *
 * @param results the folder
 */
public record Reports(Results results) {
  private static final String SKIPPED = "skipped.csv";

  /**
   * Writes all reports.
   *
   * @param all every result of the folder
   * @param book made of them
   * @param skipped what was no submission
   * @throws IOException if one cannot be written
   */
  public void write(List<Result> all, Book book, List<Skipped> skipped) throws IOException {
    IdentityHashMap<Mark, Entry> rows = new IdentityHashMap<>();
    book.entries().forEach(entry -> rows.put(entry.mark(), entry));
    for (Result result : all) {
      results.write(Results.page(result.mark()), HtmlReport.of(result, rows.get(result.mark())));
    }
    results.write("gradebook.csv", Gradebook.of(book));
    results.write("class.html", ClassPage.of(book, skipped));
    writeSkipped(skipped);
  }

  private void writeSkipped(List<Skipped> skipped) throws IOException {
    CsvText out = new CsvText(List.of("file", "student", "reason"));
    for (Skipped file : skipped) {
      out.row(List.of(CsvText.safe(file.file()), CsvText.safe(file.student()), file.reason()));
    }
    results.write(SKIPPED, out.toString());
  }

  /**
   * What the last run has skipped.
   *
   * @return empty if there was none
   */
  public List<Skipped> skipped() {
    if (!Files.exists(results.folder().resolve(SKIPPED))) {
      return List.of();
    }
    return CsvTable.read(results.folder().resolve(SKIPPED)).rows().stream()
        .map(row -> new Skipped(row.field("file"), row.field("student"), row.field("reason")))
        .toList();
  }
}

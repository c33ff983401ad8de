package nabla.grade.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nabla.grade.book.Entry;
import nabla.grade.judge.Mark;
import nabla.grade.judge.Status;

/**
 * What several students were told.
 *
 * @param question such as {@code 02.1}
 * @param hint the words
 * @param entries the rows of those who were told so
 */
record Misconception(String question, String hint, List<Entry> entries) {

  /** The commonest first; those of answers that are not there are left out. */
  static List<Misconception> of(List<Entry> entries) {
    Map<List<String>, Misconception> out = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (entry.mark() != null) {
        for (Mark.Question question : entry.mark().questions()) {
          collect(out, entry, question);
        }
      }
    }
    List<Misconception> sorted = new ArrayList<>(out.values());
    sorted.sort(
        Comparator.comparingInt((Misconception told) -> -told.entries().size())
            .thenComparing(Misconception::question)
            .thenComparing(Misconception::hint));
    return sorted;
  }

  private static void collect(
      Map<List<String>, Misconception> out, Entry entry, Mark.Question question) {
    for (Mark.Row row : question.cases()) {
      boolean wrong = row.status() != Status.PASS && row.status() != Status.MISSING;
      if (wrong && !row.hint().isEmpty()) {
        List<Entry> told =
            out.computeIfAbsent(
                    List.of(question.id(), row.hint()),
                    key -> new Misconception(question.id(), row.hint(), new ArrayList<>()))
                .entries();
        if (told.isEmpty() || !told.get(told.size() - 1).equals(entry)) {
          told.add(entry);
        }
      }
    }
  }
}

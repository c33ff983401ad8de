package nabla.grade;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nabla.grade.homework.Assignment;
import nabla.grade.homework.Assignments;
import nabla.grade.judge.Mark;
import nabla.grade.judge.Skipped;
import nabla.grade.judge.Submission;
import nabla.grade.judge.Submissions;
import nabla.grade.notebook.Intake;
import nabla.grade.report.Provenance;
import nabla.grade.report.Result;

/**
 * What is to be done with what was handed in.
 *
 * @param toMark submissions without a mark
 * @param marked marks of an earlier run that stay
 * @param assignments the homeworks of those that are to be marked, by name
 * @param outdated results of an earlier run that gave a file to somebody else
 * @param skipped what is no submission, or is one for the second time
 */
record Pile(
    List<Submission> toMark,
    Map<String, Assignment> assignments,
    List<Mark> marked,
    List<Result> outdated,
    List<Skipped> skipped) {

  /** Null for what cannot be read; the judge gives it its row. */
  private static Intake read(Submission submission) {
    try {
      return submission.refusal().isEmpty() ? Intake.read(submission.file()) : null;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return null;
    }
  }

  /**
   * Sorts submissions.
   *
   * @param handedIn what was found, each with its student
   * @param earlier results of earlier runs
   * @param by what marks now; null if all is to be marked again
   */
  static Pile sort(Submissions handedIn, List<Result> earlier, Provenance by) {
    Map<List<String>, Result> known = new HashMap<>();
    Map<List<String>, List<Result>> byFile = new HashMap<>();
    for (Result result : earlier) {
      Mark mark = result.mark();
      known.put(List.of(mark.student(), mark.sha256()), result);
      byFile
          .computeIfAbsent(List.of(mark.file(), mark.sha256()), file -> new ArrayList<>())
          .add(result);
    }
    Pile pile =
        new Pile(
            new ArrayList<>(),
            new TreeMap<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(handedIn.skipped()));
    Map<List<String>, Submission> seen = new HashMap<>();
    for (Submission submission : handedIn.found()) {
      String student = submission.origin().student();
      String file = submission.origin().file();
      Intake intake = read(submission);
      String content = intake == null ? "" : intake.sha256();
      Submission same =
          content.isEmpty() ? null : seen.putIfAbsent(List.of(student, content), submission);
      if (same != null) {
        pile.skipped.add(new Skipped(file, student, "is the same file as " + same.origin().file()));
        continue;
      }
      byFile.getOrDefault(List.of(file, content), List.of()).stream()
          .filter(result -> !result.mark().student().equals(student))
          .forEach(pile.outdated::add);
      Result before = content.isEmpty() ? null : known.get(List.of(student, content));
      if (before != null && before.mark().judged() && before.provenance().equals(by)) {
        pile.marked.add(before.mark().from(submission.origin()));
      } else {
        pile.toMark.add(submission);
        if (intake != null) {
          Assignments.of(intake.cells(), file.substring(file.lastIndexOf('/') + 1))
              .ifPresent(assignment -> pile.assignments.put(assignment.name(), assignment));
        }
      }
    }
    return pile;
  }
}

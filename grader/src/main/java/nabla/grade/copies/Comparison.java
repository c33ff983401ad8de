package nabla.grade.copies;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nabla.grade.judge.Mark;

/**
 * All answers of a homework, compared with each other.
 *
 * @param assignment the homework
 * @param students how many there are
 * @param pairs the most alike first, one for each two students; those with nothing in common are
 *     left out
 */
record Comparison(String assignment, int students, List<Likeness> pairs) {
  private static final int FEW = 6;

  /**
   * Compares.
   *
   * @param assignment the homework
   * @param marks its submissions
   * @param exercise the code of the exercise as it was given out
   */
  static Comparison of(String assignment, List<Mark> marks, String exercise) {
    List<Answer> answers =
        marks.stream()
            .sorted(Comparator.comparing(Mark::student).thenComparing(Mark::file))
            .map(Answer::of)
            .toList();
    Lexer.Text given = Lexer.read(exercise);
    Set<Long> common = Grams.of(given.tokens()).all();
    common.addAll(usual(answers));
    Set<String> comments = new HashSet<>(given.comments());
    Map<List<String>, Likeness> best = new LinkedHashMap<>();
    for (List<Integer> pair : candidates(answers, common)) {
      Answer one = answers.get(pair.get(0));
      Answer other = answers.get(pair.get(1));
      best.merge(
          List.of(one.student(), other.student()),
          Likeness.of(one, other, common, comments),
          (a, b) -> a.share() >= b.share() ? a : b);
    }
    List<Likeness> pairs = new ArrayList<>(best.values());
    pairs.sort(
        Comparator.comparingDouble((Likeness pair) -> -pair.share())
            .thenComparing(pair -> pair.one().student())
            .thenComparing(pair -> pair.other().student()));
    int students = (int) answers.stream().map(Answer::student).distinct().count();
    return new Comparison(assignment, students, pairs);
  }

  /** What more than half of a class has is how one writes it, or what the notebook has shown. */
  private static Set<Long> usual(List<Answer> answers) {
    Map<Long, Set<String>> who = new HashMap<>();
    for (Answer answer : answers) {
      answer
          .grams()
          .all()
          .forEach(gram -> who.computeIfAbsent(gram, g -> new HashSet<>()).add(answer.student()));
    }
    long students = answers.stream().map(Answer::student).distinct().count();
    Set<Long> usual = new HashSet<>();
    who.forEach(
        (gram, people) -> {
          if (students >= FEW && people.size() > students / 2) {
            usual.add(gram);
          }
        });
    return usual;
  }

  /** Two answers of two students that have something in common that winnowing keeps. */
  private static Collection<List<Integer>> candidates(List<Answer> answers, Set<Long> common) {
    Map<Long, List<Integer>> index = new HashMap<>();
    for (int i = 0; i < answers.size(); i++) {
      for (long gram : answers.get(i).grams().kept()) {
        if (!common.contains(gram)) {
          index.computeIfAbsent(gram, g -> new ArrayList<>()).add(i);
        }
      }
    }
    Set<List<Integer>> pairs =
        new java.util.TreeSet<>(
            Comparator.<List<Integer>>comparingInt(pair -> pair.get(0))
                .thenComparingInt(pair -> pair.get(1)));
    for (List<Integer> having : index.values()) {
      for (int i : having) {
        for (int j : having) {
          if (i < j && !answers.get(i).student().equals(answers.get(j).student())) {
            pairs.add(List.of(i, j));
          }
        }
      }
    }
    return pairs;
  }
}

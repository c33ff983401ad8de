package nabla.grade.book;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nabla.core.Numbers;
import nabla.grade.homework.Assignment;
import nabla.grade.homework.Assignments;
import nabla.grade.judge.Mark;
import nabla.grade.judge.Skipped;
import nabla.grade.roster.Person;
import nabla.grade.roster.Roster;

/**
 * The grade book: for each student and each homework that anybody has handed in, one row.
 *
 * @param entries by student, then by homework
 */
public record Book(List<Entry> entries) {

  /** Copies the list. */
  public Book {
    entries = List.copyOf(entries);
  }

  /**
   * Makes the grade book.
   *
   * @param marks of all submissions, also of earlier runs
   * @param roster of the class; everybody in it gets rows
   * @param rules of the course
   * @param overrides what a teacher has decided
   * @param skipped what was no submission: said where a student has none
   * @return the rows
   */
  public static Book of(
      List<Mark> marks, Roster roster, Rules rules, Overrides overrides, List<Skipped> skipped) {
    Maker maker = new Maker(roster, rules, overrides, skipped);
    Map<String, Map<String, List<Mark>>> byStudent = new LinkedHashMap<>();
    roster.people().forEach(person -> byStudent.put(person.id(), new LinkedHashMap<>()));
    Set<String> given = new TreeSet<>();
    marks.stream()
        .sorted(Comparator.comparing(Mark::student).thenComparing(Mark::file))
        .forEach(
            mark -> {
              // Files that belong to no homework have nothing to do with each other.
              String key = mark.assignment().isEmpty() ? "\0" + mark.file() : mark.assignment();
              byStudent
                  .computeIfAbsent(mark.student(), s -> new LinkedHashMap<>())
                  .computeIfAbsent(key, a -> new ArrayList<>())
                  .add(mark);
              if (!mark.assignment().isEmpty()) {
                given.add(mark.assignment());
              }
            });
    List<Entry> entries = new ArrayList<>();
    byStudent.forEach(
        (student, homework) -> {
          homework.values().forEach(attempts -> entries.add(maker.handedIn(student, attempts)));
          Stream.concat(given.stream(), overrides.all().stream().flatMap(d -> name(d, student)))
              .distinct()
              .filter(assignment -> !homework.containsKey(assignment))
              .map(assignment -> maker.missing(student, assignment))
              .filter(Objects::nonNull)
              .forEach(entries::add);
        });
    entries.sort(
        Comparator.comparing((Entry entry) -> entry.person().id())
            .thenComparing(Entry::assignment)
            .thenComparing(entry -> entry.mark() == null ? "" : entry.mark().file()));
    return new Book(entries);
  }

  /** The name of the homework that a decision is about, if it is about this student. */
  private static Stream<String> name(Decision decision, String student) {
    return Assignments.all().stream()
        .filter(a -> decision.student().equals(student) && a.number().equals(decision.assignment()))
        .map(Assignment::name);
  }

  /**
   * The homeworks in it.
   *
   * @return names in the course's order
   */
  public List<String> assignments() {
    return entries.stream()
        .map(Entry::assignment)
        .filter(name -> !name.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * The rows of one homework.
   *
   * @param assignment its name
   * @return by student
   */
  public List<Entry> of(String assignment) {
    return entries.stream().filter(entry -> entry.assignment().equals(assignment)).toList();
  }

  /**
   * Everybody in it.
   *
   * @return each once
   */
  public List<Person> people() {
    return List.copyOf(
        entries.stream()
            .map(Entry::person)
            .collect(
                Collectors.toMap(Person::id, Function.identity(), (a, b) -> a, LinkedHashMap::new))
            .values());
  }

  Set<String> keys() {
    return entries.stream()
        .filter(entry -> !entry.assignment().isEmpty())
        .map(entry -> Overrides.keyOf(entry.person().id(), entry.assignment()))
        .collect(Collectors.toSet());
  }

  /** Makes rows. */
  private record Maker(Roster roster, Rules rules, Overrides overrides, List<Skipped> skipped) {

    Entry handedIn(String student, List<Mark> attempts) {
      String assignment = attempts.get(0).assignment();
      Decision decision = overrides.of(student, assignment).orElse(null);
      Comparator<Mark> last = Comparator.comparing(mark -> mark.origin().at());
      Comparator<Mark> best =
          Comparator.comparingDouble(mark -> mark.judged() ? left(mark, decision) : -1);
      Mark counts =
          attempts.stream()
              .max(rules.keep() == Keep.LAST ? last : best.thenComparing(last))
              .orElseThrow();
      List<String> remarks = new ArrayList<>();
      remarks.add(counts.problem());
      remarks.addAll(counts.notes());
      if (attempts.size() > 1) {
        remarks.add(others(attempts, counts));
      }
      Person person = person(student);
      if (!roster.isEmpty() && roster.find(student).isEmpty()) {
        remarks.add("Not in the roster.");
      }
      boolean decided = decision != null && decision.points() != null;
      return new Entry(
          person,
          assignment,
          counts,
          decided ? decision.points() : left(counts, decision),
          late(counts, decision),
          decided,
          decision == null ? "" : decision.comment(),
          remarks.stream().filter(remark -> !remark.isEmpty()).toList());
    }

    /** Only those in the roster, or about whom something was decided, can be missed. */
    Entry missing(String student, String assignment) {
      Decision decision = overrides.of(student, assignment).orElse(null);
      if (roster.find(student).isEmpty() && decision == null) {
        return null;
      }
      List<String> remarks =
          skipped.stream()
              .filter(file -> file.student().equals(student))
              .map(file -> "Skipped: " + file + ".")
              .limit(5)
              .toList();
      boolean decided = decision != null && decision.points() != null;
      return new Entry(
          person(student),
          assignment,
          null,
          decided ? decision.points() : 0,
          Duration.ZERO,
          decided,
          decision == null ? "" : decision.comment(),
          remarks);
    }

    private Person person(String student) {
      return roster.find(student).orElse(Person.unknown(student));
    }

    private double left(Mark mark, Decision decision) {
      return rules.late().after(mark.earned(), Entry.POINTS, late(mark, decision));
    }

    /**
     * By a decision, else by the clock; what a system calls late is late, be it by nobody knows how
     * much.
     */
    private Duration late(Mark mark, Decision decision) {
      if (decision != null && decision.daysLate() != null) {
        return Duration.ofMillis(Math.round(decision.daysLate() * Duration.ofDays(1).toMillis()));
      }
      Duration late = rules.due().late(mark.assignment(), mark.origin().at());
      return late.isZero() && mark.origin().late() ? Entry.UNKNOWN : late;
    }

    private String others(List<Mark> attempts, Mark counts) {
      return "The %s of %d submissions counts; the others: %s."
          .formatted(
              rules.keep() == Keep.LAST ? "last" : "best",
              attempts.size(),
              attempts.stream()
                  .filter(mark -> !mark.equals(counts))
                  .map(mark -> mark.file() + " (" + points(mark) + ")")
                  .collect(Collectors.joining(", ")));
    }

    private static String points(Mark mark) {
      return mark.judged() ? Numbers.text(mark.earned()) : "not judged";
    }
  }
}

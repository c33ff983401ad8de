package nabla.grade.judge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nabla.check.Answer;
import nabla.check.Case;
import nabla.check.Outcome;
import nabla.grade.child.Reply.Trouble;
import nabla.grade.homework.Part;
import nabla.grade.judge.Mark.Question;
import nabla.grade.judge.Mark.Row;

/** One question put to one student: the public cases, then the hidden ones. */
final class Examination {
  private static final int MAX_DEATHS = 2;

  /** Why there is no answer to judge. */
  private record Failure(Status status, String got, String hint) {}

  private final Student student;
  private final Part part;
  private final Blocked blocked;
  private final Duration limit;
  private final List<Row> rows = new ArrayList<>();
  private int deaths;
  private boolean over;
  private Failure failure;
  private Answer answer;

  Examination(Student student, Part part, Blocked blocked, int secondsPerCall) {
    this.student = student;
    this.part = part;
    this.blocked = blocked;
    this.limit = Duration.ofSeconds(secondsPerCall);
  }

  Question of(List<Case> secret) {
    if (!student.has(part)) {
      over = true;
      failure =
          new Failure(
              Status.MISSING,
              "the answer cell is not in the notebook",
              "Put the answer back into the cell " + part.cell() + " of the exercise.");
    }
    put(part.shown(), false);
    put(secret, true);
    return new Question(part.id(), part.title(), student.code(part), rows);
  }

  private void put(List<Case> cases, boolean hidden) {
    Case before = null;
    for (Case test : cases) {
      if (!over && !test.sharesCallWith(before)) {
        attempt(test);
      }
      rows.add(failure == null ? row(test, hidden) : failed(test, hidden));
      before = test;
    }
  }

  /** Sets the answer, or why there is none; after too much trouble nothing is called any more. */
  private void attempt(Case test) {
    failure = null;
    try {
      Trouble trouble = student.bind(part);
      if (trouble == null) {
        answer = student.call(part, test, limit);
      } else {
        failure = uncallable(student.trouble(part).orElse(trouble));
        over = true;
      }
    } catch (ChildDied e) {
      failure = new Failure(e.status(), e.getMessage(), hint(e.status()));
      over = ++deaths >= MAX_DEATHS;
    }
  }

  private Failure uncallable(Trouble trouble) {
    Optional<String> forbidden = blocked.in(trouble);
    if (forbidden.isPresent()) {
      return new Failure(
          Status.BLOCKED,
          forbidden.get() + " is not there while marking",
          "This homework is about writing it yourself: use Java's own library only.");
    }
    String got =
        trouble.details().startsWith(trouble.name())
            ? trouble.details()
            : trouble.name() + ": " + trouble.details();
    return trouble.kind().equals("compile")
        ? new Failure(
            Status.COMPILE_ERROR, got, "Restart the kernel and run all: does the cell compile?")
        : new Failure(Status.FAIL, got, "Restart the kernel and run all: does the cell end?");
  }

  private String hint(Status status) {
    return switch (status) {
      case TIMEOUT -> "Is there a loop that never ends? It may take " + limit.toSeconds() + " s.";
      case OUT_OF_MEMORY -> "Does a list or an array grow without end?";
      default -> "An answer returns a value: it must not end the program or start others.";
    };
  }

  private Row row(Case test, boolean hidden) {
    Outcome outcome;
    try {
      outcome = test.judge(answer);
    } catch (RuntimeException e) { // properties know the shape of right answers only
      return new Row(
          hidden,
          Status.FAIL,
          test.points(),
          test.given(),
          test.expected(),
          answer.text(),
          "The answer has not the shape that the question asks for.");
    }
    Status status =
        switch (outcome.status()) {
          case PASS -> Status.PASS;
          case FAIL -> Status.FAIL;
          case NOT_DONE -> Status.MISSING;
        };
    return new Row(
        hidden,
        status,
        test.points(),
        test.given(),
        outcome.expected(),
        outcome.got(),
        outcome.hint());
  }

  private Row failed(Case test, boolean hidden) {
    return new Row(
        hidden,
        failure.status(),
        test.points(),
        test.given(),
        test.expected(),
        failure.got(),
        failure.hint());
  }
}

package nabla.grade.judge;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import nabla.check.Answer;
import nabla.check.Case;
import nabla.grade.child.Reply;
import nabla.grade.child.Reply.Trouble;
import nabla.grade.child.Wire;
import nabla.grade.homework.Part;
import nabla.grade.notebook.Cell;

/**
 * A student's answers, ready to be called. Behind it is a process that is started when it is first
 * needed and, when it has died, once more with the cells run again.
 */
final class Student implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration CELL = Duration.ofSeconds(20);
  private static final int ATTEMPTS = 2;
  private static final long PAUSE_MS = 1000;

  private final Supplier<Child> start;
  private final Template template;
  private final Map<String, String> answers;
  private final Map<String, Trouble> troubles = new HashMap<>();
  private final Map<String, ChildDied> deadly = new HashMap<>();
  private final Set<String> bound = new HashSet<>();
  private Child child;
  private boolean touched;

  Student(Supplier<Child> start, Template template, Map<String, String> answers) {
    this.start = start;
    this.template = template;
    this.answers = answers;
  }

  /** Whether the submission has the answer cell of a part. */
  boolean has(Part part) {
    return answers.containsKey(part.cell());
  }

  /** What the submission has in the answer cell of a part. */
  String code(Part part) {
    return answers.getOrDefault(part.cell(), "");
  }

  /** Why the answer cell of a part did not run to its end, if it did not. */
  Optional<Trouble> trouble(Part part) {
    return Optional.ofNullable(troubles.get(part.cell()));
  }

  /**
   * Makes an answer callable.
   *
   * @return why it cannot be called, null if it can
   * @throws ChildDied if the process died
   */
  Trouble bind(Part part) throws ChildDied {
    ready();
    if (deadly.containsKey(part.cell())) {
      throw deadly.get(part.cell());
    }
    if (bound.contains(part.id())) {
      return null;
    }
    JsonObject request = request("bind");
    request.addProperty("entry", part.id());
    request.addProperty("source", template.lambdas().get(part.id()));
    Trouble trouble = ask(request, CELL).trouble();
    if (trouble == null) {
      bound.add(part.id());
    }
    return trouble;
  }

  /**
   * Calls an answer that is {@linkplain #bind bound}.
   *
   * @return what it brought back
   * @throws ChildDied if the process died
   */
  Answer call(Part part, Case test, Duration limit) throws ChildDied {
    JsonObject request = request("call");
    request.addProperty("entry", part.id());
    JsonArray args = new JsonArray();
    test.args().forEach(arg -> args.add(Wire.argument(arg)));
    request.add("args", args);
    request.addProperty("keep", test.keepsArguments());
    Reply reply = ask(request, limit);
    Trouble trouble = reply.trouble();
    if (trouble == null) {
      return new Answer(reply.value(), null, null, reply.args() == null ? List.of() : reply.args());
    }
    if (trouble.kind().equals("threw")) {
      return new Answer(null, trouble.name(), trouble.details(), List.of());
    }
    close();
    throw new ChildDied(Status.CRASHED, "the answer ended the program: " + trouble.name());
  }

  private void ready() throws ChildDied {
    while (child == null) {
      bound.clear();
      begin();
      for (Cell cell : template.cells()) {
        if (child != null) {
          run(cell);
        }
      }
    }
  }

  /** Starts the process. Until it has said a word, nothing of the student's has been in it. */
  private void begin() {
    touched = false;
    for (int attempt = 1; child == null; attempt++) {
      String why;
      try {
        child = start.get();
        child.hello(START);
        return;
      } catch (NotJudged e) {
        why = e.getMessage();
      } catch (ChildDied e) {
        why = e.getMessage() + " " + child.complaints();
        close();
      }
      if (attempt == ATTEMPTS) {
        throw new NotJudged("The process for the answers did not come up: " + why.strip(), null);
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotJudged("Marking was interrupted.", e);
    }
  }

  /** Runs a cell. One that kills the process is remembered, and left out the next time. */
  private void run(Cell cell) throws ChildDied {
    String name = cell.gradeId();
    boolean answer = cell.role() == Cell.Role.ANSWER;
    if (answer && (!answers.containsKey(name) || deadly.containsKey(name))) {
      return;
    }
    JsonObject request = request("cell");
    request.addProperty("source", answer ? answers.get(name) : cell.source());
    touched |= answer;
    try {
      Trouble trouble = ask(request, CELL).trouble();
      if (trouble != null) {
        troubles.put(name, trouble);
      }
    } catch (ChildDied e) {
      if (!touched) {
        throw new NotJudged("A cell of the exercise itself failed: " + e.getMessage(), e);
      }
      if (!answer) {
        throw e;
      }
      deadly.put(name, e);
    }
  }

  private Reply ask(JsonObject request, Duration limit) throws ChildDied {
    try {
      return child.ask(request, limit);
    } catch (ChildDied e) {
      close();
      throw e;
    }
  }

  private static JsonObject request(String op) {
    JsonObject request = new JsonObject();
    request.addProperty("op", op);
    return request;
  }

  @Override
  public void close() {
    if (child != null) {
      child.close();
      child = null;
    }
  }
}

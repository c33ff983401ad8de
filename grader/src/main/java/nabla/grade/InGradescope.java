package nabla.grade;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nabla.grade.export.Autograder;
import nabla.grade.export.Gradescope;
import nabla.grade.homework.Assignment;
import nabla.grade.homework.Assignments;
import nabla.grade.judge.Isolation;
import nabla.grade.judge.Judge;
import nabla.grade.judge.Mark;
import nabla.grade.judge.Origin;
import nabla.grade.judge.Seeds;
import nabla.grade.judge.Submission;
import nabla.grade.judge.Submissions;
import nabla.grade.notebook.Intake;

/** Marks inside Gradescope: makes the autograder, and is what runs in it. */
record InGradescope(Course course, PrintStream out) {

  /** {@code nabla grade autograder}: writes the zip file of each homework named. */
  int autograder(Options options) throws IOException {
    if (options.paths().isEmpty()) {
      throw new IllegalArgumentException("name the homework, such as 07");
    }
    for (Assignment assignment : course.assignments(options.paths())) {
      Path exercise = course.exercises().resolve(assignment.name() + ".ipynb");
      Path file = options.out().resolve("autograder-" + assignment.name() + ".zip");
      Files.createDirectories(options.out());
      Files.write(
          file, Autograder.zip(assignment.name(), exercise, course.secret(options.secret())));
      out.println(
          file + ": upload it as the autograder of this homework. It holds the secret: keep it.");
    }
    return 0;
  }

  /** {@code nabla grade gradescope}: marks the submission that lies in the container. */
  int run(Options options, Isolation isolation) throws IOException {
    Assignment assignment = course.assignments(options.paths()).get(0);
    Path folder = options.root().resolve("submission");
    Submissions handedIn = Submissions.find(List.of(folder));
    String student = student(options.root().resolve("submission_metadata.json"));
    Seeds seeds = new Seeds(course.secret(options.secret()));
    List<Mark> marks = new ArrayList<>();
    try (Judge judge = course.judge(seeds, isolation, List.of(folder))) {
      judge.probe();
      for (Submission submission : handedIn.found()) {
        Origin origin = submission.origin();
        marks.add(mark(judge, assignment, submission.from(origin.by(student, origin.at(), false))));
      }
    }
    Mark best =
        marks.stream()
            .max(Comparator.comparing(Mark::judged).thenComparingDouble(Mark::earned))
            .orElseGet(() -> nothing(student, handedIn));
    Path results = Files.createDirectories(options.root().resolve("results"));
    Files.writeString(results.resolve("results.json"), Gradescope.results(best));
    out.println("Isolation: " + isolation.words() + ".");
    return 0;
  }

  /** A notebook of another homework earns nothing in this one, whose exercise alone is there. */
  private static Mark mark(Judge judge, Assignment assignment, Submission submission) {
    Intake intake = Intake.read(submission.file());
    String name = submission.file().getFileName().toString();
    return Assignments.of(intake.cells(), name)
        .map(Assignment::name)
        .filter(other -> !other.equals(assignment.name()))
        .map(other -> "This is the notebook of " + other + ", not of " + assignment.name() + ".")
        .map(why -> refused(submission.origin(), why))
        .orElseGet(() -> judge.mark(submission));
  }

  private static Mark nothing(String student, Submissions handedIn) {
    String skipped =
        handedIn.skipped().isEmpty() ? "" : " There is: " + handedIn.skipped().get(0) + ".";
    return refused(
        new Origin(student, "", Instant.EPOCH, false),
        "There is no notebook: hand in the .ipynb file." + skipped);
  }

  private static Mark refused(Origin origin, String why) {
    return new Mark(origin, "", "", why, List.of(), List.of(), true);
  }

  /** Whose inputs it is to be: the address of who handed in; in a group, of the first. */
  private static String student(Path metadata) throws IOException {
    if (!Files.exists(metadata)) {
      return "gradescope";
    }
    try {
      JsonObject in = JsonParser.parseString(Files.readString(metadata)).getAsJsonObject();
      JsonElement users = in.get("users");
      if (users instanceof JsonArray people && people.size() > 0) {
        JsonObject user = people.get(0).getAsJsonObject();
        JsonElement email = user.get("email");
        return email != null && !email.isJsonNull() && !email.getAsString().isEmpty()
            ? email.getAsString()
            : "user " + user.get("id");
      }
      return "gradescope";
    } catch (JsonParseException | IllegalStateException e) {
      throw new IOException(metadata + " is not what Gradescope writes.", e);
    }
  }
}

package nabla.grade.judge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import nabla.check.Case;
import nabla.grade.homework.Assignment;
import nabla.grade.homework.Assignments;
import nabla.grade.homework.Part;
import nabla.grade.judge.Mark.Question;
import nabla.grade.notebook.BadNotebook;
import nabla.grade.notebook.Notebook;
import nabla.kernel.Extension;

/**
 * Marks submissions. It holds the hidden cases and the seeds, sends inputs to the student's process
 * and compares the plain values that come back. May be used from many threads.
 */
public final class Judge implements AutoCloseable {
  private final Path exercises;
  private final Seeds seeds;
  private final Isolation isolation;
  private final List<Path> hidden;
  private final Path work;
  private final Map<String, ChildFiles> files = new HashMap<>();

  /**
   * A judge.
   *
   * @param exercises the folder of the exercises as they were given out
   * @param seeds of hidden inputs
   * @param isolation how answers are kept apart
   * @param hidden folders that answers must not see
   * @param work a folder of its own, deleted at the end
   */
  public Judge(Path exercises, Seeds seeds, Isolation isolation, List<Path> hidden, Path work) {
    this.exercises = exercises;
    this.seeds = seeds;
    this.isolation = isolation;
    this.hidden = List.copyOf(hidden);
    this.work = work;
  }

  /**
   * Marks one submission. Whatever it is, there is a mark: a bad file gets none of the points and
   * the reason.
   *
   * @param submission what was handed in
   * @return the mark
   */
  public Mark mark(Submission submission) {
    try {
      Notebook notebook = Notebook.read(submission.file());
      Optional<Assignment> assignment =
          Assignments.of(notebook, submission.file().getFileName().toString());
      if (assignment.isEmpty()) {
        throw new BadNotebook(
            "The notebook belongs to no homework: none of its answer cells is there.");
      }
      return mark(submission, notebook, assignment.get());
    } catch (BadNotebook e) {
      return submission.mark("", e.getMessage(), List.of(), List.of());
    }
  }

  private Mark mark(Submission submission, Notebook notebook, Assignment assignment) {
    Template template = Template.read(exercises, assignment);
    Collected collected = Collected.from(notebook, template);
    ChildFiles childFiles = files(assignment);
    List<String> imports = imports(childFiles);
    List<Question> questions = new ArrayList<>();
    try (Student student =
        new Student(
            () ->
                new Child(
                    childFiles,
                    imports,
                    assignment.megabytes(),
                    assignment.training(),
                    isolation,
                    hidden),
            template,
            collected.answers())) {
      Blocked blocked =
          new Blocked(childFiles.packages(), childFiles.withheld(), collected.answers().values());
      for (Part part : assignment.parts()) {
        List<Case> secret = part.hidden().apply(seeds.random(submission.student(), part.id()));
        questions.add(new Examination(student, part, blocked, assignment.seconds()).of(secret));
      }
    }
    return submission.mark(assignment.name(), "", collected.notes(), questions);
  }

  private ChildFiles files(Assignment assignment) {
    synchronized (files) {
      return files.computeIfAbsent(
          assignment.name(), name -> ChildFiles.write(assignment, work.resolve(name)));
    }
  }

  /** What every cell of a notebook has imported, as far as the assignment allows it. */
  private static List<String> imports(ChildFiles files) {
    return ServiceLoader.load(Extension.class).stream()
        .flatMap(extension -> extension.get().imports().stream())
        .filter(name -> files.packages().contains(name.replace(".*", "")))
        .toList();
  }

  /** Deletes what was written for the student's processes. */
  @Override
  public void close() {
    Folders.delete(work);
  }
}

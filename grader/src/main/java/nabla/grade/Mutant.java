package nabla.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nabla.grade.notebook.Cell;
import nabla.grade.notebook.Notebook;

/**
 * A wrong answer: a solution with lines replaced, and the message it must be given. In the file of
 * an assignment's mutants each begins with {@code == name}, and has {@code -} lines, each followed
 * by the {@code +} lines that stand for it, and {@code !} lines, parts of the message.
 *
 * @param name what is wrong
 * @param changes what is replaced by what
 * @param messages parts of the hint it must be given
 */
record Mutant(String name, List<Change> changes, List<String> messages) {

  /**
   * A replacement.
   *
   * @param from a part of the solution's source
   * @param to what stands there instead
   */
  record Change(String from, String to) {}

  static List<Mutant> read(Path file) throws IOException {
    List<Mutant> mutants = new ArrayList<>();
    if (!Files.exists(file)) {
      throw new IOException("There is no file of wrong answers " + file + ": write one.");
    }
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("== ")) {
        mutants.add(new Mutant(line.substring(3), new ArrayList<>(), new ArrayList<>()));
      } else if (line.startsWith("- ")) {
        last(mutants).changes().add(new Change(line.substring(2).strip(), ""));
      } else if (line.startsWith("+ ")) {
        List<Change> changes = last(mutants).changes();
        Change change = changes.remove(changes.size() - 1);
        changes.add(new Change(change.from(), change.to() + line.substring(2).strip() + "\n"));
      } else if (line.startsWith("! ")) {
        last(mutants).messages().add(line.substring(2).strip());
      } else if (!line.isBlank() && !line.startsWith("#")) {
        throw new IOException(file + ": a line of no kind: " + line);
      }
    }
    if (mutants.isEmpty()) {
      throw new IOException(file + " has no wrong answer: write what must be refused.");
    }
    return mutants;
  }

  private static Mutant last(List<Mutant> mutants) {
    return mutants.get(mutants.size() - 1);
  }

  /** The solution with the wrong lines; throws if a line to replace is not there. */
  Notebook of(Notebook solution) {
    List<Cell> cells = new ArrayList<>(solution.cells());
    for (Change change : changes) {
      if (cells.stream().noneMatch(cell -> holds(cell, change))) {
        throw new IllegalStateException(
            "The mutant '" + name + "' replaces what the solution does not have: " + change.from());
      }
      cells.replaceAll(
          cell ->
              holds(cell, change)
                  ? cell.withSource(
                      cell.source().replace(change.from(), change.to().stripTrailing()))
                  : cell);
    }
    return solution.withCells(cells);
  }

  private static boolean holds(Cell cell, Change change) {
    return cell.role() == Cell.Role.ANSWER && cell.source().contains(change.from());
  }
}

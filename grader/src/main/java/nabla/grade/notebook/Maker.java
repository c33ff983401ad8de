package nabla.grade.notebook;

import java.util.ArrayList;
import java.util.List;

/** Makes the exercise out of the solution: what lies between the markers becomes a stub. */
public final class Maker {
  private static final String BEGIN = "// BEGIN SOLUTION";
  private static final String END = "// END SOLUTION";
  private static final List<String> STUB =
      List.of("// YOUR CODE HERE", "throw new UnsupportedOperationException(\"not done yet\");");

  /** Between declarations a statement would run with the cell, before any check. */
  private static final List<String> BETWEEN = List.of("// YOUR HELPERS HERE, if you want some");

  private Maker() {}

  /**
   * Makes an exercise.
   *
   * @param solution a notebook with marked solutions
   * @return the notebook students get
   * @throws BadNotebook if an answer cell has no solution, or a marker is left open or misplaced
   */
  public static Notebook exercise(Notebook solution) throws BadNotebook {
    List<Cell> cells = new ArrayList<>();
    for (Cell cell : solution.cells()) {
      cells.add(cell.withSource(without(cell)));
    }
    return solution.withCells(cells);
  }

  private static String without(Cell cell) throws BadNotebook {
    String name = cell.gradeId().isEmpty() ? cell.id() : cell.gradeId();
    List<String> out = new ArrayList<>();
    boolean inside = false;
    boolean stubbed = false;
    for (String line : cell.source().split("\n", -1)) {
      String text = line.strip();
      if (text.equals(BEGIN) && !inside) {
        inside = true;
        stubbed = true;
        String indent = line.substring(0, line.indexOf(text));
        (indent.isEmpty() ? BETWEEN : STUB).forEach(stub -> out.add(indent + stub));
      } else if (text.equals(END) && inside) {
        inside = false;
      } else if (text.contains("BEGIN SOLUTION") || text.contains("END SOLUTION")) {
        throw new BadNotebook("Cell " + name + ": a marker stands where none can: " + text);
      } else if (!inside) {
        out.add(line);
      }
    }
    if (inside) {
      throw new BadNotebook("Cell " + name + ": " + BEGIN + " without " + END + ".");
    }
    if (stubbed != (cell.role() == Cell.Role.ANSWER)) {
      throw new BadNotebook(
          "Cell "
              + name
              + (stubbed
                  ? " has a solution and is not an answer cell: set nbgrader's solution flag."
                  : " is an answer cell without a solution: mark it with " + BEGIN + "."));
    }
    return String.join("\n", out);
  }
}

package nabla.kernel.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nabla.kernel.engine.CellText.Slice;
import nabla.kernel.engine.Piece.Kind;

/** Compiles a cell as one unit and enters what it declares into the {@link Scope}. */
final class CellCompiler {
  private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+\\w+ ([^\\s(<]+)");

  private final Javac javac;
  private final Scope scope;
  private final CellLoader loader;
  private final Names names;
  private int units;

  /** What came of it. */
  sealed interface Outcome {
    /**
     * The cell can run.
     *
     * @param entry the class to run, null if there is nothing to run
     * @param shown whether its value is to be shown
     * @param notes remarks
     */
    record Ready(String entry, boolean shown, List<String> notes) implements Outcome {}

    /** The cell does not compile. */
    record Rejected(List<Problem> problems) implements Outcome {}
  }

  CellCompiler(Javac javac, Scope scope, CellLoader loader, Names names) {
    this.javac = javac;
    this.scope = scope;
    this.loader = loader;
    this.names = names;
  }

  Outcome compile(CellText cell, boolean woven) {
    List<Problem> broken = Brackets.problems(cell);
    if (!broken.isEmpty()) {
      return new Outcome.Rejected(broken);
    }
    List<Piece> pieces = Splitter.split(cell.code());
    Unit unit = new Unit("Cell" + ++units, cell, pieces, scope);
    unit.skipUnchanged();
    unit.revivePending();
    unit.addDependents();
    List<String> notes = new ArrayList<>();
    List<Problem> first = null;
    // Every round leaves declarations out, so there are few.
    for (int round = 0; round <= pieces.size() + scope.pending.size() + 4; round++) {
      List<Problem> problems = infer(unit);
      Javac.Output<Map<String, String>> output = null;
      if (problems.isEmpty()) {
        output = javac.compile(unit.source(), true, UnitTypes::fields);
        problems = output.problems();
      }
      if (problems.isEmpty()) {
        return commit(unit, output, woven, notes);
      }
      if (unit.leaveOutOlder(problems, notes)) {
        continue;
      }
      if (first == null) {
        first = problems;
      }
      if (!waitForNames(unit, problems, notes)) {
        return new Outcome.Rejected(mine(first, cell));
      }
    }
    return new Outcome.Rejected(mine(first, cell));
  }

  private static List<Problem> mine(List<Problem> problems, CellText cell) {
    List<Problem> mine = problems.stream().filter(problem -> cell.equals(problem.cell())).toList();
    return mine.isEmpty() ? problems : mine;
  }

  /** Finds the types that {@code var} stands for and whether the last call has a value. */
  private List<Problem> infer(Unit unit) {
    if (!unit.needsInference()) {
      return List.of();
    }
    Javac.Output<UnitTypes.Inferred> output =
        javac.compile(unit.inferenceSource(), false, UnitTypes::inferred);
    if (output.inspected() == null) {
      return output.problems();
    }
    unit.inferred(output.inspected());
    return output.problems().stream()
        .filter(
            problem -> unit.inVar(problem) && !problem.code().contains("cant.ref.non.effectively"))
        .toList();
  }

  /** Sets aside methods and types whose only fault is to use names that may come later. */
  private boolean waitForNames(Unit unit, List<Problem> problems, List<String> notes) {
    Map<Piece, Set<String>> missing = new LinkedHashMap<>();
    for (Problem problem : problems) {
      Piece piece = unit.declarationAt(problem);
      Matcher symbol = SYMBOL.matcher(problem.message());
      if (piece == null
          || !problem.code().startsWith("compiler.err.cant.resolve")
          || !symbol.find()
          || !unit.isPlainName(problem)
          || !names.close(symbol.group(1), unit.declaredNames()).isEmpty()
          || names.importFor(symbol.group(1)).isPresent()) {
        return false;
      }
      missing.computeIfAbsent(piece, key -> new LinkedHashSet<>()).add(symbol.group(1));
    }
    missing.forEach(
        (piece, wanted) -> {
          unit.setAside(piece, wanted);
          notes.add(
              "Note: "
                  + piece.name()
                  + (piece.kind() == Kind.METHOD ? "(…)" : "")
                  + " cannot be used before "
                  + String.join(", ", wanted)
                  + " is declared.");
        });
    return true;
  }

  private Outcome commit(
      Unit unit, Javac.Output<Map<String, String>> output, boolean woven, List<String> notes) {
    loader.offer(output.classes(), unit.source().sourceLines(), woven);
    Set<String> before = new HashSet<>(scope.liveUnits());
    notes.addAll(unit.enter(output.inspected()));
    Set<String> live = scope.liveUnits();
    if (live.contains(unit.name())) {
      output.classes().forEach(javac.files()::keep);
    }
    before.removeAll(live);
    // A variable's type may still name a class of a unit none of whose names is current.
    String mentioned =
        scope.variables.values().stream().map(Scope.Var::type).collect(Collectors.joining(" "));
    before.stream()
        .filter(old -> !mentioned.contains(CellFiles.PACKAGE + "." + old + "."))
        .filter(old -> !unit.redefinedTypes())
        .forEach(javac.files()::forget);
    redirect(unit);
    return new Outcome.Ready(
        unit.runs() ? CellFiles.PACKAGE + "." + unit.name() : null, unit.shown(), notes);
  }

  private void redirect(Unit unit) {
    unit.groups()
        .forEach(
            name -> {
              try {
                String holder = scope.methods.get(name).holder();
                Class<?> type = Class.forName(CellFiles.PACKAGE + "." + holder, false, loader);
                loader.lateCalls().redirect(name, type);
              } catch (ClassNotFoundException | IllegalAccessException e) {
                throw new IllegalStateException("cannot load what was just compiled", e);
              }
            });
  }

  /** The slice of a piece. */
  static Slice slice(CellText cell, Piece piece) {
    return cell.slice(piece.start(), piece.end());
  }
}

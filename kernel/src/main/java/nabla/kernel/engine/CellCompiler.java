package nabla.kernel.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nabla.kernel.engine.Piece.Kind;

/** Compiles a cell and enters what it declares into the {@link Scope}: all of it, or none. */
final class CellCompiler {
  private final Javac javac;
  private final Scope scope;
  private final CellLoader loader;
  private final Names names;
  private int units;
  private boolean replaced; // whether the cell being compiled declares types again

  /** What came of it. */
  sealed interface Outcome {
    /**
     * The cell can run.
     *
     * @param steps what to run, one after the other
     * @param shown whether the value of the last is to be shown
     * @param notes remarks
     */
    record Ready(List<Step> steps, boolean shown, List<String> notes) implements Outcome {}

    /**
     * The cell does not compile.
     *
     * @param notes remarks on what stays of it
     */
    record Rejected(List<Problem> problems, List<String> notes) implements Outcome {}
  }

  /**
   * A unit that is to run.
   *
   * @param entry the class with its statements; null where there are none
   * @param methods the classes of the methods it declares, by the methods' names
   */
  record Step(Class<?> entry, Map<String, Class<?>> methods) {}

  private record Compiled(Step step, boolean shown) {}

  /** A cell that does not compile. */
  private static final class RejectedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    RejectedException(List<Problem> problems) {
      super(null, null, false, false);
      this.problems = problems;
    }
  }

  CellCompiler(Javac javac, Scope scope, CellLoader loader, Names names) {
    this.javac = javac;
    this.scope = scope;
    this.loader = loader;
    this.names = names;
  }

  /** Compiles a cell; what it throws is a failure of the compiler or of this class. */
  Outcome compile(CellText cell, boolean woven) {
    List<Piece> pieces = Splitter.split(cell.code());
    List<Problem> broken = Brackets.problems(cell);
    if (!broken.isEmpty()) {
      return rejected(cell, pieces, broken, woven);
    }
    Scope before = scope.copy();
    Set<String> unitsBefore = scope.liveUnits();
    List<Step> steps = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    boolean shown = false;
    boolean done = false;
    try {
      for (List<Piece> part : parts(pieces, cell.code(), scope.variables.keySet())) {
        Compiled compiled = compile(cell, part, woven, true, notes);
        steps.add(compiled.step);
        shown = compiled.shown;
      }
      done = true;
    } catch (RejectedException e) {
      done = true;
      goBack(before, unitsBefore);
      return rejected(cell, pieces, e.problems, woven);
    } finally {
      if (!done) {
        goBack(before, unitsBefore);
      }
    }
    forgetOutdated(unitsBefore);
    return new Outcome.Ready(steps, shown, notes);
  }

  /**
   * Where a name is declared a second time a new part begins, compiled after what is above it: a
   * second time in the cell, or after an earlier cell's variable that statements above still use.
   */
  static List<List<Piece>> parts(List<Piece> pieces, String code, Set<String> known) {
    List<List<Piece>> parts = new ArrayList<>(List.of(new ArrayList<>()));
    Set<String> declared = new HashSet<>();
    for (Piece piece : pieces) {
      Set<String> own = new HashSet<>();
      piece.declarators().forEach(each -> own.add("variable " + each.name()));
      if (piece.kind() == Kind.METHOD || piece.kind() == Kind.TYPE) {
        own.add(piece.kind() + " " + Scope.Pending.keyOf(piece));
      }
      List<Piece> above = parts.get(parts.size() - 1);
      if (own.stream().anyMatch(declared::contains) || usesOlder(above, piece, code, known)) {
        parts.add(new ArrayList<>());
        declared.clear();
      }
      declared.addAll(own);
      parts.get(parts.size() - 1).add(piece);
    }
    return parts;
  }

  private static boolean usesOlder(List<Piece> above, Piece piece, String code, Set<String> known) {
    return piece.declarators().stream()
        .map(Piece.Declarator::name)
        .filter(known::contains)
        .anyMatch(
            name ->
                above.stream()
                    .filter(Piece::runs)
                    .map(each -> Scope.namesIn(code.substring(each.start(), each.end())))
                    .anyMatch(names -> names.contains(name)));
  }

  private Compiled compile(
      CellText cell, List<Piece> pieces, boolean woven, boolean mayWait, List<String> notes)
      throws RejectedException {
    Unit unit = new Unit("Cell" + ++units, cell, pieces, scope);
    unit.skipUnchanged();
    unit.revivePending();
    unit.addDependents();
    List<Problem> first = null;
    List<Problem> problems = List.of();
    // Every round leaves declarations out, so there are few.
    for (int round = 0; round <= pieces.size() + scope.pending.size() + 4; round++) {
      problems = infer(unit);
      Javac.Output<UnitTypes.Fields> output = null;
      if (problems.isEmpty()) {
        output = javac.compile(unit.source(), true, UnitTypes::fields);
        problems = output.problems();
      }
      if (problems.isEmpty()) {
        problems = unit.usedTooEarly(output.inspected().uses());
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
      if (hasLongString(problems) && unit.cutStrings()) {
        continue;
      }
      if (!mayWait || !waitForNames(unit, problems, notes)) {
        throw new RejectedException(mine(first, cell));
      }
    }
    throw new RejectedException(mine(first == null ? problems : first, cell));
  }

  private static boolean hasLongString(List<Problem> problems) {
    return problems.stream().anyMatch(each -> each.code().startsWith(Javac.LIMIT + ".string"));
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
    Map<Piece, List<Problem>> faults = new LinkedHashMap<>();
    for (Problem problem : problems) {
      Piece piece = unit.declarationAt(problem);
      if (piece == null) {
        return false;
      }
      faults.computeIfAbsent(piece, key -> new ArrayList<>()).add(problem);
    }
    Map<Piece, Set<String>> missing = new LinkedHashMap<>();
    faults.forEach((piece, own) -> missing.put(piece, MissingNames.in(own)));
    if (missing.values().stream().anyMatch(Set::isEmpty)) {
      return false;
    }
    missing.forEach(
        (piece, wanted) -> {
          unit.setAside(piece, wanted);
          notes.add(MissingNames.note(piece, wanted) + hint(unit, wanted));
        });
    return true;
  }

  /** What else a name may mean; a hint never decides, since any name may come later. */
  private String hint(Unit unit, Set<String> missing) {
    StringBuilder hint = new StringBuilder();
    for (String name : missing) {
      Optional<String> imported = names.importFor(name);
      List<String> close =
          names.close(name, unit.declaredNames()).stream()
              .filter(each -> fits(name, each))
              .toList();
      if (imported.isPresent()) {
        hint.append(" Or is it ").append(imported.get()).append("? Then import that.");
      } else if (!close.isEmpty()) {
        hint.append(" Or did you mean ").append(String.join(" or ", close)).append('?');
      }
    }
    return hint.toString();
  }

  /** A name with a capital is that of a type: no word such as true or return was meant. */
  private static boolean fits(String name, String close) {
    return !Character.isUpperCase(name.codePointAt(0))
        || Character.isUpperCase(close.codePointAt(0))
        || TypeNames.isPrimitive(close);
  }

  private Compiled commit(
      Unit unit, Javac.Output<UnitTypes.Fields> output, boolean woven, List<String> notes)
      throws RejectedException {
    loader.offer(output.classes(), unit.source().sourceLines(), woven);
    Class<?> entry;
    Map<String, Class<?>> methods = new LinkedHashMap<>();
    try {
      // Now and not once it is current: what cannot be loaded must not become part of the scope.
      entry = Class.forName(CellFiles.PACKAGE + "." + unit.name(), true, loader);
      for (String group : unit.groups()) {
        String holder = CellFiles.PACKAGE + "." + unit.name() + "_" + group;
        methods.put(group, Class.forName(holder, false, loader));
      }
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("cannot load what was just compiled", e);
    } catch (LinkageError | IndexOutOfBoundsException e) {
      // ASM's exceptions for what has become too large are of the latter kind.
      throw new RejectedException(
          List.of(
              new Problem(Javac.LIMIT + ".load", String.valueOf(e.getMessage()), null, 0, 0, 0)));
    }
    notes.addAll(unit.enter(output.inspected().types()));
    if (scope.liveUnits().contains(unit.name())) {
      output.classes().forEach(javac.files()::keep);
    }
    replaced |= unit.redefinedTypes();
    return new Compiled(new Step(unit.runs() ? entry : null, methods), unit.shown());
  }

  /** Takes the classes away from the compiler that no current name is in. */
  private void forgetOutdated(Set<String> before) {
    if (replaced) {
      // What is not compiled anew may still mention them.
      replaced = false;
      return;
    }
    Set<String> outdated = new HashSet<>(before);
    outdated.removeAll(scope.liveUnits());
    // A variable's type may still name a class of a unit none of whose names is current.
    String mentioned =
        scope.variables.values().stream().map(Scope.Var::type).collect(Collectors.joining(" "));
    outdated.stream()
        .filter(old -> !mentioned.contains(CellFiles.PACKAGE + "." + old + "."))
        .forEach(javac.files()::forget);
  }

  private void goBack(Scope before, Set<String> unitsBefore) {
    Set<String> made = new HashSet<>(scope.liveUnits());
    made.removeAll(unitsBefore);
    scope.restore(before);
    made.forEach(javac.files()::forget);
    replaced = false;
  }

  // --- what stays of a cell that is rejected ----------------------------------------------------

  /**
   * Keeps what is right of a cell that does not compile, as decision 0012 has it: its imports, and
   * the methods and types above the first mistake whose names are new.
   */
  private Outcome rejected(
      CellText cell, List<Piece> pieces, List<Problem> problems, boolean woven) {
    List<Problem> placed =
        problems.stream().map(each -> Limits.placed(each, cell, pieces)).toList();
    int mistake = placed.stream().mapToInt(Problem::position).min().orElse(0);
    List<Piece> right =
        new ArrayList<>(
            pieces.stream()
                .filter(
                    piece ->
                        piece.kind() == Kind.IMPORT
                            ? placed.stream()
                                .noneMatch(each -> each.in(cell, piece.start(), piece.end()))
                            : piece.end() <= mistake && isNew(piece))
                .toList());
    List<String> kept = new ArrayList<>();
    while (right.stream().anyMatch(piece -> !isKnownImport(piece))) {
      Scope before = scope.copy();
      Set<String> unitsBefore = scope.liveUnits();
      try {
        compile(cell, right, woven, false, new ArrayList<>());
        right.stream()
            .filter(piece -> piece.kind() != Kind.IMPORT)
            .forEach(piece -> kept.add(piece.name() + (piece.kind() == Kind.METHOD ? "(…)" : "")));
        break;
      } catch (RejectedException e) {
        goBack(before, unitsBefore);
        if (!right.removeIf(piece -> isWrong(piece, cell, e.problems))) {
          break;
        }
      }
    }
    List<String> notes =
        kept.isEmpty()
            ? List.of()
            : List.of(
                "Note: "
                    + String.join(", ", kept)
                    + (kept.size() == 1 ? " is" : " are")
                    + " declared all the same, above the mistake; nothing of the cell has run.");
    return new Outcome.Rejected(placed, notes);
  }

  private static boolean isWrong(Piece piece, CellText cell, List<Problem> problems) {
    return problems.stream().anyMatch(each -> each.in(cell, piece.start(), piece.end()));
  }

  private boolean isNew(Piece piece) {
    boolean declares = piece.kind() == Kind.METHOD || piece.kind() == Kind.TYPE;
    return declares
        && !scope.names().contains(piece.name())
        && scope.pendingNamed(piece.name()) == null;
  }

  private boolean isKnownImport(Piece piece) {
    return piece.kind() == Kind.IMPORT && scope.imports.contains(piece.name());
  }
}

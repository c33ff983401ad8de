package nabla.kernel.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nabla.kernel.engine.CellText.Slice;
import nabla.kernel.engine.Piece.Declarator;
import nabla.kernel.engine.Piece.Kind;

/**
 * One cell as one compilation unit: a class with its variables as static fields, its types as
 * static nested classes and a method with its statements; beside it one class per method name with
 * all methods of that name.
 */
final class Unit {
  /** The method that runs the statements. */
  static final String RUN = "$run";

  /** The field that takes the value of the last expression. */
  static final String VALUE = "$value";

  private static final Set<String> DROPPED_MODIFIERS =
      Set.of("public", "protected", "private", "static", "default");
  private static final Set<String> OTHER_MODIFIERS =
      Set.of("final", "abstract", "synchronized", "strictfp", "native");

  private final String name;
  private final CellText cell;
  private final Scope scope;
  private final List<Piece> pieces;
  private final Map<String, List<Scope.Method>> groups = new LinkedHashMap<>();
  private final Map<String, Scope.Type> types = new LinkedHashMap<>();
  private final Map<String, Scope.Pending> waiting = new LinkedHashMap<>();
  private final Map<String, Scope.Pending> revived = new LinkedHashMap<>();
  private final Set<String> notRecompiled = new HashSet<>();
  private Map<String, String> inferredTypes = Map.of();
  private Map<String, String> anonymous = Map.of();
  private boolean lastIsVoid;
  private MappedSource source;
  private boolean typesReplaced;
  private boolean stringsCut;

  Unit(String name, CellText cell, List<Piece> pieces, Scope scope) {
    this.name = name;
    this.cell = cell;
    this.scope = scope;
    this.pieces = new ArrayList<>(pieces);
    for (Piece piece : pieces) {
      if (piece.kind() == Kind.METHOD) {
        addMethod(piece.name(), method(cell.slice(piece.start(), piece.end()), piece));
      } else if (piece.kind() == Kind.TYPE) {
        types.put(piece.name(), type(piece.name(), cell.slice(piece.start(), piece.end())));
      }
    }
  }

  private Scope.Method method(Slice slice, Piece piece) {
    return new Scope.Method(piece.type(), slice, Scope.namesIn(slice.code()));
  }

  private Scope.Type type(String typeName, Slice slice) {
    return new Scope.Type(typeName, name, slice, Scope.namesIn(slice.code()));
  }

  /** A method joins those of its name, from earlier cells too, in place of one it replaces. */
  private void addMethod(String methodName, Scope.Method method) {
    List<Scope.Method> group =
        groups.computeIfAbsent(
            methodName,
            key -> {
              Scope.Group older = scope.methods.get(key);
              return older == null ? new ArrayList<>() : new ArrayList<>(older.methods());
            });
    group.removeIf(each -> each.parameters().equals(method.parameters()));
    group.add(method);
  }

  String name() {
    return name;
  }

  Set<String> groups() {
    return groups.keySet();
  }

  boolean redefinedTypes() {
    return typesReplaced;
  }

  Set<String> declaredNames() {
    Set<String> declared = new LinkedHashSet<>(groups.keySet());
    declared.addAll(types.keySet());
    for (Piece piece : pieces) {
      piece.declarators().forEach(each -> declared.add(each.name()));
    }
    return declared;
  }

  // --- what else is compiled along ---------------------------------------------------------------

  /** Leaves types alone that are declared again with the same text: their objects stay valid. */
  void skipUnchanged() {
    boolean changed = true;
    Set<String> fresh = new HashSet<>();
    for (Scope.Type type : types.values()) {
      Scope.Type older = scope.types.get(type.name());
      boolean same =
          older != null
              && older.source().code().equals(type.source().code())
              && !hasStaticState(type.source().code());
      if (!same) {
        fresh.add(type.name());
      }
    }
    while (changed) {
      changed = false;
      for (Scope.Type type : types.values()) {
        if (!fresh.contains(type.name()) && mentions(type.names(), fresh, type.name())) {
          changed = fresh.add(type.name());
        }
      }
    }
    types.keySet().removeIf(each -> !fresh.contains(each));
    pieces.removeIf(piece -> piece.kind() == Kind.TYPE && !fresh.contains(piece.name()));
  }

  private static boolean hasStaticState(String code) {
    List<Token> tokens = Lexer.tokens(code);
    for (int i = 1; i < tokens.size(); i++) {
      if (tokens.get(i).is("static")) {
        return true;
      }
    }
    return false;
  }

  private static boolean mentions(Set<String> names, Set<String> wanted, String except) {
    for (String each : wanted) {
      if (!each.equals(except) && names.contains(each)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Takes up declarations that waited for names this unit declares, and those that wait for one
   * another: all of which nothing is missing any more.
   */
  void revivePending() {
    if (scope.pending.isEmpty()) {
      return;
    }
    Set<String> reached = declaredNames();
    reached.addAll(importedNames());
    Map<String, Scope.Pending> possible = new LinkedHashMap<>(scope.pending);
    pieces.forEach(piece -> possible.remove(Scope.Pending.keyOf(piece)));
    possible.values().forEach(each -> reached.addAll(importedByWildcard(each.missing())));
    Set<String> known = new HashSet<>(reached);
    known.addAll(scope.names());
    Set<String> waited = new HashSet<>();
    do {
      waited.clear();
      possible.values().forEach(each -> waited.add(each.piece().name()));
      waited.addAll(known);
    } while (possible.values().removeIf(each -> !waited.containsAll(each.missing())));
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Scope.Pending each : possible.values()) {
        if (!revived.containsKey(each.key()) && mentions(each.missing(), reached, "")) {
          revive(each);
          reached.add(each.piece().name());
          changed = true;
        }
      }
    }
  }

  private void revive(Scope.Pending pending) {
    revived.put(pending.key(), pending);
    String declared = pending.piece().name();
    if (pending.piece().kind() == Kind.METHOD) {
      addMethod(declared, method(pending.source(), pending.piece()));
    } else {
      types.put(declared, type(declared, pending.source()));
    }
  }

  /** Those of the names that an import of a whole package, in this unit, may stand for. */
  private Set<String> importedByWildcard(Set<String> names) {
    Set<String> found = new HashSet<>();
    for (Piece piece : pieces) {
      if (piece.kind() == Kind.IMPORT
          && (piece.name().endsWith(".*") || Scope.isModule(piece.name()))) {
        names.stream().filter(each -> scope.mayImport(piece.name(), each)).forEach(found::add);
      }
    }
    return found;
  }

  private Set<String> importedNames() {
    Set<String> imported = new HashSet<>();
    for (Piece piece : pieces) {
      if (piece.kind() == Kind.IMPORT) {
        imported.add(piece.name().substring(piece.name().lastIndexOf('.') + 1));
      }
    }
    return imported;
  }

  /** Takes along what was compiled against declarations that this unit replaces. */
  void addDependents() {
    Set<String> replaced = new HashSet<>();
    types.keySet().stream().filter(scope.types::containsKey).forEach(replaced::add);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Scope.Type type : List.copyOf(scope.types.values())) {
        if (!types.containsKey(type.name())
            && !notRecompiled.contains(type.name())
            && mentions(type.names(), replaced, type.name())) {
          types.put(type.name(), type(type.name(), type.source()));
          changed = replaced.add(type.name());
        }
      }
    }
    typesReplaced = !replaced.isEmpty();
    for (Piece piece : pieces) {
      for (Declarator declarator : piece.declarators()) {
        Scope.Var older = scope.variables.get(declarator.name());
        if (older != null && !reuses(piece, declarator)) {
          replaced.add(declarator.name());
        }
      }
    }
    for (String group : groups.keySet()) {
      if (scope.methods.containsKey(group) && headersChanged(group)) {
        replaced.add(group);
      }
    }
    changed = true;
    while (changed) {
      changed = false;
      for (Scope.Group group : List.copyOf(scope.methods.values())) {
        boolean affected =
            group.methods().stream()
                .anyMatch(each -> mentions(each.names(), replaced, group.name()));
        if (affected
            && !groups.containsKey(group.name())
            && !notRecompiled.contains(group.name())) {
          groups.put(group.name(), new ArrayList<>(group.methods()));
          boolean header =
              group.methods().stream()
                  .anyMatch(each -> mentions(Scope.namesIn(header(each)), replaced, group.name()));
          if (header) {
            replaced.add(group.name());
          }
          changed = true;
        }
      }
    }
  }

  private boolean headersChanged(String group) {
    Set<String> before = new HashSet<>();
    scope.methods.get(group).methods().forEach(each -> before.add(header(each)));
    return groups.get(group).stream().noneMatch(each -> before.contains(header(each)));
  }

  /** The text of a method before its body. */
  static String header(Scope.Method method) {
    String code = method.source().code();
    int brace = code.indexOf('{');
    return (brace < 0 ? code : code.substring(0, brace)).strip();
  }

  /** Gives up compiling older declarations along where that fails; true if anything changed. */
  boolean leaveOutOlder(List<Problem> problems, List<String> notes) {
    boolean changed = false;
    source = null;
    for (Problem problem : problems) {
      if (problem.cell() == null || problem.cell() == cell) {
        continue;
      }
      for (String each : List.copyOf(types.keySet())) {
        if (contains(types.get(each).source(), problem)) {
          types.remove(each);
          changed |= dropped(each, problem, problems, notes);
        }
      }
      for (String each : List.copyOf(groups.keySet())) {
        boolean older =
            groups.get(each).stream().allMatch(method -> method.source().text() != cell);
        boolean hit =
            groups.get(each).stream().anyMatch(method -> contains(method.source(), problem));
        if (hit && older) {
          groups.remove(each);
          changed |= dropped(each, problem, problems, notes);
        } else if (hit) {
          changed |= groups.get(each).removeIf(method -> contains(method.source(), problem));
        }
      }
    }
    return changed;
  }

  private boolean dropped(
      String declared, Problem problem, List<Problem> problems, List<String> notes) {
    List<Scope.Pending> waited =
        revived.values().stream().filter(each -> each.piece().name().equals(declared)).toList();
    waited.forEach(each -> waitOn(each, problems, notes));
    if (waited.isEmpty() && notRecompiled.add(declared)) {
      String message = firstLine(problem);
      notes.add(
          "Note: "
              + declared
              + " still works with the earlier declarations: with the new ones it would not compile ("
              + message
              + "). Run its cell again when it is right.");
    }
    return true;
  }

  /** What was taken up again goes on waiting, for what it turned out to lack besides. */
  private void waitOn(Scope.Pending pending, List<Problem> problems, List<String> notes) {
    revived.remove(pending.key());
    List<Problem> own = problems.stream().filter(each -> contains(pending.source(), each)).toList();
    if (own.isEmpty()) {
      return;
    }
    Set<String> missing = MissingNames.in(own);
    if (missing.isEmpty()) {
      notes.add(
          "Note: "
              + pending.piece().name()
              + " still cannot be used: it does not compile ("
              + firstLine(own.get(0))
              + "). Run its cell again when it is right.");
    } else {
      waiting.put(
          pending.key(),
          new Scope.Pending(pending.piece(), pending.source(), missing, pending.names()));
      notes.add(MissingNames.note(pending.piece(), missing));
    }
  }

  private static String firstLine(Problem problem) {
    return TypeNames.readable(problem.message().lines().findFirst().orElse(""));
  }

  private static boolean contains(Slice slice, Problem problem) {
    return problem.in(slice.text(), slice.start(), slice.end());
  }

  // --- forward references -----------------------------------------------------------------------

  /** The method or type of this cell a problem is in, null if it is elsewhere. */
  Piece declarationAt(Problem problem) {
    for (Piece piece : pieces) {
      if ((piece.kind() == Kind.METHOD || piece.kind() == Kind.TYPE)
          && problem.in(cell, piece.start(), piece.end())) {
        return piece;
      }
    }
    return null;
  }

  /**
   * Statements that name a variable of this cell above its declaration: it would be 0 or null
   * there. Methods and types may, since they run later; a variable of an earlier cell is meant
   * itself.
   */
  List<Problem> usedTooEarly(List<UnitTypes.Use> uses) {
    List<Problem> problems = new ArrayList<>();
    for (UnitTypes.Use use : uses) {
      MappedSource.Place place = source().place(use.position());
      int declared = declaredAt(use.name());
      if (place != null
          && place.cell() == cell
          && place.offset() < declared
          && !scope.variables.containsKey(use.name())) {
        int end = place.offset() + use.name().length();
        String message =
            use.name() + " is used here and declared only in line " + cell.line(declared);
        problems.add(
            new Problem(
                "compiler.err.illegal.forward.ref",
                message,
                cell,
                place.offset(),
                place.offset(),
                end));
      }
    }
    return problems;
  }

  private int declaredAt(String variable) {
    return pieces.stream()
        .flatMap(piece -> piece.declarators().stream())
        .filter(each -> each.name().equals(variable))
        .mapToInt(Declarator::nameStart)
        .max()
        .orElse(-1);
  }

  void setAside(Piece piece, Set<String> missing) {
    Slice slice = cell.slice(piece.start(), piece.end());
    waiting.put(
        Scope.Pending.keyOf(piece),
        new Scope.Pending(piece, slice, missing, Scope.namesIn(slice.code())));
    pieces.remove(piece);
    source = null;
    if (piece.kind() == Kind.TYPE) {
      types.remove(piece.name());
    } else {
      List<Scope.Method> group = groups.get(piece.name());
      group.removeIf(each -> each.source().equals(slice));
      if (group.stream().noneMatch(each -> each.source().text() == cell)) {
        groups.remove(piece.name());
      }
    }
  }

  // --- the text ---------------------------------------------------------------------------------

  boolean needsInference() {
    for (Piece piece : pieces) {
      if (isVar(piece)) {
        return true;
      }
    }
    return lastCall() != null;
  }

  private static boolean isVar(Piece piece) {
    return piece.kind() == Kind.VARIABLE && piece.type().equals("var");
  }

  private Piece lastCall() {
    Piece last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
    return last != null && last.kind() == Kind.CALL && !last.semicolon() ? last : null;
  }

  boolean inVar(Problem problem) {
    for (Piece piece : pieces) {
      if (isVar(piece) && problem.in(cell, piece.start(), piece.end())) {
        return true;
      }
    }
    return false;
  }

  void inferred(UnitTypes.Inferred found) {
    inferredTypes = found.variables();
    anonymous = found.anonymous();
    lastIsVoid = found.lastIsVoid();
  }

  /** Whether there is anything to run, and a value to show. */
  boolean runs() {
    return pieces.stream()
        .anyMatch(
            piece ->
                switch (piece.kind()) {
                  case STATEMENT, CALL, EXPRESSION, VARIABLE -> true;
                  default -> false;
                });
  }

  boolean shown() {
    Piece last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
    return last != null
        && !last.semicolon()
        && (last.kind() == Kind.EXPRESSION || (last.kind() == Kind.CALL && !lastIsVoid));
  }

  MappedSource source() {
    if (source == null) {
      MappedSource built = build(false);
      source = stringsCut ? LongStrings.cut(built) : built;
    }
    return source;
  }

  /**
   * Has string literals put together while the cell runs, for those that are longer than a class
   * file can hold. False where that was done before or changes nothing.
   */
  boolean cutStrings() {
    if (stringsCut) {
      return false;
    }
    MappedSource before = source();
    source = null;
    stringsCut = true;
    return !source().text().equals(before.text());
  }

  /** The text with variables declared with {@code var} as local variables. */
  MappedSource inferenceSource() {
    source = null;
    return build(true);
  }

  private MappedSource build(boolean inferring) {
    MappedSource out = new MappedSource(name);
    out.add("package " + CellFiles.PACKAGE + ";\n");
    addImports(out, inferring);
    out.add("public class " + name + " {\n");
    addFields(out, inferring);
    for (Scope.Type type : types.values()) {
      out.add("public static\n");
      addMasked(out, type.source());
      out.add("\n");
    }
    if (runs()) {
      // In full, since a cell may declare classes of these names.
      out.add("public static java.lang.Object " + VALUE + ";\n");
      out.add("public static void " + RUN + "() throws java.lang.Throwable {\n");
      for (int i = 0; i < pieces.size(); i++) {
        addRun(out, pieces.get(i), i == pieces.size() - 1, inferring);
      }
      out.add("}\n");
    }
    out.add("}\n");
    groups.forEach(
        (group, methods) -> {
          out.add("class " + name + "_" + group + " {\n");
          for (Scope.Method method : methods) {
            out.add("public static\n");
            addMasked(out, method.source());
            out.add("\n");
          }
          out.add("}\n");
        });
    return out;
  }

  private void addImports(MappedSource out, boolean inferring) {
    Set<String> used = Scope.namesIn(cell.code());
    types.values().forEach(type -> used.addAll(type.names()));
    groups.values().forEach(group -> group.forEach(each -> used.addAll(each.names())));
    Set<String> own = new LinkedHashSet<>();
    Set<String> imported = importedNames();
    Set<String> fields = new LinkedHashSet<>();
    for (Piece piece : pieces) {
      for (Declarator declarator : piece.declarators()) {
        if (!(inferring && isVar(piece)) && !reuses(piece, declarator)) {
          fields.add(declarator.name());
        }
      }
    }
    own.addAll(fields);
    own.addAll(types.keySet());
    own.addAll(groups.keySet());
    own.addAll(imported);
    out.add(scope.importsFor(used, own));
    // A name may be both a variable of an earlier cell and a method of this one.
    used.stream()
        .filter(own::contains)
        .forEach(
            each -> {
              if (scope.variables.containsKey(each)
                  && !fields.contains(each)
                  && !imported.contains(each)) {
                out.add(Scope.importOf(scope.variables.get(each).unit(), each));
              }
              if (scope.methods.containsKey(each)
                  && !groups.containsKey(each)
                  && !imported.contains(each)) {
                out.add(Scope.importOf(scope.methods.get(each).holder(), each));
              }
            });
    for (Piece piece : pieces) {
      if (piece.kind() == Kind.IMPORT) {
        out.add("import ").add(cell, piece.bodyStart(), piece.end());
        out.add(piece.semicolon() ? "\n" : ";\n");
      }
    }
    for (String group : groups.keySet()) {
      out.add(Scope.importOf(name + "_" + group, group));
    }
    if (!groups.isEmpty()) {
      fields.forEach(each -> out.add(Scope.importOf(name, each)));
      types.keySet().forEach(each -> out.add(Scope.importOf(name, each)));
    }
  }

  private void addFields(MappedSource out, boolean inferring) {
    for (Piece piece : pieces) {
      for (Declarator declarator : piece.declarators()) {
        if ((inferring && isVar(piece)) || reuses(piece, declarator)) {
          continue;
        }
        out.add("public static ");
        if (isVar(piece)) {
          out.add(
              anonymousBody(piece, declarator) >= 0
                  ? anonymousName(declarator)
                  : inferredTypes.getOrDefault(declarator.name(), "java.lang.Object"));
        } else {
          out.add(cell, piece.bodyStart(), piece.bodyStart() + piece.type().length());
        }
        out.add(declarator.dims() + " ");
        addName(out, declarator);
        out.add(";\n");
        int body = inferring ? -1 : anonymousBody(piece, declarator);
        if (body >= 0) {
          // A class with a name, so that later cells can use what it adds.
          out.add("public static class " + anonymousName(declarator) + " ");
          out.add(anonymous.get(declarator.name()) + " ");
          out.add(cell, body, declarator.initEnd());
          out.add("\n");
        }
      }
    }
  }

  private static String anonymousName(Declarator declarator) {
    return "$" + declarator.name();
  }

  /** Where the body of a {@code new X() { … }} starts that is a variable's whole value, or -1. */
  private int anonymousBody(Piece piece, Declarator declarator) {
    if (!isVar(piece) || !anonymous.containsKey(declarator.name()) || declarator.initStart() < 0) {
      return -1;
    }
    String code = cell.code().substring(declarator.initStart(), declarator.initEnd());
    List<Token> tokens = Lexer.tokens(code);
    for (int i = 2; i < tokens.size(); i++) {
      if (tokens.get(i).is("{")) {
        boolean plain = tokens.get(i - 1).is(")") && tokens.get(i - 2).is("(");
        return plain && tokens.get(0).is("new")
            ? declarator.initStart() + tokens.get(i).start()
            : -1;
      }
    }
    return -1;
  }

  private void addName(MappedSource out, Declarator declarator) {
    out.add(cell, declarator.nameStart(), declarator.name());
  }

  private void addRun(MappedSource out, Piece piece, boolean last, boolean inferring) {
    switch (piece.kind()) {
      case VARIABLE -> {
        for (Declarator declarator : piece.declarators()) {
          addInitializer(out, piece, declarator, inferring);
        }
      }
      case STATEMENT -> {
        out.add(cell, piece.start(), piece.end());
        char end = cell.code().charAt(piece.end() - 1);
        out.add(last && end != ';' && end != '}' ? "\n;\n" : "\n");
      }
      case CALL, EXPRESSION -> {
        boolean statement =
            piece.kind() == Kind.CALL && (piece.semicolon() || inferring || lastIsVoid);
        if (!statement) {
          out.add(VALUE + " = ");
        }
        out.add(cell, piece.start(), piece.end());
        out.add(piece.semicolon() ? "\n" : ";\n");
      }
      default -> {}
    }
  }

  private void addInitializer(
      MappedSource out, Piece piece, Declarator declarator, boolean inferring) {
    boolean local = inferring && isVar(piece);
    if (declarator.initStart() < 0) {
      if (local) {
        out.add("var ");
        addName(out, declarator);
        out.add(";\n");
      } else if (reuses(piece, declarator)) {
        addName(out, declarator);
        out.add(" = " + initialValue(piece.type() + declarator.dims()) + ";\n");
      }
      return;
    }
    out.add(local ? "var " : "");
    addName(out, declarator);
    out.add(" = ");
    if (declarator.arrayInitializer() && !isVar(piece)) {
      out.add("new " + piece.type() + declarator.dims() + " ");
    }
    if (!inferring && anonymousBody(piece, declarator) >= 0) {
      out.add("new " + anonymousName(declarator) + "();\n");
      return;
    }
    out.add(cell, declarator.initStart(), declarator.initEnd());
    out.add(";\n");
  }

  private static String initialValue(String type) {
    return switch (type) {
      case "boolean" -> "false";
      case "byte", "short", "int", "long", "char", "float", "double" -> "0";
      default -> "null";
    };
  }

  /** Whether a declaration takes over the field of an earlier one of the same type. */
  private boolean reuses(Piece piece, Declarator declarator) {
    Scope.Var older = scope.variables.get(declarator.name());
    if (older == null) {
      return false;
    }
    if (isVar(piece)) {
      if (anonymous.containsKey(declarator.name())) {
        return false;
      }
      return older.type().equals(inferredTypes.get(declarator.name()));
    }
    String written = (piece.type() + declarator.dims()).replaceAll("\\s+", "");
    Set<String> mentioned = Scope.namesIn(written);
    return older.written().equals(written)
        && mentioned.stream()
            .noneMatch(each -> types.containsKey(each) || importedNames().contains(each))
        && mentioned.stream()
            .allMatch(
                each ->
                    !scope.types.containsKey(each)
                        || older.type().contains("." + scope.types.get(each).unit() + "."));
  }

  /** Text with the modifiers blanked that mean nothing at the top of a cell. */
  private static void addMasked(MappedSource out, Slice slice) {
    StringBuilder code = new StringBuilder(slice.code());
    List<Token> tokens = Lexer.tokens(slice.code());
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is("@") && i + 1 < tokens.size() && !tokens.get(i + 1).is("interface")) {
        i++;
        while (i + 2 < tokens.size() && tokens.get(i + 1).is(".")) {
          i += 2;
        }
        if (i + 1 < tokens.size() && tokens.get(i + 1).is("(")) {
          int depth = 0;
          do {
            i++;
            depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
          } while (depth > 0 && i + 1 < tokens.size());
        }
      } else if (DROPPED_MODIFIERS.contains(token.text())) {
        for (int c = token.start(); c < token.end(); c++) {
          code.setCharAt(c, ' ');
        }
      } else if (!OTHER_MODIFIERS.contains(token.text())) {
        break;
      }
    }
    int copied = 0;
    for (RecordConstructors.Place each : RecordConstructors.closed(tokens)) {
      out.add(slice.text(), slice.start() + copied, code.substring(copied, each.from()));
      out.add("public ");
      copied = each.name();
    }
    out.add(slice.text(), slice.start() + copied, code.substring(copied));
  }

  // --- entering the scope -----------------------------------------------------------------------

  /** Makes the declarations the current ones; gives remarks about what they outdate. */
  List<String> enter(Map<String, String> fieldTypes) {
    List<String> notes = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece.kind() == Kind.IMPORT) {
        enterImport(piece.name());
      }
      for (Declarator declarator : piece.declarators()) {
        if (!reuses(piece, declarator)) {
          String written = (piece.type() + declarator.dims()).replaceAll("\\s+", "");
          String type = fieldTypes.getOrDefault(declarator.name(), "java.lang.Object");
          scope.variables.put(
              declarator.name(), new Scope.Var(declarator.name(), name, written, type));
        }
      }
    }
    Map<String, String> stale = new HashMap<>();
    for (String each : types.keySet()) {
      Scope.Type older = scope.types.get(each);
      if (older != null) {
        stale.put(CellFiles.PACKAGE + "." + older.unit() + "." + each, each);
      }
    }
    scope.types.putAll(types);
    groups.forEach(
        (group, methods) ->
            scope.methods.put(
                group, new Scope.Group(group, name + "_" + group, List.copyOf(methods))));
    revived.keySet().forEach(scope.pending::remove);
    pieces.forEach(piece -> scope.pending.remove(Scope.Pending.keyOf(piece)));
    scope.pending.putAll(waiting);
    for (Scope.Var variable : scope.variables.values()) {
      stale.forEach(
          (full, simple) -> {
            if (variable.type().matches(".*\\b" + full.replace(".", "\\.") + "\\b.*")) {
              notes.add(
                  "Note: "
                      + variable.name()
                      + " still holds what was made with the earlier "
                      + simple
                      + ": run its cell again to make it anew.");
            }
          });
    }
    return notes;
  }

  private void enterImport(String imported) {
    String last = imported.substring(imported.lastIndexOf('.') + 1);
    if (!last.equals("*") && !Scope.isModule(imported)) {
      scope.imports.removeIf(
          each ->
              each.endsWith("." + last)
                  && each.startsWith("static ") == imported.startsWith("static "));
      if (!imported.startsWith("static ")) {
        scope.types.remove(last);
      }
    }
    scope.imports.add(imported);
  }
}

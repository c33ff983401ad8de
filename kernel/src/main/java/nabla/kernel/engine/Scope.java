package nabla.kernel.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nabla.kernel.engine.CellText.Slice;

/** What the cells so far have declared: the latest of each name. */
final class Scope {
  final Map<String, Var> variables = new LinkedHashMap<>();
  final Map<String, Group> methods = new LinkedHashMap<>();
  final Map<String, Type> types = new LinkedHashMap<>();
  final Set<String> imports = new LinkedHashSet<>();

  /** Declarations that wait for a name, by their {@linkplain Pending#key key}. */
  final Map<String, Pending> pending = new LinkedHashMap<>();

  private final PackageNames packages;

  Scope(PackageNames packages) {
    this.packages = packages;
  }

  /**
   * A variable.
   *
   * @param unit the class whose static field it is
   * @param written its type as the user wrote it
   * @param type its type in full
   */
  record Var(String name, String unit, String written, String type) {}

  /** All methods of one name, in one class. */
  record Group(String name, String holder, List<Method> methods) {}

  /**
   * A method.
   *
   * @param parameters the simple types of its parameters, as {@link Splitter} gives them
   * @param names all names it mentions
   */
  record Method(String parameters, Slice source, Set<String> names) {}

  /** A class, interface, enum or record. */
  record Type(String name, String unit, Slice source, Set<String> names) {}

  /** A method or type that cannot be compiled before other names are declared. */
  record Pending(Piece piece, Slice source, Set<String> missing, Set<String> names) {
    /** What tells it from others that wait: a name, and of a method its parameters' types too. */
    String key() {
      return keyOf(piece);
    }

    static String keyOf(Piece piece) {
      return piece.kind() == Piece.Kind.METHOD
          ? piece.name() + "(" + piece.type() + ")"
          : piece.name();
    }
  }

  /** What is waiting under a name, null if nothing is. */
  Pending pendingNamed(String name) {
    return pending.values().stream()
        .filter(each -> each.piece().name().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** Whether all of a package is imported that may have a type of this name. */
  boolean mayImport(String wildcard, String name) {
    return mayMatter(wildcard, Set.of(name));
  }

  /** A copy, to be {@linkplain #restore restored} if what comes turns out wrong. */
  Scope copy() {
    Scope copy = new Scope(packages);
    copy.take(this);
    return copy;
  }

  /** Goes back to what a copy holds. */
  void restore(Scope copy) {
    clear();
    imports.clear();
    take(copy);
  }

  private void take(Scope other) {
    variables.putAll(other.variables);
    methods.putAll(other.methods);
    types.putAll(other.types);
    imports.addAll(other.imports);
    pending.putAll(other.pending);
  }

  /** The import declarations that a text with these names needs. */
  String importsFor(Set<String> names, Set<String> except) {
    StringBuilder text = new StringBuilder();
    for (String each : imports) {
      String last = each.substring(each.lastIndexOf('.') + 1);
      if ((isModule(each) || last.equals("*"))
          ? mayMatter(each, names)
          : (names.contains(last) && !declares(last, each) && !except.contains(last))) {
        text.append("import ").append(each).append(";\n");
      }
    }
    for (String name : names) {
      if (except.contains(name)) {
        continue;
      }
      Set<String> holders = new LinkedHashSet<>();
      if (variables.containsKey(name)) {
        holders.add(variables.get(name).unit());
      }
      if (methods.containsKey(name)) {
        holders.add(methods.get(name).holder());
      }
      if (types.containsKey(name)) {
        holders.add(types.get(name).unit());
      }
      for (String holder : holders) {
        text.append(importOf(holder, name));
      }
    }
    return text.toString();
  }

  /** An import of all of a package is left out where it cannot stand for any of the names. */
  private boolean mayMatter(String wildcard, Set<String> names) {
    return wildcard.startsWith("static ")
        || isModule(wildcard)
        || packages.mayDeclare(wildcard.substring(0, wildcard.length() - 2), names);
  }

  /** Whether an import is of all packages of a module, as from JDK 25 on. */
  static boolean isModule(String imported) {
    return imported.startsWith("module ");
  }

  static String importOf(String holder, String name) {
    return "import static " + CellFiles.PACKAGE + "." + holder + "." + name + ";\n";
  }

  private boolean declares(String name, String importText) {
    return importText.startsWith("static ")
        ? variables.containsKey(name) || methods.containsKey(name)
        : types.containsKey(name);
  }

  /** The units that must stay readable for the compiler. */
  Set<String> liveUnits() {
    Set<String> units = new LinkedHashSet<>();
    variables.values().forEach(variable -> units.add(variable.unit()));
    methods.values().forEach(group -> units.add(unitOf(group.holder())));
    types.values().forEach(type -> units.add(type.unit()));
    return units;
  }

  static String unitOf(String holder) {
    int end = holder.indexOf('_');
    return end < 0 ? holder : holder.substring(0, end);
  }

  /** Every name a cell can use without an import of its own. */
  List<String> names() {
    List<String> names = new ArrayList<>(variables.keySet());
    names.addAll(methods.keySet());
    names.addAll(types.keySet());
    return names;
  }

  void clear() {
    variables.clear();
    methods.clear();
    types.clear();
    pending.clear();
  }

  static Set<String> namesIn(String code) {
    return Lexer.tokens(code).stream()
        .filter(Token::isName)
        .map(Token::text)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}

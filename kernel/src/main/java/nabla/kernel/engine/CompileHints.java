package nabla.kernel.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the compiler's messages mean and what to try. */
final class CompileHints {
  private static final String COMPILER = "compiler.err.";
  private static final Pattern SYMBOL =
      Pattern.compile("symbol:\\s+(\\w+) ([^\\n]+?)\\s*(?:\\n|$)");
  private static final Pattern LOCATION = Pattern.compile("location:\\s+([^\\n]+)");
  private static final Pattern OF_TYPE = Pattern.compile("of type ([\\w.$]+)");
  private static final Pattern CONVERT =
      Pattern.compile("(?:incompatible types: )?(\\S+) cannot be converted to (\\S+)");
  private static final Pattern LOSSY =
      Pattern.compile("possible lossy conversion from (\\w+) to (\\w+)");
  private static final Pattern UNREPORTED = Pattern.compile("unreported exception ([\\w.$]+)");
  private static final Pattern PACKAGE = Pattern.compile("package (\\S+) does not exist");
  private static final Pattern QUOTED = Pattern.compile("(?:variable|class|method) (\\S+)");
  private static final Set<String> NUMBERS =
      Set.of("int", "long", "double", "float", "short", "byte");

  /** Hints that need nothing but the kind of mistake, by the end of the compiler's key. */
  private static final Map<String, String> SIMPLE =
      Map.ofEntries(
          Map.entry(
              "missing.ret.stmt",
              "Every way through the method has to end with a return: add one before the closing"
                  + " brace."),
          Map.entry(
              "unreachable.stmt",
              "It stands behind a return, break, continue, throw or endless loop and never runs:"
                  + " remove or move it."),
          Map.entry(
              "unreachable",
              "It stands behind a return, break, continue, throw or endless loop and never runs:"
                  + " remove or move it."),
          Map.entry(
              "not.stmt",
              "A statement does something: assigns with =, calls a method, or declares a variable."
                  + " Is an operator or a bracket missing?"),
          Map.entry(
              "illegal.start.of.expr",
              "A value is expected here. Is something missing before it, or is there a bracket or"
                  + " operator too many?"),
          Map.entry(
              "illegal.start.of.type",
              "A type is expected here. Does an earlier bracket close too early?"),
          Map.entry(
              "else.without.if",
              "Look at the if above: a semicolon behind its condition, or two statements without"
                  + " braces, end it early."),
          Map.entry(
              "unclosed.char.lit",
              "Single quotes hold one character, such as 'a'; text takes double quotes."),
          Map.entry("empty.char.lit", "An empty text is \"\"; single quotes hold one character."),
          Map.entry(
              "cant.ref.non.effectively.final.var",
              "A lambda may only use variables that never change: copy it into a new variable first,"
                  + " or count in an int[1] or an AtomicInteger."),
          Map.entry("int.number.too.large", "Write a long number with an L at its end."),
          Map.entry(
              "does.not.override.abstract",
              "Write the methods the interface or abstract class asks for, with @Override, or make"
                  + " this class abstract."),
          Map.entry("report.access", "It is private: use a method the class offers for it."),
          Map.entry("not.exhaustive", "Add the cases that are missing, or default -> at the end."),
          Map.entry(
              "not.exhaustive.statement",
              "Add the cases that are missing, or default -> at the end."),
          Map.entry(
              "invalid.meth.decl.ret.type.req",
              "Say what the method returns: void, int, String … before its name."),
          Map.entry(
              "non-static.cant.be.ref.1",
              "It belongs to an object: make one with new and use it with a dot."),
          Map.entry(
              "non-static.cant.be.ref",
              "It belongs to an object: make one with new and use it with a dot."),
          Map.entry("array.req.but.found", "Brackets [ ] only follow arrays; a List has get(i)."),
          Map.entry("abstract.cant.be.instantiated", "Make an object of a class that extends it."),
          Map.entry(
              "void.not.allowed.here", "The method returns nothing, so there is no value to use."),
          Map.entry(
              "incomparable.types", "Two values of these types are never equal: convert one."),
          Map.entry("break.outside.switch.loop", "break ends a loop or a switch: here is none."),
          Map.entry(
              "local.var.missing.init",
              "var takes its type from the value: give it one, or write the type."),
          Map.entry(
              "cant.infer.local.var.type",
              "var takes its type from the value, and this value has none: write the type."),
          Map.entry(
              "illegal.forward.ref", "Cells run from top to bottom: move the declaration up."),
          Map.entry("class.public.should.be.in.file", "Leave public out."));

  private final Names names;
  private final Scope scope;
  private final Function<String, Optional<Class<?>>> loaded;

  /** A problem in words: one line, more lines if they help, and what to try. */
  record Explained(String message, List<String> details, String hint) {}

  CompileHints(Names names, Scope scope, Function<String, Optional<Class<?>>> loaded) {
    this.names = names;
    this.scope = scope;
    this.loaded = loaded;
  }

  Scope scope() {
    return scope;
  }

  Explained explain(Problem problem) {
    String code = problem.code();
    String message = TypeNames.readable(problem.message());
    String first = message.lines().findFirst().orElse("");
    if (code.startsWith("compiler.err.cant.resolve")) {
      return unknown(problem, message);
    }
    if (code.contains("doesnt.exist")) {
      return noPackage(problem, first);
    }
    if (code.startsWith(Javac.LIMIT)) {
      return tooLarge(code.substring(Javac.LIMIT.length()), first);
    }
    if (code.contains("cant.apply")) {
      return wrongArguments(message, first);
    }
    String key = code.startsWith(COMPILER) ? code.substring(COMPILER.length()) : code;
    String hint = SIMPLE.get(key);
    if (hint != null) {
      return new Explained(first, rest(message), hint);
    }
    return new Explained(first, details(key, message), special(problem, key, message));
  }

  /** What exceeds the class file, which holds 64 KB of a method and of a name. */
  private static Explained tooLarge(String key, String first) {
    if (key.startsWith(".string.overflow")) {
      return new Explained(
          "this is too long for a class file, which holds 65,535 bytes of a name or text",
          List.of(),
          "Take a shorter name, or read the text from a file.");
    }
    if (key.startsWith(".string")) {
      return new Explained(
          "this text is too long for a constant, which may have 65,535 bytes",
          List.of(),
          "Read it from a file, for example with Files.readString(Path.of(…)).");
    }
    if (key.startsWith(".code")) {
      return new Explained(
          "this is more code than fits into one method (64 KB)",
          List.of(),
          "Divide it among several methods or cells; read large tables of numbers from a file.");
    }
    if (key.startsWith(".pool") || key.startsWith(".load")) {
      return new Explained(
          "this is more than fits into one class file (" + first + ")",
          List.of(),
          "Divide it among several classes or cells; read large tables from a file.");
    }
    return new Explained(
        first, List.of(), "Java's class files have no room for more: make it smaller.");
  }

  private static List<String> details(String key, String message) {
    return key.startsWith("prob.found") || key.startsWith("expected")
        ? rest(message).stream().limit(3).toList()
        : rest(message);
  }

  private static List<String> rest(String message) {
    return message.lines().skip(1).filter(line -> !line.isBlank()).limit(6).toList();
  }

  private String special(Problem problem, String key, String message) {
    CellText cell = problem.cell();
    if (key.startsWith("nabla.")) {
      return unfinished(problem, key);
    }
    if (key.startsWith("expected") && message.startsWith("';' expected")) {
      return "Put a semicolon at the end of line " + cell.line(problem.position()) + ".";
    }
    if (key.startsWith("expected") || key.equals("premature.eof")) {
      return "Is a bracket, a name or an operator missing just before this?";
    }
    if (key.startsWith("prob.found.req")) {
      return conversion(message);
    }
    if (key.startsWith("unreported.exception")) {
      return unreported(message);
    }
    if (key.startsWith("var.might")) {
      return named(message)
          .map(name -> "Give " + name + " a value where it is declared, on every way to this line.")
          .orElse("");
    }
    if (key.equals("already.defined")) {
      return "Choose another name, or leave the type out to give the one there is a new value.";
    }
    if (key.startsWith("operator.cant.be.applied")) {
      return message.contains("String")
          ? "Text knows + only: compare with equals or compareTo, convert with Integer.parseInt."
          : "The operator does not take values of these types: convert one, or call a method.";
    }
    if (key.startsWith("cant.assign.val")) {
      return "It is final: take a new variable, or leave final out where it is declared.";
    }
    if (key.startsWith("ref.ambiguous")) {
      return "Two imports bring the same name: import the one you mean by its full name.";
    }
    if (key.startsWith("type.found.req")) {
      return "Type arguments are classes: Integer for int, Double for double, Boolean for boolean.";
    }
    return "";
  }

  private static String unfinished(Problem problem, String key) {
    return switch (key) {
      case "nabla.bracket.open" ->
          "Add the closing "
              + Brackets.closing(at(problem))
              + " where the part that starts here ends.";
      case "nabla.bracket.extra" ->
          "Remove it, or look for an opening bracket that is missing above.";
      case "nabla.bracket.mismatch" -> "Brackets close in the opposite order in which they open.";
      case "nabla.string.open" ->
          "Add the closing \" on the same line; text over several lines takes \"\"\".";
      case "nabla.textblock.open" -> "Add \"\"\" where the text ends.";
      case "nabla.comment.open" -> "Add */ where the comment ends.";
      case "nabla.char.open" -> "Single quotes hold one character; text takes double quotes.";
      default ->
          "Text copied from a document often brings such characters: type quotes and signs anew.";
    };
  }

  private static String at(Problem problem) {
    return problem.cell().code().substring(problem.position(), problem.position() + 1);
  }

  private static Optional<String> named(String message) {
    Matcher name = QUOTED.matcher(message);
    return name.find() ? Optional.of(name.group(1)) : Optional.empty();
  }

  private static String unreported(String message) {
    Matcher exception = UNREPORTED.matcher(message);
    String name = exception.find() ? exception.group(1) : "the exception";
    return "The call may throw "
        + name
        + ": write throws "
        + name
        + " behind the method's parameters, or catch it with try { … } catch ("
        + name
        + " e) { … }. In a lambda only catching works.";
  }

  private static String conversion(String message) {
    Matcher lossy = LOSSY.matcher(message);
    if (lossy.find()) {
      String to = lossy.group(2);
      return "A "
          + lossy.group(1)
          + " may not fit: cast it with ("
          + to
          + "), which cuts off"
          + (to.equals("int") || to.equals("long") ? " (Math.round rounds)" : "")
          + ", or declare the variable as "
          + lossy.group(1)
          + ".";
    }
    Matcher convert = CONVERT.matcher(message);
    if (!convert.find()) {
      return message.contains("unexpected return value")
          ? "A void method returns nothing: change void to the type of the value."
          : message.contains("missing return value")
              ? "Return a value of the type the method declares."
              : "";
    }
    String from = convert.group(1);
    String to = convert.group(2);
    if (from.equals(to)) {
      return "The class "
          + to
          + " was declared again, and this object is of the earlier one: run the cell that makes the"
          + " object again.";
    }
    if (to.equals("boolean") && NUMBERS.contains(from)) {
      return "A condition is true or false: compare with == (a single = assigns).";
    }
    if (from.equals("String") && NUMBERS.contains(to)) {
      return to.equals("int")
          ? "Text becomes a number with Integer.parseInt(…)."
          : "Text becomes a number with "
              + Character.toUpperCase(to.charAt(0))
              + to.substring(1)
              + ".parse"
              + Character.toUpperCase(to.charAt(0))
              + to.substring(1)
              + "(…).";
    }
    if (to.equals("String")) {
      return "A value becomes text with String.valueOf(…) or \"\" + ….";
    }
    return "The value has to be of the type on the left: convert it, or change the type.";
  }

  private Explained wrongArguments(String message, String first) {
    List<String> details = new ArrayList<>();
    for (String line : rest(message)) {
      details.add(line.replaceAll("^\\s{4,}", "    "));
    }
    String tidy =
        first
            .replaceAll(" in class cells\\.\\S+", "")
            .replaceAll(
                "(method|constructor) (\\S+) in (class|record|interface|enum) (\\S+)", "$1 $4.$2")
            .replaceAll(" cannot be applied to given types;", " does not take these arguments");
    return new Explained(
        tidy, details, "Compare number, order and types of the arguments with what is required.");
  }

  private Explained noPackage(Problem problem, String first) {
    Matcher name = PACKAGE.matcher(first);
    String missing = name.find() ? name.group(1) : "";
    int dot = missing.indexOf('.');
    String head = dot < 0 ? missing : missing.substring(0, dot);
    boolean inImport =
        problem.cell() != null
            && problem
                .cell()
                .lineText(problem.cell().line(problem.position()))
                .strip()
                .startsWith("import");
    if (!inImport && dot < 0) {
      List<String> close = names.close(head, Set.of());
      Optional<String> imported = names.importFor(head);
      String hint =
          imported.isPresent()
              ? "Add import " + imported.get() + ";"
              : close.isEmpty() ? "" : didYouMean(close);
      return new Explained("nothing called " + head + " is known here", List.of(), hint);
    }
    return new Explained(
        first,
        List.of(),
        "Check the spelling; a library that is not on the class path comes with %maven"
            + " GROUP:ARTIFACT:VERSION.");
  }

  private Explained unknown(Problem problem, String message) {
    Matcher symbol = SYMBOL.matcher(message);
    if (!symbol.find()) {
      return new Explained(message.lines().findFirst().orElse(""), List.of(), "");
    }
    String kind = symbol.group(1);
    String full = symbol.group(2);
    String name = full.replaceAll("[(<].*", "");
    Matcher where = LOCATION.matcher(problem.message());
    String location = where.find() ? where.group(1) : "";
    String owner = owner(location);
    if (!owner.isEmpty() && isMember(problem)) {
      List<String> close = members(owner).map(all -> Names.nearest(name, all)).orElse(List.of());
      return new Explained(
          TypeNames.readable(owner) + " has no " + kind + " " + full,
          List.of(),
          close.isEmpty() ? "" : didYouMean(close));
    }
    Scope.Pending pending = scope.pendingNamed(name);
    if (pending != null) {
      return new Explained(
          name
              + " cannot be used yet: it needs "
              + String.join(", ", pending.missing())
              + ", which no cell has declared",
          List.of(),
          "Declare "
              + String.join(", ", pending.missing())
              + ", or correct the name in cell "
              + pending.source().text().cell()
              + ".");
    }
    Optional<String> imported = kind.equals("method") ? Optional.empty() : names.importFor(name);
    List<String> close = names.close(name, declaredAround(problem));
    String hint;
    if (imported.isPresent()) {
      hint = "Add import " + imported.get() + ";";
    } else if (!close.isEmpty()) {
      hint = didYouMean(close);
    } else {
      hint =
          switch (kind) {
            case "variable" -> "Declare it first, in this cell or in one that has run.";
            case "method" ->
                "Declare it first, in this cell or in one that has run; a method of an object is"
                    + " called with object."
                    + name
                    + "(…).";
            default -> "Check the spelling; a library comes with %maven GROUP:ARTIFACT:VERSION.";
          };
    }
    String what =
        kind.equals("variable") && Character.isUpperCase(full.codePointAt(0))
            ? "class or variable"
            : kind;
    return new Explained("no " + what + " " + full + " is known here", List.of(), hint);
  }

  private static String didYouMean(List<String> close) {
    return "Did you mean " + String.join(" or ", close) + "?";
  }

  /** All names in the cell but the one that is wrong. */
  private static Set<String> declaredAround(Problem problem) {
    if (problem.cell() == null) {
      return Set.of();
    }
    Set<String> around = new LinkedHashSet<>();
    List<Token> tokens = Lexer.tokens(problem.cell().code());
    for (int i = 1; i < tokens.size(); i++) {
      Token before = tokens.get(i - 1);
      boolean declares =
          before.isName()
              || before.is(">")
              || before.is("]")
              || before.kind() == Token.Kind.KEYWORD;
      if (tokens.get(i).isName() && declares) {
        around.add(tokens.get(i).text());
      }
    }
    return around;
  }

  private static boolean isMember(Problem problem) {
    if (problem.cell() == null) {
      return false;
    }
    String code = problem.cell().code();
    int position = problem.position();
    return (position < code.length() && code.charAt(position) == '.')
        || (position > 0 && code.charAt(position - 1) == '.');
  }

  private static String owner(String location) {
    Matcher type = OF_TYPE.matcher(location);
    if (type.find()) {
      return type.group(1);
    }
    Matcher plain = Pattern.compile("(?:class|interface|enum|record) ([\\w.$]+)").matcher(location);
    return plain.find() ? plain.group(1) : "";
  }

  private Optional<Set<String>> members(String type) {
    return loaded
        .apply(type)
        .map(
            found -> {
              Set<String> all = new LinkedHashSet<>();
              for (var method : found.getMethods()) {
                all.add(method.getName());
              }
              for (var field : found.getFields()) {
                all.add(field.getName());
              }
              return all;
            });
  }
}

package nabla.kernel.magic;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nabla.kernel.Kernel;
import nabla.kernel.engine.CellContext;
import nabla.kernel.engine.Completeness;
import nabla.kernel.engine.Completions;
import nabla.kernel.engine.Inspection;
import nabla.kernel.engine.JavaText;
import nabla.kernel.engine.Result;
import nabla.kernel.engine.Session;
import nabla.kernel.magic.CellParts.Part;

/** Runs cells as users write them: Java with magics in it. */
public final class CellRunner implements AutoCloseable {
  private static final Pattern HELP_BEFORE =
      Pattern.compile("\\A\\s*(\\?\\??)\\s*(%{0,2}[\\p{L}_][\\p{L}\\p{N}_.]*)\\s*\\z");
  private static final Pattern HELP_BEHIND =
      Pattern.compile("\\A\\s*(%{0,2}[\\p{L}_][\\p{L}\\p{N}_.]*)\\s*(\\?\\??)\\s*\\z");
  private static final Pattern MAGIC_NAME =
      Pattern.compile("(?m)^[ \\t]*(%{1,2})([\\p{L}\\p{N}_]*)$");

  private final Session session;
  private final MagicRegistry registry = new MagicRegistry();
  private final MavenMagics maven;
  private final Extensions extensions;
  private boolean dialect;

  /**
   * A request for what is known about a name: {@code ?name}, {@code name?}, or with two question
   * marks for more.
   *
   * @param name what it is about, a magic with its percent signs
   * @param detailed whether two question marks were given
   */
  public record Help(String name, boolean detailed) {}

  /**
   * A runner over a session.
   *
   * @param session where the Java runs; closed with the runner
   * @param notes where remarks go, such as that an extension failed
   */
  public CellRunner(Session session, Consumer<String> notes) {
    this.session = session;
    this.extensions = new Extensions(session, notes);
    this.maven = new MavenMagics(this::addToClassPath, session::classPath);
    BuiltIns.register(registry, this);
    maven.register(registry);
  }

  /**
   * Starts the extensions on the class path, and from now on those on every class path that is
   * added.
   *
   * @param kernel what they are given
   */
  public void start(Kernel kernel) {
    extensions.start(kernel);
  }

  /**
   * Where magics are registered.
   *
   * @return the registry of this runner
   */
  public Magics magics() {
    return registry;
  }

  /**
   * Where the Java runs.
   *
   * @return the session of this runner
   */
  public Session session() {
    return session;
  }

  /**
   * Adds jars and folders to what cells see and starts the extensions they bring.
   *
   * @param entries existing jars and folders
   */
  public void addToClassPath(List<Path> entries) {
    session.addToClassPath(entries);
    extensions.look();
  }

  /**
   * Runs a cell: its magics and its Java in the order they stand.
   *
   * @param cell its number
   * @param text what the user wrote
   * @return the value of its last part, or what went wrong first
   */
  public Result run(int cell, String text) {
    return run(cell, "", text);
  }

  /**
   * Runs code of the running cell's, magics included, and waits for its value.
   *
   * @param text what could stand in a cell
   * @return the value of its last part, null for none
   * @throws CompilationException where it does not compile; else what it throws
   */
  public Object eval(String text) {
    if (session.busyElsewhere()) {
      throw new IllegalStateException(
          "eval works in the thread of the cell, not in "
              + Thread.currentThread().getName()
              + ": call it there, or pass on a value");
    }
    return Results.value(run(CellContext.current(), "eval", text));
  }

  /** Runs a cell, or with a source what it loads from there. */
  Result run(int cell, String source, String text) {
    if (!dialect && Dialect.isOfJJava(text)) {
      dialect = true;
      session.run(0, Dialect.IMPORTS);
    }
    List<Part> parts = CellParts.of(text.replace("\r\n", "\n"));
    for (Part part : parts) {
      Optional<String> unknown = unknown(part);
      if (unknown.isPresent()) {
        String message = unknown.get();
        return session.call(
            cell,
            () -> {
              throw new MagicException(message);
            });
      }
    }
    Result result = new Result.Value(null, false);
    for (Part part : hoisted(parts)) {
      result = run(cell, source, part);
      if (!(result instanceof Result.Value)) {
        return result;
      }
    }
    return result;
  }

  private Result run(int cell, String source, Part part) {
    if (part instanceof Part.Java java) {
      return runJava(cell, source, java);
    }
    if (part instanceof Part.Whole whole) {
      return shownIfAny(
          session.call(
              cell, () -> registry.cell(whole.name()).run(Words.of(whole.args()), whole.body())));
    }
    Part.Line line = (Part.Line) part;
    return shownIfAny(session.call(cell, () -> runLine(line.name(), line.args())));
  }

  private Object runLine(String name, String args) throws Exception {
    Magics.LineMagic magic = registry.line(name);
    return magic.run(BuiltIns.takesCode(name) ? List.of(args) : Words.of(args));
  }

  private Result runJava(int cell, String source, Part.Java java) {
    StringBuilder code = new StringBuilder(java.code());
    List<CellParts.Value> values = java.values();
    // From the last to the first, so that offsets stay right.
    for (int i = values.size() - 1; i >= 0; i--) {
      CellParts.Value value = values.get(i);
      Result result = session.call(cell, () -> runLine(value.name(), value.args()));
      if (!(result instanceof Result.Value returned)) {
        return result;
      }
      code.replace(
          value.start(),
          value.end(),
          "nabla.kernel.magic.Returned.take(" + Returned.keep(returned.value()) + ");");
    }
    return source.isEmpty()
        ? session.run(cell, code.toString())
        : session.run(cell, source, code.toString());
  }

  /** A magic may pass on the result of Java it has run. */
  private static Result shownIfAny(Result result) {
    if (result instanceof Result.Value value) {
      return value.value() instanceof Result inner
          ? inner
          : new Result.Value(value.value(), value.value() != null);
    }
    return result;
  }

  /** Repositories first, then all coordinates of the cell at once. */
  private static List<Part> hoisted(List<Part> parts) {
    List<Part> order = new ArrayList<>();
    StringBuilder coordinates = new StringBuilder();
    int at = -1;
    int firstLine = 0;
    for (Part part : parts) {
      if (part instanceof Part.Line line && MavenMagics.isRepository(line.name())) {
        order.add(at < 0 ? order.size() : at++, line);
      } else if (part instanceof Part.Line line && MavenMagics.isCoordinates(line.name())) {
        if (at < 0) {
          at = order.size();
          firstLine = line.line();
        }
        coordinates.append(' ').append(line.args());
      } else {
        order.add(part);
      }
    }
    if (at >= 0) {
      order.add(at, new Part.Line("maven", coordinates.toString().strip(), firstLine));
    }
    return order;
  }

  private Optional<String> unknown(Part part) {
    if (part instanceof Part.Whole whole && registry.cell(whole.name()) == null) {
      return Optional.of(registry.unknown("%%" + whole.name()));
    }
    if (part instanceof Part.Line line && registry.line(line.name()) == null) {
      return Optional.of(registry.unknown("%" + line.name()));
    }
    if (part instanceof Part.Java java) {
      return java.values().stream()
          .filter(value -> registry.line(value.name()) == null)
          .map(value -> registry.unknown("%" + value.name()))
          .findFirst();
    }
    return Optional.empty();
  }

  /**
   * Whether a cell asks for help on a name instead of running anything.
   *
   * @param text what the user wrote
   * @return the name it asks about
   */
  public static Optional<Help> help(String text) {
    Matcher before = HELP_BEFORE.matcher(text);
    if (before.matches()) {
      return Optional.of(new Help(before.group(2), before.group(1).length() == 2));
    }
    Matcher behind = HELP_BEHIND.matcher(text);
    return behind.matches()
        ? Optional.of(new Help(behind.group(1), behind.group(2).length() == 2))
        : Optional.empty();
  }

  /**
   * What could stand at the cursor, magics included.
   *
   * @param text a cell as far as it is written
   * @param cursor in UTF-16 units
   * @return candidates, best first
   */
  public Completions complete(String text, int cursor) {
    int at = Math.max(0, Math.min(cursor, text.length()));
    String before = text.substring(0, at);
    int lineStart = before.lastIndexOf('\n') + 1;
    Matcher magic = MAGIC_NAME.matcher(before.substring(lineStart));
    if (magic.matches() && JavaText.statementMayStart(before.substring(0, lineStart))) {
      int start = lineStart + magic.start(1);
      String written = before.substring(start);
      List<Completions.Item> items =
          registry.names().stream()
              .filter(name -> name.startsWith(written))
              .map(name -> new Completions.Item(name, "magic", ""))
              .toList();
      return new Completions(start, at, items);
    }
    return session.complete(javaOnly(text), at);
  }

  /**
   * What is known about the name at the cursor.
   *
   * @param text a cell as far as it is written
   * @param cursor in UTF-16 units
   * @param detailed whether to tell more
   * @return empty where nothing is known
   */
  public Optional<Inspection> inspect(String text, int cursor, boolean detailed) {
    Matcher magic = Pattern.compile("^[ \\t]*(%{1,2})([\\p{L}\\p{N}_]+)").matcher(text);
    if (magic.find() && cursor <= magic.end()) {
      return BuiltIns.describe(magic.group(1) + magic.group(2));
    }
    return session.inspect(javaOnly(text), cursor, detailed);
  }

  /**
   * Whether a cell could run as it stands.
   *
   * @param text a cell
   * @return complete, incomplete with the next line's indent, or invalid
   */
  public Completeness isComplete(String text) {
    List<Part> parts = CellParts.of(text);
    if (parts.size() == 1 && parts.get(0) instanceof Part.Whole) {
      // A cell magic takes lines until an empty one.
      boolean ended = text.endsWith("\n\n") || text.endsWith("\n");
      return new Completeness(
          ended ? Completeness.Status.COMPLETE : Completeness.Status.INCOMPLETE, "");
    }
    return session.isComplete(javaOnly(text));
  }

  /** The text with everything that is no Java turned into blanks of the same length. */
  private static String javaOnly(String text) {
    StringBuilder java = new StringBuilder(text);
    for (Part part : CellParts.of(text)) {
      if (part instanceof Part.Line line) {
        int start = 0;
        for (int i = 0; i < line.line(); i++) {
          start = text.indexOf('\n', start) + 1;
        }
        int end = text.indexOf('\n', start);
        blank(java, start, end < 0 ? text.length() : end);
      } else if (part instanceof Part.Whole) {
        int end = text.indexOf('\n');
        blank(java, 0, end < 0 ? text.length() : end);
      }
    }
    return java.toString();
  }

  private static void blank(StringBuilder text, int start, int end) {
    for (int i = start; i < end; i++) {
      text.setCharAt(i, ' ');
    }
  }

  @Override
  public void close() {
    extensions.stop();
    maven.close();
    session.close();
  }
}

package nabla.kernel.magic;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nabla.kernel.engine.CellContext;
import nabla.kernel.engine.ClassPathEntry;
import nabla.kernel.engine.Inspection;
import nabla.kernel.engine.Result;
import nabla.kernel.engine.Session;
import nabla.kernel.engine.Variable;

/** The magics that need nothing but the session. */
final class BuiltIns {
  private static final Map<String, String> HELP =
      Map.ofEntries(
          Map.entry(
              "%classpath",
              "%classpath PATH… adds jars, folders or wildcards such as lib/*.jar; without a path it lists them."),
          Map.entry("%jars", "%jars PATH… adds jars; wildcards are expanded."),
          Map.entry(
              "%maven",
              "%maven GROUP:ARTIFACT[:TYPE[:CLASSIFIER]]:VERSION… adds artifacts with what they need; all of a cell are resolved together."),
          Map.entry("%mavenRepo", "%mavenRepo ID URL adds a Maven repository."),
          Map.entry("%loadFromPOM", "%loadFromPOM FILE [SCOPE…] adds the dependencies of a POM."),
          Map.entry(
              "%%loadFromPOM",
              "%%loadFromPOM [SCOPE…] adds the dependencies written below it, a whole POM or parts of one."),
          Map.entry(
              "%load",
              "%load FILE… runs Java files, JShell scripts or notebooks as if they stood here; the ending may be left out."),
          Map.entry("%time", "%time CODE runs one line and prints how long it took."),
          Map.entry("%%time", "%%time runs the cell below it and prints how long it took."),
          Map.entry("%env", "%env lists the environment; %env NAME gives one value."),
          Map.entry(
              "%who",
              "%who lists the variables with type and value; %who TYPE only those of a type."),
          Map.entry(
              "%reset",
              "%reset forgets variables, methods and types; imports and class path stay."),
          Map.entry("%lsmagic", "%lsmagic lists all magics."),
          Map.entry(
              "%weave", "%weave on or off: whether loops of later cells can be interrupted."));

  private final MagicRegistry registry;
  private final CellRunner runner;

  private BuiltIns(MagicRegistry registry, CellRunner runner) {
    this.registry = registry;
    this.runner = runner;
  }

  static void register(MagicRegistry registry, CellRunner runner) {
    BuiltIns magics = new BuiltIns(registry, runner);
    registry.register("classpath", magics::classPath);
    registry.register("jars", magics::jars);
    registry.register("load", magics::load);
    registry.register("time", args -> magics.time(args.get(0)));
    registry.registerCell("time", (args, body) -> magics.time(body));
    registry.register("env", BuiltIns::env);
    registry.register("who", magics::who);
    registry.register("reset", magics::reset);
    registry.register("lsmagic", args -> magics.list());
    registry.register("weave", magics::weave);
  }

  /** Whether the rest of the line is Java, quotes and all. */
  static boolean takesCode(String name) {
    return name.equals("time");
  }

  static Optional<Inspection> describe(String name) {
    String help = HELP.get(name);
    return Optional.ofNullable(help).map(text -> new Inspection(text, "`" + name + "`\n\n" + text));
  }

  private Session session() {
    return runner.session();
  }

  private Object classPath(List<String> args) {
    if (args.isEmpty()) {
      session().classPath().forEach(System.out::println);
      return null;
    }
    List<Path> paths = new ArrayList<>();
    for (String arg : args) {
      for (String each : arg.split(File.pathSeparator, -1)) {
        paths.addAll(entries(each));
      }
    }
    runner.addToClassPath(paths);
    return null;
  }

  private Object jars(List<String> args) {
    if (args.isEmpty()) {
      throw new MagicException("%jars wants at least one path, such as %jars lib/*.jar");
    }
    List<Path> jars = new ArrayList<>();
    args.forEach(arg -> jars.addAll(entries(arg)));
    runner.addToClassPath(jars);
    return jars.stream().map(Path::toString).collect(Collectors.toList());
  }

  /** What to add to the class path; wildcards may match what is no jar, which is passed over. */
  private static List<Path> entries(String pattern) {
    List<Path> found = expand(pattern);
    if (found.size() == 1) {
      Path only = found.get(0);
      ClassPathEntry.problem(only)
          .ifPresent(
              why -> {
                throw new MagicException(only + " " + why + ".");
              });
    }
    return found;
  }

  /** The files a path with wildcards stands for. */
  private static List<Path> expand(String pattern) {
    String path = atHome(pattern);
    if (path.indexOf('*') < 0 && path.indexOf('?') < 0) {
      Path file = Path.of(path).toAbsolutePath().normalize();
      if (!Files.exists(file)) {
        throw new MagicException(
            file
                + " does not exist. Relative paths start at "
                + Path.of("").toAbsolutePath()
                + ".");
      }
      return List.of(file);
    }
    int star = Math.min(first(path, '*'), first(path, '?'));
    int slash = path.lastIndexOf('/', star);
    Path root =
        Path.of(slash < 0 ? "" : slash == 0 ? "/" : path.substring(0, slash)).toAbsolutePath();
    if (!Files.isDirectory(root)) {
      throw new MagicException(root + " is no folder: " + pattern + " matches nothing.");
    }
    String rest = path.substring(slash + 1);
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + rest);
    int depth = rest.contains("**") ? Integer.MAX_VALUE : rest.split("/").length;
    try (Stream<Path> files = Files.walk(root, depth)) {
      List<Path> found =
          files.filter(file -> matcher.matches(root.relativize(file))).sorted().toList();
      if (found.isEmpty()) {
        throw new MagicException("Nothing in " + root + " matches " + rest + ".");
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int first(String text, char c) {
    int at = text.indexOf(c);
    return at < 0 ? text.length() : at;
  }

  private Object load(List<String> args) throws IOException {
    if (args.isEmpty()) {
      throw new MagicException("%load wants a file, such as %load helpers.java");
    }
    Result last = null;
    for (String arg : args) {
      for (Path file : sources(arg)) {
        for (SourceFiles.Source source : SourceFiles.of(file)) {
          last = runner.run(CellContext.current(), source.place(), source.code());
          if (!(last instanceof Result.Value)) {
            return last;
          }
        }
      }
    }
    return last;
  }

  /** The files that a path stands for: it may have wildcards, or lack its ending. */
  private static List<Path> sources(String path) {
    Path here = Path.of("").toAbsolutePath();
    if (path.indexOf('*') >= 0 || path.indexOf('?') >= 0) {
      return expand(path);
    }
    return List.of(
        SourceFiles.find(atHome(path))
            .orElseThrow(
                () ->
                    new MagicException(
                        "There is no file "
                            + path
                            + ", nor one with one of the endings "
                            + SourceFiles.endings()
                            + ". Relative paths start at "
                            + here
                            + ".")));
  }

  private static String atHome(String path) {
    return path.startsWith("~/") ? System.getProperty("user.home") + path.substring(1) : path;
  }

  private Object time(String code) {
    if (code.isBlank()) {
      throw new MagicException("%time wants code behind it: %time f(10)");
    }
    long start = System.nanoTime();
    Result result = runner.run(CellContext.current(), code);
    double ms = (System.nanoTime() - start) / 1e6;
    System.out.println(
        ms < 1_000
            ? String.format(Locale.ROOT, "Wall time: %.2f ms", ms)
            : String.format(Locale.ROOT, "Wall time: %.2f s", ms / 1_000));
    return result;
  }

  private static Object env(List<String> args) {
    if (args.isEmpty()) {
      new TreeMap<>(System.getenv())
          .forEach((name, value) -> System.out.println(name + "=" + value));
      return null;
    }
    if (args.get(0).contains("=") || args.size() > 1) {
      throw new MagicException(
          "Java cannot change its own environment: set the variable before the kernel starts, or use"
              + " System.setProperty.");
    }
    String value = System.getenv(args.get(0));
    if (value == null) {
      throw new MagicException("The environment has no variable " + args.get(0) + ".");
    }
    return value;
  }

  private Object who(List<String> args) {
    List<Variable> variables =
        session().variables().stream()
            .filter(variable -> args.isEmpty() || args.contains(erased(variable.type())))
            .toList();
    if (variables.isEmpty()) {
      System.out.println(args.isEmpty() ? "No variables." : "No variables of that type.");
      return null;
    }
    int names = width(variables.stream().map(Variable::name));
    int types = width(variables.stream().map(Variable::type));
    for (Variable each : variables) {
      System.out.println(
          pad(each.name(), names) + "  " + pad(each.type(), types) + "  " + brief(each.value()));
    }
    return null;
  }

  private static String erased(String type) {
    int angle = type.indexOf('<');
    return angle < 0 ? type : type.substring(0, angle);
  }

  private static int width(Stream<String> texts) {
    return Math.min(40, texts.mapToInt(String::length).max().orElse(0));
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String brief(Object value) {
    String text;
    try {
      text = value instanceof CharSequence ? "\"" + value + "\"" : text(value);
    } catch (RuntimeException | StackOverflowError e) {
      return "(its toString throws " + e.getClass().getSimpleName() + ")";
    }
    String line = text.replace("\n", "⏎");
    return line.length() <= 60 ? line : line.substring(0, 59) + "…";
  }

  private static String text(Object value) {
    if (value != null && value.getClass().isArray()) {
      int length = java.lang.reflect.Array.getLength(value);
      return value.getClass().getComponentType().getSimpleName() + "[" + length + "]";
    }
    return String.valueOf(value);
  }

  private Object reset(List<String> args) {
    session().reset();
    return null;
  }

  private Object list() {
    for (String name : registry.names()) {
      System.out.println(HELP.getOrDefault(name, name));
    }
    return null;
  }

  private Object weave(List<String> args) {
    String wanted = args.isEmpty() ? "" : args.get(0);
    switch (wanted) {
      case "on" -> session().setWoven(true);
      case "off" -> session().setWoven(false);
      case "" -> {}
      default -> throw new MagicException("%weave takes on or off, not " + wanted + ".");
    }
    System.out.println(
        session().woven()
            ? "Weaving is on: loops can be interrupted."
            : "Weaving is off: loops in cells from now on cannot be interrupted.");
    return null;
  }
}

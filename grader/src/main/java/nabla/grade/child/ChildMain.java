package nabla.grade.child;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nabla.check.Answer;
import nabla.check.Entry;
import nabla.grade.child.Reply.Trouble;
import nabla.kernel.engine.CellError;
import nabla.kernel.engine.Result;
import nabla.kernel.engine.Session;
import nabla.kernel.engine.SessionOptions;

/**
 * The student's process: runs cells and calls answers as the judge asks, one JSON object a line on
 * standard input, one on standard output for each. It knows no expected value.
 */
public final class ChildMain {
  private final Session session;
  private final PrintStream out;
  private final Map<String, Entry> entries = new HashMap<>();
  private int cells;

  private ChildMain(Session session, PrintStream out) {
    this.session = session;
    this.out = out;
  }

  /**
   * Serves until standard input ends.
   *
   * @param args the imports of every cell, as import declarations have them
   * @throws IOException if the pipe breaks
   */
  public static void main(String[] args) throws IOException {
    InputStream requests = System.in;
    PrintStream replies = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, "UTF-8");
    System.setIn(InputStream.nullInputStream());
    System.setOut(nowhere);
    System.setErr(nowhere);
    List<String> imports = new ArrayList<>(SessionOptions.standard().imports());
    imports.addAll(List.of(args));
    imports.add("static nabla.grade.child.Bind.*");
    List<Path> classPath =
        List.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator)).stream()
            .map(Path::of)
            .collect(Collectors.toList());
    SessionOptions options =
        SessionOptions.standard()
            .withImports(imports)
            .withClassPath(classPath)
            .withNotes(note -> {});
    try (Session session = Session.open(options);
        BufferedReader in =
            new BufferedReader(new InputStreamReader(requests, StandardCharsets.UTF_8))) {
      ChildMain child = new ChildMain(session, replies);
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        child.serve(JsonParser.parseString(line).getAsJsonObject());
      }
    }
    // Threads that an answer has started must not keep the process.
    Runtime.getRuntime().halt(0);
  }

  private void serve(JsonObject request) {
    String id = request.get("id").getAsString();
    Reply reply;
    try {
      reply =
          switch (request.get("op").getAsString()) {
            case "cell" -> run(request.get("source").getAsString());
            case "bind" ->
                bind(request.get("entry").getAsString(), request.get("source").getAsString());
            case "call" ->
                call(
                    entries.get(request.get("entry").getAsString()),
                    request.getAsJsonArray("args"),
                    request.get("keep").getAsBoolean());
            default -> new Reply(null, null, new Trouble("protocol", "unknown request", ""));
          };
    } catch (StackOverflowError | RuntimeException e) { // a text or a value that is nested too deep
      boolean compiling = !request.get("op").getAsString().equals("call");
      String what =
          compiling ? "the compiler gives up on it: " + e : String.valueOf(e.getMessage());
      String name = e.getClass().getSimpleName();
      reply = new Reply(null, null, new Trouble(compiling ? "compile" : "threw", name, what));
    } catch (Error e) { // System.exit in an answer arrives as the session's own error
      reply = new Reply(null, null, new Trouble("exit", e.getMessage(), ""));
    }
    String line = Wire.GSON.toJson(reply.json(id));
    if (!Wire.fits(line)) {
      Trouble tooLarge =
          new Trouble("threw", "ValueTooLarge", "the answer returned more than anybody can read");
      line = Wire.GSON.toJson(new Reply(null, null, tooLarge).json(id));
    }
    out.print("\n" + line + "\n"); // an answer may have begun a line
    out.flush();
  }

  private Reply run(String source) {
    return reply(session.run(++cells, source));
  }

  private Reply bind(String entry, String lambda) {
    Result result = session.run(++cells, "nablaEntry(" + lambda + ")");
    if (result instanceof Result.Value value && value.value() instanceof Entry bound) {
      entries.put(entry, bound);
    }
    return reply(result);
  }

  private static Reply call(Entry entry, JsonArray request, boolean keep) {
    if (entry == null) {
      return new Reply(null, null, new Trouble("protocol", "the entry is not bound", ""));
    }
    List<Object> args = new ArrayList<>();
    request.forEach(arg -> args.add(Wire.argument(arg)));
    Answer answer = entry.answer(args);
    if (answer.failed()) {
      return new Reply(null, null, new Trouble("threw", answer.threw(), answer.message()));
    }
    return new Reply(answer.value(), keep ? answer.args() : null, null);
  }

  private static Reply reply(Result result) {
    if (result instanceof Result.Failure failure) {
      CellError error = failure.error();
      String kind = error.cause() == null ? "compile" : "threw";
      return new Reply(
          null, null, new Trouble(kind, error.name(), details(error), error.unresolved()));
    }
    if (result instanceof Result.Exited exited) {
      return new Reply(null, null, new Trouble("exit", "System.exit(" + exited.status() + ")", ""));
    }
    return new Reply(null, null, null);
  }

  /** The message and the source lines below it, without colours. */
  private static String details(CellError error) {
    return error.cause() != null
        ? error.message()
        : error.traceback().stream()
            .limit(12)
            .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", ""))
            // Which cell it is here is not which it is in the notebook.
            .map(line -> line.replaceFirst("^cell \\d+, line", "line"))
            .collect(Collectors.joining("\n"));
  }
}

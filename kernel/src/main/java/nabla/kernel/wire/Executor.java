package nabla.kernel.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nabla.kernel.display.Bundle;
import nabla.kernel.display.TypeRenderers;
import nabla.kernel.engine.CellError;
import nabla.kernel.engine.Inspection;
import nabla.kernel.engine.InternalFailure;
import nabla.kernel.engine.Result;
import nabla.kernel.io.CellDisplays;
import nabla.kernel.io.CellScope;
import nabla.kernel.io.Outputs;
import nabla.kernel.magic.CellRunner;

/** Runs cells: numbers them, broadcasts what they give, and stops the queue after an error. */
final class Executor {
  private final Engine engine;
  private final Streams streams;
  private final Outputs outputs;
  private final TypeRenderers renderers;
  private final CellDisplays displays;
  private final History history;
  private final Notes notes;
  private final Log log;
  private final long outputLimit;

  private int count;
  private String aborting; // of the thread that executes only

  Executor(
      Engine engine,
      Streams streams,
      Outputs outputs,
      TypeRenderers renderers,
      CellDisplays displays,
      History history,
      Notes notes,
      Log log,
      long outputLimit) {
    this.engine = engine;
    this.streams = streams;
    this.outputs = outputs;
    this.renderers = renderers;
    this.displays = displays;
    this.history = history;
    this.notes = notes;
    this.log = log;
    this.outputLimit = outputLimit;
  }

  /**
   * The session whose queued cells are to be dropped since one of them failed, or null. For the
   * thread that has called {@link #execute}, and no other.
   */
  String takeAborting() {
    String session = aborting;
    aborting = null;
    return session;
  }

  Map<String, Object> aborted(Message request) {
    return Map.of("status", "aborted", "execution_count", count);
  }

  Map<String, Object> execute(Message request) throws Exception {
    Map<String, Object> content = request.content();
    String code = Json.string(content, "code");
    boolean silent = Json.flag(content, "silent", false);
    boolean stored = Json.flag(content, "store_history", true) && !silent && !code.isBlank();
    int cell = count + 1;
    if (stored) {
      count = cell;
      history.input(cell, code);
    }
    CellScope scope =
        new CellScope(
            cell,
            request.header(),
            silent,
            Json.flag(content, "allow_stdin", false),
            request,
            outputLimit);
    Map<String, Object> reply =
        engine.call(runner -> run(runner, scope, cell, code, stored, content));
    if (reply.get("status").equals("error") && Json.flag(content, "stop_on_error", true)) {
      aborting = Json.string(request.header(), "session");
    }
    return reply;
  }

  private Map<String, Object> run(
      CellRunner runner,
      CellScope scope,
      int cell,
      String code,
      boolean stored,
      Map<String, Object> content) {
    streams.install();
    outputs.enter(scope);
    try {
      notes.show();
      outputs.publish("execute_input", Map.of("code", code, "execution_count", cell));
      Map<String, Object> reply = new LinkedHashMap<>();
      reply.put("status", "ok");
      reply.put("execution_count", stored ? cell : count);
      reply.put("payload", List.of());
      reply.put("user_expressions", Map.of());
      Optional<CellRunner.Help> question = CellRunner.help(code);
      if (question.isPresent()) {
        reply.put("payload", page(runner, question.get()));
        return reply;
      }
      CellError error = code.isBlank() ? null : evaluate(runner, cell, code, stored);
      notes.show();
      outputs.finish(scope);
      if (error == null) {
        reply.put(
            "user_expressions",
            expressions(runner, cell, Json.object(content, "user_expressions")));
      } else {
        Map<String, Object> fields = fields(error);
        outputs.publish("error", fields);
        reply.putAll(fields);
        reply.put("status", "error");
      }
      return reply;
    } finally {
      outputs.finish(scope);
    }
  }

  /** Runs a cell and broadcasts its value. Returns what went wrong, or null. */
  private CellError evaluate(CellRunner runner, int cell, String code, boolean stored) {
    displays.forgetLatestId();
    Result result = runner.run(cell, code);
    if (result instanceof Result.Value value && value.shown()) {
      return show(runner, cell, value.value(), stored);
    }
    CellError error = Failures.of(result);
    if (error != null && error.cause() instanceof InternalFailure failure) {
      log.error("cell " + cell, failure);
    }
    return error;
  }

  private CellError show(CellRunner runner, int cell, Object value, boolean stored) {
    if (value == null || displays.isLatestId(value)) {
      return null;
    }
    Bundle bundle = renderers.simple(value).orElse(null);
    if (bundle == null) {
      // In the cell, so that a toString that never ends can be interrupted like any other loop.
      Result rendered = runner.session().call(cell, () -> renderers.render(value));
      if (!(rendered instanceof Result.Value ok)) {
        return Failures.of(rendered);
      }
      bundle = (Bundle) ok.value();
    }
    Map<String, Object> result = CellDisplays.content(bundle);
    result.put("execution_count", cell);
    outputs.publish("execute_result", result);
    if (stored) {
      history.output(cell, value, String.valueOf(bundle.data().get("text/plain")));
    }
    return null;
  }

  private Map<String, Object> expressions(
      CellRunner runner, int cell, Map<String, Object> expressions) {
    Map<String, Object> answers = new LinkedHashMap<>();
    expressions.forEach(
        (name, expression) ->
            answers.put(name, expression(runner, cell, String.valueOf(expression))));
    return answers;
  }

  private Map<String, Object> expression(CellRunner runner, int cell, String code) {
    Result result = runner.session().run(cell, code);
    if (result instanceof Result.Value value) {
      result = runner.session().call(cell, () -> renderers.render(value.value()));
    }
    Map<String, Object> answer;
    if (result instanceof Result.Value rendered) {
      answer = CellDisplays.content((Bundle) rendered.value());
      answer.put("status", "ok");
    } else {
      answer = fields(Failures.of(result));
      answer.put("status", "error");
    }
    return answer;
  }

  private static List<Object> page(CellRunner runner, CellRunner.Help help) {
    String name = help.name();
    Optional<Inspection> found = runner.inspect(name, name.length(), help.detailed());
    if (found.isEmpty()) {
      System.err.println("Nothing is known about " + name + ".");
      return List.of();
    }
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("source", "page");
    page.put("data", CodeHandlers.data(found.get()));
    page.put("start", 0);
    return List.of(page);
  }

  private static Map<String, Object> fields(CellError error) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("ename", error.name());
    fields.put("evalue", error.message());
    fields.put("traceback", new ArrayList<>(error.traceback()));
    return fields;
  }
}

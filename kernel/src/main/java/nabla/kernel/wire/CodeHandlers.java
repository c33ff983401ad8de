package nabla.kernel.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nabla.kernel.engine.Completeness;
import nabla.kernel.engine.Completions;
import nabla.kernel.engine.Inspection;

/** Requests about code that is not run. */
final class CodeHandlers {
  private final Engine engine;

  CodeHandlers(Engine engine) {
    this.engine = engine;
  }

  Map<String, Object> complete(Message request) throws Exception {
    String code = Json.string(request.content(), "code");
    int cursor = cursor(request, code);
    Completions found = engine.call(runner -> runner.complete(code, cursor));
    Set<String> matches = new LinkedHashSet<>();
    List<Object> types = new ArrayList<>();
    int start = CodePoints.toCursor(code, found.start());
    int end = CodePoints.toCursor(code, found.end());
    for (Completions.Item item : found.items()) {
      matches.add(item.text());
      Map<String, Object> type = new LinkedHashMap<>();
      type.put("start", start);
      type.put("end", end);
      type.put("text", item.text());
      type.put("type", item.type());
      type.put("signature", item.signature());
      types.add(type);
    }
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("status", "ok");
    reply.put("matches", matches);
    reply.put("cursor_start", start);
    reply.put("cursor_end", end);
    reply.put("metadata", Map.of("_jupyter_types_experimental", types));
    return reply;
  }

  Map<String, Object> inspect(Message request) throws Exception {
    String code = Json.string(request.content(), "code");
    int cursor = cursor(request, code);
    boolean detailed = Json.integer(request.content(), "detail_level", 0) > 0;
    Optional<Inspection> found = engine.call(runner -> runner.inspect(code, cursor, detailed));
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("status", "ok");
    reply.put("found", found.isPresent());
    reply.put("data", found.map(CodeHandlers::data).orElse(Map.of()));
    reply.put("metadata", Map.of());
    return reply;
  }

  static Map<String, Object> data(Inspection inspection) {
    return Map.of("text/plain", inspection.text(), "text/markdown", inspection.markdown());
  }

  Map<String, Object> isComplete(Message request) throws Exception {
    String code = Json.string(request.content(), "code");
    Completeness answer = engine.call(runner -> runner.isComplete(code));
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("status", answer.status().name().toLowerCase(Locale.ROOT));
    if (answer.status() == Completeness.Status.INCOMPLETE) {
      reply.put("indent", answer.indent());
    }
    return reply;
  }

  private static int cursor(Message request, String code) {
    return CodePoints.toIndex(
        code, Json.integer(request.content(), "cursor_pos", Integer.MAX_VALUE));
  }
}

package nabla.kernel.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import nabla.kernel.comm.Comm;
import nabla.kernel.comm.Comms;
import nabla.kernel.io.Outputs;

/** All open comms, and the kinds that may be opened. */
final class CommTable implements Comms {
  private final Outputs outputs;
  private final Map<String, BiConsumer<Comm, Map<String, Object>>> targets =
      new ConcurrentHashMap<>();
  private final Map<String, Line> open = new ConcurrentHashMap<>();

  CommTable(Outputs outputs) {
    this.outputs = outputs;
  }

  @Override
  public void register(String target, BiConsumer<Comm, Map<String, Object>> opened) {
    targets.put(target, opened);
  }

  @Override
  public Comm open(String target, Map<String, Object> data) {
    Line line = new Line(Headers.randomId(), target);
    open.put(line.id(), line);
    Map<String, Object> content = content(line.id(), data);
    content.put("target_name", target);
    outputs.publish("comm_open", content);
    return line;
  }

  /** A front end opens a line; one of a kind nobody registered is closed at once. */
  void opened(Map<String, Object> content) {
    Line line = new Line(Json.string(content, "comm_id"), Json.string(content, "target_name"));
    BiConsumer<Comm, Map<String, Object>> handler = targets.get(line.target());
    if (handler == null) {
      outputs.publish("comm_close", content(line.id(), Map.of()));
      return;
    }
    open.put(line.id(), line);
    handler.accept(line, Json.object(content, "data"));
  }

  void message(Map<String, Object> content) {
    Line line = open.get(Json.string(content, "comm_id"));
    if (line != null) {
      line.message.accept(Json.object(content, "data"));
    }
  }

  void closed(Map<String, Object> content) {
    Line line = open.remove(Json.string(content, "comm_id"));
    if (line != null) {
      line.closed.accept(Json.object(content, "data"));
    }
  }

  Map<String, Object> info(Map<String, Object> request) {
    String target = Json.string(request, "target_name");
    Map<String, Object> comms = new LinkedHashMap<>();
    for (Line line : List.copyOf(open.values())) {
      if (target.isEmpty() || target.equals(line.target())) {
        comms.put(line.id(), Map.of("target_name", line.target()));
      }
    }
    return Map.of("status", "ok", "comms", comms);
  }

  private static Map<String, Object> content(String id, Map<String, Object> data) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("comm_id", id);
    content.put("data", data);
    return content;
  }

  private final class Line implements Comm {
    private final String id;
    private final String target;
    private volatile Consumer<Map<String, Object>> message = data -> {};
    private volatile Consumer<Map<String, Object>> closed = data -> {};

    Line(String id, String target) {
      this.id = id;
      this.target = target;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public String target() {
      return target;
    }

    @Override
    public void send(Map<String, Object> data) {
      outputs.publish("comm_msg", content(id, data));
    }

    @Override
    public void close(Map<String, Object> data) {
      if (open.remove(id) != null) {
        outputs.publish("comm_close", content(id, data));
      }
    }

    @Override
    public void onMessage(Consumer<Map<String, Object>> handler) {
      message = handler;
    }

    @Override
    public void onClose(Consumer<Map<String, Object>> handler) {
      closed = handler;
    }
  }
}

package nabla.kernel.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The cells of this session: what they were, what they gave. */
final class History {
  private static final int KEPT_VALUES = 100;
  private static final int SESSION = 1;

  private final Map<Integer, String> in = new TreeMap<>();
  private final Map<Integer, String> texts = new TreeMap<>();
  private final Map<Integer, Object> out =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Object> eldest) {
          return size() > KEPT_VALUES;
        }
      };

  synchronized void input(int cell, String code) {
    in.put(cell, code);
  }

  synchronized void output(int cell, Object value, String text) {
    texts.put(cell, text);
    out.put(cell, value);
  }

  synchronized Map<Integer, String> in() {
    return Collections.unmodifiableMap(new TreeMap<>(in));
  }

  synchronized Map<Integer, Object> out() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(out));
  }

  /** Answers a {@code history_request}. */
  synchronized Map<String, Object> reply(Map<String, Object> request) {
    List<Integer> cells =
        switch (Json.string(request, "hist_access_type")) {
          case "range" -> range(request);
          case "search" -> search(request);
          default -> new ArrayList<>(in.keySet());
        };
    int count = Json.integer(request, "n", Integer.MAX_VALUE);
    boolean ranged = Json.string(request, "hist_access_type").equals("range");
    int from = ranged ? 0 : Math.max(0, cells.size() - Math.max(0, count));
    boolean output = Json.flag(request, "output", false);
    List<Object> rows = new ArrayList<>();
    for (int cell : cells.subList(from, cells.size())) {
      rows.add(row(cell, output));
    }
    return Map.of("status", "ok", "history", rows);
  }

  private List<Object> row(int cell, boolean output) {
    if (!output) {
      return List.of(SESSION, cell, in.get(cell));
    }
    List<Object> both = new ArrayList<>();
    both.add(in.get(cell));
    both.add(texts.get(cell)); // null where there was none
    return List.of(SESSION, cell, both);
  }

  private List<Integer> range(Map<String, Object> request) {
    int session = Json.integer(request, "session", 0);
    int start = Json.integer(request, "start", 1);
    int stop = Json.integer(request, "stop", Integer.MAX_VALUE);
    List<Integer> cells = new ArrayList<>();
    if (session == 0 || session == SESSION) {
      in.keySet().stream().filter(cell -> cell >= start && cell < stop).forEach(cells::add);
    }
    return cells;
  }

  private List<Integer> search(Map<String, Object> request) {
    String pattern = Json.string(request, "pattern");
    Pattern wanted = glob(pattern.isEmpty() ? "*" : pattern);
    boolean unique = Json.flag(request, "unique", false);
    Set<String> seen = new LinkedHashSet<>();
    List<Integer> cells = new ArrayList<>();
    List<Integer> latestFirst = new ArrayList<>(in.keySet());
    Collections.reverse(latestFirst);
    for (int cell : latestFirst) {
      String code = in.get(cell);
      if (wanted.matcher(code).matches() && (seen.add(code) || !unique)) {
        cells.add(0, cell);
      }
    }
    return cells;
  }

  /** The pattern of a glob: {@code *} for any text, {@code ?} for one character. */
  private static Pattern glob(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}

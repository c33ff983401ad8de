package nabla.scratch.autodiff;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import nabla.core.HtmlText;

/**
 * A computation drawn as a graph, from left to right: a box per value with its operation, name,
 * number and gradient; a line to every value computed from it.
 *
 * @param nodes every value once, after those it was computed from
 * @param links from where to where, as positions in {@code nodes}
 */
public record Graph(List<Node> nodes, List<Link> links) {

  private static final int MOST = 300;
  private static final double WIDEST = 900;
  private static final int WIDTH = 118;
  private static final int HEIGHT = 56;
  private static final int ACROSS = 58;
  private static final int DOWN = 16;
  private static final int MARGIN = 10;

  /**
   * One value.
   *
   * @param label its name, or empty
   * @param operation how it was computed, or empty for a leaf
   * @param value the number, or what else is said of it, such as a matrix's shape
   * @param grad the gradient, or what else is said of it
   * @param column how far to the right it stands, from 0
   * @param row how far down it stands, from 0, counted in box heights
   */
  public record Node(
      String label, String operation, String value, String grad, int column, double row) {}

  /**
   * One use of a value.
   *
   * @param from position of the value used
   * @param to position of the value computed from it
   * @param passed the rows at which it passes the columns between the two
   */
  public record Link(int from, int to, List<Double> passed) {
    public Link {
      passed = List.copyOf(passed);
    }

    Link(int from, int to) {
      this(from, to, List.of());
    }
  }

  public Graph {
    nodes = List.copyOf(nodes);
    links = List.copyOf(links);
  }

  /**
   * Takes a picture of a value and all that went into it.
   *
   * @param result the value
   * @return the graph with numbers and gradients as they are now
   */
  public static Graph of(Value result) {
    return of(
        result.order(),
        Value::inputs,
        v -> new Said(v.label(), v.operation(), shown(v.data()), shown(v.grad())));
  }

  /**
   * Takes a picture of a computation with values of another class, such as your own.
   *
   * @param <T> the class
   * @param order every value once, after those it was computed from
   * @param inputs the values that a value was computed from
   * @param name of a value without inputs; of any other, its operation
   * @param data its number
   * @param grad its gradient
   * @return the graph with numbers and gradients as they are now
   */
  public static <T> Graph of(
      List<T> order,
      Function<T, ? extends List<? extends T>> inputs,
      Function<T, String> name,
      ToDoubleFunction<T> data,
      ToDoubleFunction<T> grad) {
    return of(
        order,
        inputs,
        v -> {
          boolean leaf = inputs.apply(v).isEmpty();
          var value = shown(data.applyAsDouble(v));
          var gradient = shown(grad.applyAsDouble(v));
          return new Said(leaf ? name.apply(v) : "", leaf ? "" : name.apply(v), value, gradient);
        });
  }

  /**
   * Takes a picture of a computation with matrices, of which not the numbers are shown but, for
   * instance, the shapes.
   *
   * @param <T> the class of a box
   * @param order every box once, after those it was computed from
   * @param inputs the boxes that a box was computed from
   * @param label its name
   * @param operation how it was computed, or empty for a box without inputs
   * @param value what to say of it
   * @param grad what to say of its gradient
   * @return the graph as it is now
   */
  public static <T> Graph ofText(
      List<T> order,
      Function<T, ? extends List<? extends T>> inputs,
      Function<T, String> label,
      Function<T, String> operation,
      Function<T, String> value,
      Function<T, String> grad) {
    return of(
        order,
        inputs,
        v -> new Said(label.apply(v), operation.apply(v), value.apply(v), grad.apply(v)));
  }

  /** What a box says. */
  private record Said(String label, String operation, String value, String grad) {}

  private static <T> Graph of(
      List<T> order, Function<T, ? extends List<? extends T>> inputs, Function<T, Said> say) {
    var place = new IdentityHashMap<T, Integer>();
    var links = new ArrayList<Link>();
    for (var value : order) {
      for (var input : inputs.apply(value)) {
        links.add(new Link(place.get(input), place.size()));
      }
      place.put(value, place.size());
    }
    var layout = Layout.of(order.size(), links);
    var nodes = new ArrayList<Node>();
    for (int i = 0; i < order.size(); i++) {
      var said = say.apply(order.get(i));
      nodes.add(
          new Node(
              said.label(),
              said.operation(),
              said.value(),
              said.grad(),
              layout.column()[i],
              layout.row()[i]));
    }
    var drawn = new ArrayList<Link>();
    for (int i = 0; i < links.size(); i++) {
      drawn.add(new Link(links.get(i).from(), links.get(i).to(), layout.passed().get(i)));
    }
    return new Graph(nodes, drawn);
  }

  /**
   * The graph as text: one line per value, in the order of computation.
   *
   * @return lines such as {@code v3 = v1 × v2 = 6.0000 grad 1.0000}, with names where given
   */
  public String text() {
    var lines = new StringBuilder();
    for (int i = 0; i < nodes.size(); i++) {
      var node = nodes.get(i);
      lines.append(name(i));
      if (!node.operation().isEmpty()) {
        lines.append(" = ").append(formula(i));
      }
      lines.append(String.format(Locale.ROOT, " = %s   grad %s%n", node.value(), node.grad()));
    }
    return lines.toString();
  }

  private String name(int i) {
    return nodes.get(i).label().isEmpty() ? "v" + (i + 1) : nodes.get(i).label();
  }

  private String formula(int i) {
    var inputs = links.stream().filter(link -> link.to() == i).map(l -> name(l.from())).toList();
    var operation = nodes.get(i).operation();
    if (inputs.size() == 2 && !Character.isLetter(operation.charAt(0))) {
      return inputs.get(0) + " " + operation + " " + inputs.get(1);
    }
    return operation.startsWith("^")
        ? inputs.get(0) + operation
        : operation + "(" + String.join(", ", inputs) + ")";
  }

  /**
   * Whether a picture of it could be read.
   *
   * @return true up to 300 values
   */
  public boolean drawable() {
    return nodes.size() <= MOST;
  }

  /**
   * The graph as a picture, readable on light and dark ground.
   *
   * @return an SVG document
   */
  public String svg() {
    if (!drawable()) {
      throw new IllegalStateException(
          "the graph has %d values, too many to read: draw a smaller part, of at most %d"
              .formatted(nodes.size(), MOST));
    }
    double width = 2 * MARGIN + WIDTH;
    double height = 2 * MARGIN + HEIGHT;
    for (var node : nodes) {
      width = Math.max(width, x(node) + WIDTH + MARGIN);
      height = Math.max(height, y(node) + HEIGHT + MARGIN);
    }
    for (var link : links) {
      for (double row : link.passed()) {
        height = Math.max(height, MARGIN + row * (HEIGHT + DOWN) + HEIGHT / 2.0 + MARGIN);
      }
    }
    // A notebook's output column is about this wide; a larger picture is made smaller, not cut off.
    double shrink = Math.min(1, WIDEST / width);
    var svg = new StringBuilder();
    add(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\""
            + " viewBox=\"0 0 %.0f %.0f\" font-family=\"sans-serif\" font-size=\"12\">",
        shrink * width,
        shrink * height,
        width,
        height);
    for (int i = 0; i < links.size(); i++) {
      line(svg, links.get(i), beside(i));
    }
    nodes.forEach(node -> box(svg, node));
    return svg.append("</svg>\n").toString();
  }

  private static double x(Node node) {
    return MARGIN + node.column() * (WIDTH + ACROSS);
  }

  private static double y(Node node) {
    return MARGIN + node.row() * (HEIGHT + DOWN);
  }

  /** A value that is used twice by the same box has two lines to it, side by side. */
  private double beside(int link) {
    var one = links.get(link);
    int same = 0;
    int before = 0;
    for (int i = 0; i < links.size(); i++) {
      if (links.get(i).from() == one.from() && links.get(i).to() == one.to()) {
        same++;
        before += i < link ? 1 : 0;
      }
    }
    return 14 * (before - (same - 1) / 2.0);
  }

  private void line(StringBuilder svg, Link link, double aside) {
    var from = nodes.get(link.from());
    var to = nodes.get(link.to());
    double x = x(from) + WIDTH;
    double y = y(from) + HEIGHT / 2.0 + aside;
    var path = new StringBuilder();
    add(path, "M%.1f %.1f", x, y);
    double left = x(from);
    for (double row : link.passed()) {
      left += WIDTH + ACROSS;
      double through = MARGIN + row * (HEIGHT + DOWN) + HEIGHT / 2.0;
      curve(path, x, y, left, through);
      x = left + WIDTH;
      y = through;
      add(path, " H%.1f", x);
    }
    curve(path, x, y, x(to) - pill(to), y(to) + HEIGHT / 2.0 + aside / 2);
    add(svg, "<path d=\"%s\" fill=\"none\" stroke=\"#888\" stroke-width=\"1.5\"/>", path);
  }

  private static void curve(StringBuilder path, double x1, double y1, double x2, double y2) {
    double bend = (x2 - x1) / 2;
    add(path, " C%.1f %.1f %.1f %.1f %.1f %.1f", x1 + bend, y1, x2 - bend, y2, x2, y2);
  }

  private static void box(StringBuilder svg, Node node) {
    double x = x(node);
    double y = y(node);
    boolean leaf = node.operation().isEmpty();
    add(
        svg,
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%d\" height=\"%d\" rx=\"6\" fill=\"%s\""
            + " stroke=\"#666\"/>",
        x,
        y,
        WIDTH,
        HEIGHT,
        leaf ? "#e3eefb" : "#f6f6f6");
    double baseline = node.label().isEmpty() ? y + 24 : y + 17;
    if (!node.label().isEmpty()) {
      add(
          svg,
          "<text x=\"%.1f\" y=\"%.1f\" fill=\"#111\" text-anchor=\"middle\""
              + " font-weight=\"bold\">%s</text>",
          x + WIDTH / 2.0,
          baseline,
          HtmlText.escape(node.label()));
      baseline += 16;
    }
    double text = x + 8 + pill(node);
    row(svg, text, x, baseline, "value", node.value(), "#111");
    row(svg, text, x, baseline + 16, "grad", node.grad(), "#a33");
    if (!leaf) {
      double r = pill(node);
      add(
          svg,
          "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"24\" rx=\"12\" fill=\"#fff3cf\""
              + " stroke=\"#666\"/><text x=\"%.1f\" y=\"%.1f\" fill=\"#111\""
              + " text-anchor=\"middle\">%s</text>",
          x - r,
          y + HEIGHT / 2.0 - 12,
          2 * r,
          x,
          y + HEIGHT / 2.0 + 4,
          HtmlText.escape(node.operation()));
    }
  }

  /** Half the width of the sign that shows the operation. */
  private static double pill(Node node) {
    int letters = node.operation().length();
    return letters == 0 ? 0 : Math.max(12, 4.6 * letters);
  }

  private static void row(
      StringBuilder svg,
      double left,
      double x,
      double y,
      String name,
      String value,
      String colour) {
    add(
        svg,
        "<text x=\"%.1f\" y=\"%.1f\" fill=\"#555\" font-size=\"11\">%s</text><text x=\"%.1f\""
            + " y=\"%.1f\" fill=\"%s\" text-anchor=\"end\">%s</text>",
        left,
        y,
        name,
        x + WIDTH - 8,
        y,
        colour,
        value);
  }

  private static void add(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String shown(double number) {
    double size = Math.abs(number);
    return String.format(
        Locale.ROOT, size != 0 && (size < 1e-3 || size >= 1e5) ? "%.2e" : "%.4f", number);
  }

  @Override
  public String toString() {
    return "Graph[%d values, %d links]".formatted(nodes.size(), links.size());
  }
}

package nabla.scratch.autodiff;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
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
   * @param data the number
   * @param grad the gradient
   * @param column how far to the right it stands, from 0
   * @param row how far down it stands, from 0, counted in box heights
   */
  public record Node(
      String label, String operation, double data, double grad, int column, double row) {}

  /**
   * One use of a value.
   *
   * @param from position of the value used
   * @param to position of the value computed from it
   */
  public record Link(int from, int to) {}

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
    var order = result.order();
    var place = new IdentityHashMap<Value, Integer>();
    var links = new ArrayList<Link>();
    for (var value : order) {
      for (var input : value.inputs()) {
        links.add(new Link(place.get(input), place.size()));
      }
      place.put(value, place.size());
    }
    var layout = Layout.of(order.size(), links);
    var nodes = new ArrayList<Node>();
    for (int i = 0; i < order.size(); i++) {
      var v = order.get(i);
      nodes.add(
          new Node(
              v.label(), v.operation(), v.data(), v.grad(), layout.column()[i], layout.row()[i]));
    }
    return new Graph(nodes, links);
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
      lines.append(
          String.format(Locale.ROOT, " = %s   grad %s%n", shown(node.data()), shown(node.grad())));
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
    for (var link : links) {
      line(svg, nodes.get(link.from()), nodes.get(link.to()));
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

  private static void line(StringBuilder svg, Node from, Node to) {
    double x1 = x(from) + WIDTH;
    double y1 = y(from) + HEIGHT / 2.0;
    double x2 = x(to) - pill(to);
    double y2 = y(to) + HEIGHT / 2.0;
    double bend = (x2 - x1) / 2;
    add(
        svg,
        "<path d=\"M%.1f %.1f C%.1f %.1f %.1f %.1f %.1f %.1f\" fill=\"none\" stroke=\"#888\""
            + " stroke-width=\"1.5\"/>",
        x1,
        y1,
        x1 + bend,
        y1,
        x2 - bend,
        y2,
        x2,
        y2);
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
    row(svg, text, x, baseline, "value", shown(node.data()), "#111");
    row(svg, text, x, baseline + 16, "grad", shown(node.grad()), "#a33");
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

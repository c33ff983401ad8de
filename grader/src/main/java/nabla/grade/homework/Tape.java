package nabla.grade.homework;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reverse-mode differentiation of an expression in reverse Polish notation, and the ways in which
 * answers get it wrong.
 */
final class Tape {
  enum Slip {
    NONE,
    ASSIGNS,
    WRONG_ORDER,
    SLOPE_AT_OUTPUT_OR_INPUT,
    KEEPS_GRADIENTS
  }

  /** An operation: which entries it uses, and its partial derivative for each. */
  private record Node(double value, int[] inputs, double[] partials) {}

  private static final int[] NONE = {};

  private final List<Node> nodes = new ArrayList<>();
  private final Slip slip;
  private final int inputs;

  private Tape(double[] x, Slip slip) {
    this.slip = slip;
    this.inputs = x.length;
    Arrays.stream(x).forEach(this::leaf);
  }

  /** The value, then the derivative by each input, after the gradients were computed some times. */
  static double[] run(String program, double[] x, int times, Slip slip) {
    Tape tape = new Tape(x, slip);
    int output = tape.evaluate(program, x.length);
    double[] gradient = new double[tape.nodes.size()];
    for (int i = 0; i < times; i++) {
      gradient =
          tape.backward(
              output, slip == Slip.KEEPS_GRADIENTS ? gradient : new double[gradient.length]);
    }
    double[] out = new double[x.length + 1];
    out[0] = tape.nodes.get(output).value();
    System.arraycopy(gradient, 0, out, 1, x.length);
    return out;
  }

  private int evaluate(String program, int inputs) {
    Map<String, Integer> names = new HashMap<>();
    for (int i = 0; i < inputs; i++) {
      names.put(String.valueOf((char) ('a' + i)), i);
    }
    List<Integer> stack = new ArrayList<>();
    for (String word : program.split(" ", -1)) {
      if (names.containsKey(word)) {
        stack.add(names.get(word));
      } else if (word.startsWith("=")) {
        names.put(word.substring(1), pop(stack));
      } else if (word.matches("-?[0-9.]+")) {
        stack.add(leaf(Double.parseDouble(word)));
      } else if (word.startsWith("chain")) {
        int top = pop(stack);
        for (int i = Integer.parseInt(word.substring(5)); i > 0; i--) {
          top = binary("+", top, 0);
        }
        stack.add(top);
      } else if (word.equals("tanh") || word.equals("exp")) {
        stack.add(unary(word, pop(stack)));
      } else {
        int right = pop(stack);
        stack.add(binary(word, pop(stack), right));
      }
    }
    return pop(stack);
  }

  private static int pop(List<Integer> stack) {
    return stack.remove(stack.size() - 1);
  }

  private int leaf(double value) {
    return add(value, NONE);
  }

  private int unary(String name, int x) {
    double in = value(x);
    double out = name.equals("tanh") ? Math.tanh(in) : Math.exp(in);
    double at = slip == Slip.SLOPE_AT_OUTPUT_OR_INPUT ? in : out;
    return add(out, new int[] {x}, name.equals("tanh") ? 1 - at * at : at);
  }

  private int binary(String name, int x, int y) {
    double a = value(x);
    double b = value(y);
    int[] both = {x, y};
    return switch (name) {
      case "+" -> add(a + b, both, 1, 1);
      case "*" -> add(a * b, both, b, a);
      case "/" -> add(a / b, both, 1 / b, -a / (b * b));
      case "max" -> add(Math.max(a, b), both, a > b ? 1 : 0, a > b ? 0 : 1);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private int add(double value, int[] inputs, double... partials) {
    nodes.add(new Node(value, inputs, partials));
    return nodes.size() - 1;
  }

  private double value(int node) {
    return nodes.get(node).value();
  }

  private double[] backward(int output, double[] gradient) {
    gradient[output] = 1;
    if (slip == Slip.WRONG_ORDER) {
      visit(output, gradient);
      return gradient;
    }
    for (int i = output; i >= inputs; i--) {
      push(nodes.get(i), gradient[i], gradient);
    }
    return gradient;
  }

  /** Passes on at once what a node has got so far, and does so again each time it gets more. */
  private void visit(int i, double[] gradient) {
    push(nodes.get(i), gradient[i], gradient);
    for (int input : nodes.get(i).inputs()) {
      visit(input, gradient);
    }
  }

  private void push(Node node, double g, double[] gradient) {
    for (int k = 0; k < node.inputs().length; k++) {
      double part = g * node.partials()[k];
      int input = node.inputs()[k];
      gradient[input] = slip == Slip.ASSIGNS ? part : gradient[input] + part;
    }
  }
}

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
    WRONG_ORDER,
    KEEPS_GRADIENTS,
    ZEROES_LEAVES
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
      for (int node = 0; node < gradient.length; node++) {
        boolean leaf = tape.nodes.get(node).inputs().length == 0;
        if (leaf ? slip == Slip.ZEROES_LEAVES : slip != Slip.KEEPS_GRADIENTS) {
          gradient[node] = 0;
        }
      }
      tape.backward(output, gradient);
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
    return add(out, new int[] {x}, name.equals("tanh") ? 1 - out * out : out);
  }

  private int binary(String name, int x, int y) {
    double a = value(x);
    double b = value(y);
    int[] both = {x, y};
    return switch (name) {
      case "+" -> add(a + b, both, 1, 1);
      case "*" -> add(a * b, both, b, a);
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

  private void backward(int output, double[] gradient) {
    gradient[output] = 1;
    if (slip == Slip.WRONG_ORDER) {
      visit(output, gradient);
      return;
    }
    for (int i = output; i >= inputs; i--) {
      push(nodes.get(i), gradient[i], gradient);
    }
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
      gradient[node.inputs()[k]] += g * node.partials()[k];
    }
  }
}

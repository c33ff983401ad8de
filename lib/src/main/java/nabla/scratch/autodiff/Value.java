package nabla.scratch.autodiff;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import nabla.core.Numbers;

/**
 * A number that remembers how it was computed, and so can tell how it changes with everything that
 * went into it (after Andrej Karpathy's micrograd).
 *
 * <p>Every operation makes a new node with its result and a rule: how to hand its gradient on to
 * its inputs, by its local derivatives. {@link #backward()} applies the rules from the result back
 * to the start. A value used twice collects the gradients of both uses, hence the {@code +=}.
 */
public final class Value {

  private double data;
  private double grad;
  private String label = "";
  private final String operation;
  private final List<Value> inputs;
  private Runnable handOn = () -> {};

  private Value(double data, String operation, Value... inputs) {
    this.data = data;
    this.operation = operation;
    this.inputs = List.of(inputs);
  }

  /**
   * A number to start from.
   *
   * @param data the number
   * @return a leaf of the graph
   */
  public static Value of(double data) {
    return new Value(data, "");
  }

  /**
   * A number to start from, with a name.
   *
   * @param data the number
   * @param label its name in drawings
   * @return a leaf of the graph
   */
  public static Value of(double data, String label) {
    return of(data).label(label);
  }

  /**
   * a + b; both local derivatives are 1.
   *
   * @param other b
   * @return a new node
   */
  public Value add(Value other) {
    var out = new Value(data + other.data, "+", this, other);
    out.handOn =
        () -> {
          grad += out.grad;
          other.grad += out.grad;
        };
    return out;
  }

  /**
   * a − b = a + (−b).
   *
   * @param other b
   * @return a new node
   */
  public Value sub(Value other) {
    return add(other.neg());
  }

  /**
   * a · b; the local derivatives are b and a.
   *
   * @param other b
   * @return a new node
   */
  public Value mul(Value other) {
    var out = new Value(data * other.data, "×", this, other);
    out.handOn =
        () -> {
          grad += other.data * out.grad;
          other.grad += data * out.grad;
        };
    return out;
  }

  /**
   * a / b = a · b⁻¹.
   *
   * @param other b
   * @return a new node
   */
  public Value div(Value other) {
    return mul(other.pow(-1));
  }

  /**
   * The larger of a and b: the local derivative is 1 for it (a, if both are equal) and 0 for the
   * other.
   *
   * @param other b
   * @return a new node
   */
  public Value max(Value other) {
    var out = new Value(Math.max(data, other.data), "max", this, other);
    out.handOn = () -> (data >= other.data ? this : other).grad += out.grad;
    return out;
  }

  /**
   * aⁿ for a constant n; the local derivative is n aⁿ⁻¹.
   *
   * @param n the exponent
   * @return a new node
   */
  public Value pow(double n) {
    return unary("^" + Numbers.text(n), Math.pow(data, n), n * Math.pow(data, n - 1));
  }

  /**
   * −a = a · (−1).
   *
   * @return a new node
   */
  public Value neg() {
    return mul(-1);
  }

  /**
   * eᵃ, which is its own local derivative.
   *
   * @return a new node
   */
  public Value exp() {
    return unary("exp", Math.exp(data), Math.exp(data));
  }

  /**
   * The natural logarithm ln a; the local derivative is 1/a.
   *
   * @return a new node
   */
  public Value log() {
    return unary("ln", Math.log(data), 1 / data);
  }

  /**
   * tanh a; the local derivative is 1 − tanh² a.
   *
   * @return a new node
   */
  public Value tanh() {
    double t = Math.tanh(data);
    return unary("tanh", t, 1 - t * t);
  }

  /**
   * σ(a) = 1 / (1 + e⁻ᵃ); the local derivative is σ(1 − σ).
   *
   * @return a new node
   */
  public Value sigmoid() {
    double s = 1 / (1 + Math.exp(-data));
    return unary("σ", s, s * (1 - s));
  }

  /**
   * max(0, a); the local derivative is 1 above 0, else 0. At the kink, where there is none, 0 is
   * one of the slopes that fit (a subgradient).
   *
   * @return a new node
   */
  public Value relu() {
    return unary("relu", Math.max(0, data), data > 0 ? 1 : 0);
  }

  /**
   * −1, 0 or +1: the local derivative is 0, so nothing before it can learn.
   *
   * @return a new node
   */
  public Value sign() {
    return unary("sign", Math.signum(data), 0);
  }

  private Value unary(String name, double result, double localDerivative) {
    var out = new Value(result, name, this);
    out.handOn = () -> grad += localDerivative * out.grad;
    return out;
  }

  /**
   * a + b for a constant b.
   *
   * @param b a number
   * @return a new node
   */
  public Value add(double b) {
    return add(of(b));
  }

  /**
   * a − b for a constant b.
   *
   * @param b a number
   * @return a new node
   */
  public Value sub(double b) {
    return sub(of(b));
  }

  /**
   * a · b for a constant b.
   *
   * @param b a number
   * @return a new node
   */
  public Value mul(double b) {
    return mul(of(b));
  }

  /**
   * a / b for a constant b.
   *
   * @param b a number
   * @return a new node
   */
  public Value div(double b) {
    return div(of(b));
  }

  /**
   * The sum of values, one addition after the other.
   *
   * @param values at least one
   * @return a new node
   */
  public static Value sum(List<Value> values) {
    return values.stream()
        .reduce(Value::add)
        .orElseThrow(() -> new IllegalArgumentException("no values to sum: give at least one"));
  }

  /**
   * Computes ∂(this)/∂v into {@link #grad()} of every v in the graph: starts with 1 here and lets
   * each node hand its gradient on, after all nodes that use it. Leaves add to what they have, so
   * call {@link #zeroGrad()} before using them again.
   */
  public void backward() {
    var order = order();
    order.stream().filter(node -> !node.inputs.isEmpty()).forEach(node -> node.grad = 0);
    grad += 1;
    for (int i = order.size() - 1; i >= 0; i--) {
      order.get(i).handOn.run();
    }
  }

  /** Sets the gradient of every value in the graph to 0. */
  public void zeroGrad() {
    order().forEach(node -> node.grad = 0);
  }

  /**
   * The graph in topological order: every value after its inputs, this one last. A node is placed
   * when its inputs are; until then it waits on a stack of our own, for a long chain would overflow
   * Java's.
   *
   * @return every value once
   */
  public List<Value> order() {
    var placed = new LinkedHashSet<Value>();
    var waiting = new ArrayDeque<Value>(List.of(this));
    while (!waiting.isEmpty()) {
      var node = waiting.peek();
      var missing = node.inputs.stream().filter(input -> !placed.contains(input)).findFirst();
      if (missing.isPresent()) {
        waiting.push(missing.get());
      } else {
        placed.add(waiting.pop());
      }
    }
    return List.copyOf(placed);
  }

  /**
   * A function written with values, whose gradient is then automatic.
   *
   * @param f computes one value from the entries of a point
   * @return it as a function of numbers
   */
  public static Differentiable function(Function<List<Value>, Value> f) {
    return Differentiable.of(
        x -> f.apply(leaves(x)).data,
        x -> {
          var leaves = leaves(x);
          f.apply(leaves).backward();
          return leaves.stream().mapToDouble(Value::grad).toArray();
        });
  }

  private static List<Value> leaves(double[] x) {
    return Arrays.stream(x).mapToObj(Value::of).toList();
  }

  /**
   * The number.
   *
   * @return the value itself
   */
  public double data() {
    return data;
  }

  /**
   * The gradient: how much the value {@link #backward()} was called on changes with this one.
   *
   * @return 0 before the first backward pass
   */
  public double grad() {
    return grad;
  }

  /**
   * Moves a leaf downhill: data ← data − α · grad. Nodes computed from it before keep their
   * numbers.
   *
   * @param rate α
   */
  public void step(double rate) {
    if (!inputs.isEmpty()) {
      throw new IllegalStateException(
          "this value was computed (%s): only leaves can be moved".formatted(operation));
    }
    data -= rate * grad;
  }

  /**
   * Gives it a name.
   *
   * @param name its name in drawings
   * @return this
   */
  public Value label(String name) {
    label = name;
    return this;
  }

  /**
   * Its name.
   *
   * @return empty if it has none
   */
  public String label() {
    return label;
  }

  /**
   * How it was computed.
   *
   * @return such as "+" or "tanh"; empty for a leaf
   */
  public String operation() {
    return operation;
  }

  /**
   * What it was computed from.
   *
   * @return no value for a leaf, else one or two
   */
  public List<Value> inputs() {
    return inputs;
  }

  /**
   * A drawing of everything that went into it.
   *
   * @return the graph, with the numbers and gradients as they are now
   */
  public Graph graph() {
    return Graph.of(this);
  }

  @Override
  public String toString() {
    return "Value[%sdata %.6g, grad %.6g]"
        .formatted(label.isEmpty() ? "" : label + ": ", data, grad);
  }
}

package nabla.grade.homework;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import nabla.check.Answer;
import nabla.check.Case;
import nabla.check.Plain;
import nabla.core.Numbers;
import nabla.homework.Homework08;

/** Homework 08: back-propagation in matrices. */
final class Hidden08 {
  private enum Slip {
    NONE,
    NO_SLOPE,
    SLOPE_AT_OUTPUT,
    NOT_TRANSPOSED,
    NO_MEAN,
    OWN_OUTPUT
  }

  private record Net(double[][][] w, double[][] b, String g) {}

  private record Gradients(double[][][] dw, double[][] db) {}

  private static final String SHAPES =
      "Check the shapes: δ_l is [n, out], W_{l+1} takes it back to [n, in], dW_l = δ_lᵀ · input is"
          + " [out, in].";

  private Hidden08() {}

  static Assignment assignment() {
    return Assignment.of("08-backpropagation")
        .exercise("08.1", Hidden08::cases)
        .question("08.Q1", 1, "d", "dW_l pairs each δ of layer l with each input of layer l.");
  }

  private static List<Case> cases(RandomGenerator random) {
    double[][] x = Draw.matrix(random, 4, 3, 1);
    double[][] y = Draw.oneHot(random, 4, 3);
    Net square = net(random, "tanh", 3, 3, 3, 3);
    Case weights = weights("tanh, widths 3-3-3-3, four rows: dW", square, x, y);
    return List.of(
        weights,
        biases(weights.again("the same: db"), square, x, y),
        weights(
            "ReLU, widths 4-6-5-2, seven rows: dW",
            net(random, "relu", 4, 6, 5, 2),
            Draw.matrix(random, 7, 4, 1),
            Draw.oneHot(random, 7, 2)),
        weights(
            "one row only, widths 2-5-4-3: dW",
            net(random, "tanh", 2, 5, 4, 3),
            Draw.matrix(random, 1, 2, 1),
            Draw.oneHot(random, 1, 3)),
        step(random));
  }

  private static Net net(RandomGenerator random, String g, int... sizes) {
    return new Net(Draw.weights(random, sizes), Draw.biases(random, sizes), g);
  }

  private static Case given(String words, Net net, double[][] x, double[][] y) {
    return Case.given(words, net.w(), net.b(), net.g(), x, y);
  }

  private static Case weights(String words, Net net, double[][] x, double[][] y) {
    Case test =
        given(words, net, x, y)
            .satisfies(
                "dW as back-propagation gives it",
                answer ->
                    Plain.close(answer.field("dw"), backward(net, x, y, Slip.NONE).dw(), 1e-8));
    name(test, net, x, y, Slip.NO_MEAN, Homework08.NO_MEAN);
    name(
        test,
        net,
        x,
        y,
        Slip.NO_SLOPE,
        "g'(z) is missing: what comes back through W must be multiplied by the slope of the layer's"
            + " activation.");
    name(
        test,
        net,
        x,
        y,
        Slip.SLOPE_AT_OUTPUT,
        "The slope is taken at a = g(z): it is g'(z), at the sum before the activation.");
    name(
        test,
        net,
        x,
        y,
        Slip.NOT_TRANSPOSED,
        "W goes back the way it came: δ_l = (δ_{l+1} W_{l+1}) ∘ g'(z_l), which for columns is Wᵀ δ.");
    name(
        test,
        net,
        x,
        y,
        Slip.OWN_OUTPUT,
        "dW is made with the layer's own output: it is δ_lᵀ times the layer's input, the output of the"
            + " layer before.");
    return test.hint(SHAPES);
  }

  private static void name(
      Case test, Net net, double[][] x, double[][] y, Slip slip, String message) {
    boolean square = Arrays.stream(net.w()).allMatch(w -> w.length == w[0].length);
    if (square || (slip != Slip.NOT_TRANSPOSED && slip != Slip.OWN_OUTPUT)) {
      double[][][] wrong = backward(net, x, y, slip).dw();
      test.unless(answer -> Plain.close(answer.field("dw"), wrong, 1e-9), message);
    }
  }

  private static Case biases(Case test, Net net, double[][] x, double[][] y) {
    double[][] right = backward(net, x, y, Slip.NONE).db();
    double[][] mean =
        Arrays.stream(right)
            .map(row -> Arrays.stream(row).map(v -> v / x.length).toArray())
            .toArray(double[][]::new);
    return test.satisfies(
            "db as back-propagation gives it",
            answer -> Plain.close(answer.field("db"), right, 1e-8))
        .unless(
            answer -> Plain.close(answer.field("db"), mean, 1e-9),
            "db is divided by n once too often: 1/n is in δ already, so add δ up over the rows.")
        .hint("db_l is the sum of δ_l over the rows.");
  }

  private static Case step(RandomGenerator random) {
    Net net = net(random, "tanh", 3, 6, 5, 3);
    double[][] x = Draw.matrix(random, 10, 3, 1);
    double[][] y = Draw.oneHot(random, 10, 3);
    double before = loss(net, x, y);
    return given("a step θ − 0.05 · gradient, and how often the network was run", net, x, y)
        .satisfies(
            "a smaller loss than " + Numbers.text(before) + ", with a single forward pass",
            answer -> after(answer, net, x, y) < before && passes(answer) == 1)
        .unless(
            answer -> passes(answer) > 1,
            "The network was run many times: that is numeric differentiation. Back-propagation needs"
                + " the one forward pass it is given.")
        .unless(
            answer -> after(answer, net, x, y) >= before,
            "The loss grows along −gradient: the gradient points the wrong way, δ is p − y, not y − p.")
        .hint(SHAPES);
  }

  private static double passes(Answer answer) {
    return (Double) answer.field("passes");
  }

  private static double after(Answer answer, Net net, double[][] x, double[][] y) {
    List<?> dw = (List<?>) answer.field("dw");
    double[][] db = Plain.matrix(answer.field("db"));
    double[][][] w = new double[net.w().length][][];
    double[][] b = new double[w.length][];
    for (int l = 0; l < w.length; l++) {
      double[][] d = Plain.matrix(dw.get(l));
      w[l] = new double[d.length][];
      for (int i = 0; i < d.length; i++) {
        w[l][i] = moved(net.w()[l][i], d[i]);
      }
      b[l] = moved(net.b()[l], db[l]);
    }
    return loss(new Net(w, b, net.g()), x, y);
  }

  private static double[] moved(double[] from, double[] gradient) {
    double[] out = new double[from.length];
    Arrays.setAll(out, i -> from[i] - 0.05 * gradient[i]);
    return out;
  }

  private static double loss(Net net, double[][] x, double[][] y) {
    double sum = 0;
    for (int n = 0; n < x.length; n++) {
      double[][] z = sums(net, x[n]);
      double[] p = softmax(z[z.length - 1]);
      for (int k = 0; k < p.length; k++) {
        sum -= y[n][k] * Math.log(p[k]);
      }
    }
    return sum / x.length;
  }

  private static Gradients backward(Net net, double[][] x, double[][] y, Slip slip) {
    double[][][] dw = new double[net.w().length][][];
    double[][] db = new double[dw.length][];
    for (int l = 0; l < dw.length; l++) {
      dw[l] = new double[net.w()[l].length][net.w()[l][0].length];
      db[l] = new double[dw[l].length];
    }
    double scale = slip == Slip.NO_MEAN ? 1 : x.length;
    for (int n = 0; n < x.length; n++) {
      double[][] z = sums(net, x[n]);
      double[] delta = softmax(z[z.length - 1]);
      for (int k = 0; k < delta.length; k++) {
        delta[k] = (delta[k] - y[n][k]) / scale;
      }
      for (int l = dw.length - 1; l >= 0; l--) {
        int from = slip == Slip.OWN_OUTPUT && l < dw.length - 1 ? l : l - 1;
        double[] input = from < 0 ? x[n] : activated(net, z[from]);
        for (int i = 0; i < delta.length; i++) {
          db[l][i] += delta[i];
          for (int j = 0; j < dw[l][i].length; j++) {
            dw[l][i][j] += delta[i] * input[j];
          }
        }
        delta = l == 0 ? delta : back(net, delta, l, z[l - 1], slip);
      }
    }
    return new Gradients(dw, db);
  }

  private static double[] back(Net net, double[] delta, int l, double[] z, Slip slip) {
    double[][] w = net.w()[l];
    double[] out = new double[z.length];
    for (int j = 0; j < out.length; j++) {
      for (int i = 0; i < delta.length; i++) {
        out[j] += delta[i] * (slip == Slip.NOT_TRANSPOSED ? w[j][i] : w[i][j]);
      }
      double at = slip == Slip.SLOPE_AT_OUTPUT ? activation(net, z[j]) : z[j];
      double t = Math.tanh(at);
      double slope = net.g().equals("tanh") ? 1 - t * t : at > 0 ? 1 : 0;
      out[j] *= slip == Slip.NO_SLOPE ? 1 : slope;
    }
    return out;
  }

  private static double[][] sums(Net net, double[] x) {
    double[][] z = new double[net.w().length][];
    double[] a = x;
    for (int l = 0; l < z.length; l++) {
      z[l] = net.b()[l].clone();
      for (int i = 0; i < z[l].length; i++) {
        for (int j = 0; j < a.length; j++) {
          z[l][i] += net.w()[l][i][j] * a[j];
        }
      }
      a = activated(net, z[l]);
    }
    return z;
  }

  private static double[] activated(Net net, double[] z) {
    return Arrays.stream(z).map(v -> activation(net, v)).toArray();
  }

  private static double activation(Net net, double z) {
    return net.g().equals("tanh") ? Math.tanh(z) : Math.max(0, z);
  }

  private static double[] softmax(double[] z) {
    double max = Arrays.stream(z).max().orElse(0);
    double sum = Arrays.stream(z).map(v -> Math.exp(v - max)).sum();
    return Arrays.stream(z).map(v -> Math.exp(v - max) / sum).toArray();
  }
}

package nabla.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import nabla.OnAnEngine;
import nabla.core.Tensor;
import nabla.scratch.loss.Softmax;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A network that reads and one that writes, against the same computed in plain Java. */
class EncoderDecoderTest extends OnAnEngine {

  private static final int READ = 3;
  private static final int SAID = 4;
  private static final int HEARD = 5;
  private static final int WORDS = 6;
  private static final int SIZE = 2;
  private static final int STATE = 3;

  private static final double[][] ROWS = {{0, 2, 4, 1, 3, 5, 0}, {1, 3, 2, 1, 4, 0, 0}};
  private static final double[][] TARGETS = {{3, 5, 2, 0}, {4, 2, 0, 0}};

  private Net net(boolean attends) {
    var encoder = EncoderDecoder.reader(HEARD, SIZE, STATE);
    var block = new EncoderDecoder(encoder, READ, SAID, WORDS, SIZE, STATE, attends);
    return lab.net(block, READ + SAID).withLoss(new MaskedLoss());
  }

  /** A gated recurrent unit as both engines have it, one sequence. */
  private static double[][] gru(List<Tensor> t, int from, double[][] x, double[] first) {
    double[][] u = t.get(from).rows();
    double[][] w = t.get(from + 1).rows();
    double[] b = t.get(from + 2).values();
    double[] c = t.get(from + 3).values();
    var states = new double[x.length][STATE];
    var s = first;
    for (int step = 0; step < x.length; step++) {
      for (int j = 0; j < STATE; j++) {
        double r = sigmoid(dot(u[j], x[step]) + b[j] + dot(w[j], s) + c[j]);
        int iz = STATE + j;
        double z = sigmoid(dot(u[iz], x[step]) + b[iz] + dot(w[iz], s) + c[iz]);
        int in = 2 * STATE + j;
        double n = Math.tanh(dot(u[in], x[step]) + b[in] + r * (dot(w[in], s) + c[in]));
        states[step][j] = (1 - z) * n + z * s[j];
      }
      s = states[step];
    }
    return states;
  }

  private static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  private static double[][] vectors(Tensor table, double[] indices) {
    return Arrays.stream(indices).mapToObj(i -> table.rows()[(int) i]).toArray(double[][]::new);
  }

  private static double[][] read(List<Tensor> t, double[] row) {
    return gru(t, 1, vectors(t.get(0), Arrays.copyOf(row, READ)), new double[STATE]);
  }

  private static double[] looks(double[] h, double[][] e) {
    return Softmax.of(Arrays.stream(e).mapToDouble(place -> dot(h, place)).toArray());
  }

  /** The scores of one row, shape [said, words]. */
  private static double[][] scores(List<Tensor> t, double[] row, boolean attends) {
    double[][] e = read(t, row);
    double[][] y = vectors(t.get(5), Arrays.copyOfRange(row, READ, READ + SAID));
    double[][] h = gru(t, 6, y, e[READ - 1]);
    var out = new double[SAID][WORDS];
    for (int step = 0; step < SAID; step++) {
      var full = Arrays.copyOf(h[step], attends ? 2 * STATE : STATE);
      if (attends) {
        double[] a = looks(h[step], e);
        for (int j = 0; j < READ; j++) {
          for (int k = 0; k < STATE; k++) {
            full[STATE + k] += a[j] * e[j][k];
          }
        }
      }
      for (int word = 0; word < WORDS; word++) {
        out[step][word] = dot(t.get(10).rows()[word], full) + t.get(11).values()[word];
      }
    }
    return out;
  }

  private static double loss(List<Tensor> t, boolean attends) {
    double sum = 0;
    int words = 0;
    for (int i = 0; i < ROWS.length; i++) {
      double[][] z = scores(t, ROWS[i], attends);
      for (int step = 0; step < SAID; step++) {
        if (TARGETS[i][step] != 0) {
          sum -= Softmax.log(z[step])[(int) TARGETS[i][step]];
          words++;
        }
      }
    }
    return sum / words;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void scoresAndLossAreThoseOfPlainJava(boolean attends) {
    var net = net(attends);
    var t = net.tensors();
    for (var row : ROWS) {
      double[] expected =
          Arrays.stream(scores(t, row, attends)).flatMapToDouble(Arrays::stream).toArray();
      assertThat(net.output(row)).containsExactly(expected, within(1e-5));
    }
    assertThat(net.loss(Pairs.of(ROWS, TARGETS))).isCloseTo(loss(t, attends), within(1e-5));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void gradientsReachTheReaderAndAreThoseOfDifferences(boolean attends) {
    var net = net(attends);
    var t = net.tensors();
    var gradients = net.gradients(Pairs.of(ROWS, TARGETS));
    for (int a = 0; a < t.size(); a++) {
      double[] theta = t.get(a).values(); // a tensor's own array
      for (int i = 0; i < theta.length; i++) {
        double here = theta[i];
        theta[i] = here + 1e-5;
        double above = loss(t, attends);
        theta[i] = here - 1e-5;
        double below = loss(t, attends);
        theta[i] = here;
        assertThat(gradients.get(a).values()[i])
            .as("%s %d", t.get(a).name(), i)
            .isCloseTo((above - below) / 2e-5, within(2e-6));
      }
    }
  }

  @Test
  void thoughtsAndLooksAreThoseOfPlainJava() {
    var net = net(true);
    var t = net.tensors();
    double[][] thoughts = EncoderDecoder.thoughts(net, ROWS);
    assertThat(thoughts[1]).containsExactly(read(t, ROWS[1])[READ - 1], within(1e-6));
    double[][] e = read(t, ROWS[0]);
    double[][] h =
        gru(t, 6, vectors(t.get(5), Arrays.copyOfRange(ROWS[0], READ, READ + SAID)), e[READ - 1]);
    double[][] looks = EncoderDecoder.attention(net, ROWS[0]);
    assertThat(looks[2]).containsExactly(looks(h[2], e), within(1e-6));
  }

  @Test
  void paddingChangesNothing() {
    try (var scope = lab.manager().newSubManager()) {
      var z = scope.create(new float[] {0, 2, 1, 0, 0, 3, 9, 0, 0, 0, 9, 0}, new Shape(1, 4, 3));
      var y = scope.create(new float[] {1, 2, 0, 0}, new Shape(1, 4));
      var loss = new MaskedLoss();
      float padded = loss.evaluate(new NDList(y), new NDList(z)).getFloat();
      float bare =
          loss.evaluate(new NDList(y.get(":, :2")), new NDList(z.get(":, :2, :"))).getFloat();
      assertThat(padded).isCloseTo(bare, within(1e-6f));
      double byHand =
          -(Softmax.log(new double[] {0, 2, 1})[1] + Softmax.log(new double[] {0, 0, 3})[2]) / 2;
      assertThat((double) padded).isCloseTo(byHand, within(1e-6));
    }
  }

  @Test
  void aNetworkWithoutAttentionIsToldSo() {
    var net = net(false);
    assertThatThrownBy(() -> EncoderDecoder.attention(net, ROWS[0]))
        .hasMessageContaining("attends = true");
    var other = lab.net(2, 3);
    assertThatThrownBy(() -> EncoderDecoder.thoughts(other, ROWS))
        .hasMessageContaining("make it of an EncoderDecoder");
  }
}

package nabla.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.nn.recurrent.RNN;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import nabla.OnAnEngine;
import nabla.core.Comparison;
import nabla.core.Tensor;
import nabla.data.Encode;
import nabla.djl.Pairs;
import nabla.scratch.loss.SoftmaxCrossEntropy;
import nabla.scratch.nn.Affine;
import nabla.scratch.nn.Init;
import nabla.scratch.nn.Lstm;
import nabla.scratch.nn.Recurrent;
import nabla.scratch.nn.Rnn;
import org.junit.jupiter.api.Test;

/** Recurrent layers written by hand compute what the engines' layers compute, gate by gate. */
class RecurrentAgainstDjlTest extends OnAnEngine {

  private static final int STEPS = 10;
  private static final int N = 5;
  private static final int IN = 3;
  private static final int SIZE = 6;
  private static final int CLASSES = 4;

  @Test
  void aPlainLayerAgreesTensorByTensor() {
    agrees(
        Rnn.of(IN, SIZE, 1, new SplittableRandom(1)),
        RNN.builder()
            .setStateSize(SIZE)
            .setNumLayers(1)
            .setActivation(RNN.Activation.TANH)
            .build());
  }

  @Test
  void anLstmAgreesTensorByTensorSoItsGatesHaveTheSameOrder() {
    agrees(
        Lstm.of(IN, SIZE, 1, new SplittableRandom(1)),
        LSTM.builder().setStateSize(SIZE).setNumLayers(1).build());
  }

  private void agrees(Recurrent layer, Block theirs) {
    var random = new SplittableRandom(7);
    var x = new double[STEPS][N][IN];
    var rows = new double[N][STEPS * IN];
    var y = new double[N][STEPS];
    var classes = new int[STEPS * N];
    for (int t = 0; t < STEPS; t++) {
      for (int i = 0; i < N; i++) {
        for (int j = 0; j < IN; j++) {
          x[t][i][j] = (float) random.nextGaussian();
          rows[i][t * IN + j] = x[t][i][j];
        }
        classes[t * N + i] = random.nextInt(CLASSES);
        y[i][t] = classes[t * N + i];
      }
    }
    var says = Affine.of(SIZE, CLASSES, Init.LECUN, random);
    var states = Arrays.stream(layer.forward(x)).flatMap(Arrays::stream).toArray(double[][]::new);
    var scores = says.forward(states, true);
    var slope =
        says.backward(new SoftmaxCrossEntropy().gradient(scores, Encode.oneHot(classes, CLASSES)));
    var g = new double[STEPS][][];
    Arrays.setAll(g, t -> Arrays.copyOfRange(slope, t * N, (t + 1) * N));
    layer.backward(g);

    var block = new SequentialBlock().add(theirs);
    block.add(Linear.builder().setUnits(CLASSES).build());
    var net = lab.net(block, STEPS, IN);
    net.load(both(layer.tensors(), says.tensors()));
    var gradients =
        Comparison.of(
            both(layer.gradientTensors(), says.gradientTensors()),
            net.gradients(Pairs.of(rows, y)),
            1e-4);
    assertThat(gradients.allClose()).as("%s", gradients).isTrue();
    var bySequence = new double[N][STEPS * CLASSES];
    for (int t = 0; t < STEPS; t++) {
      for (int i = 0; i < N; i++) {
        System.arraycopy(scores[t * N + i], 0, bySequence[i], t * CLASSES, CLASSES);
      }
    }
    var outputs =
        Comparison.of(
            List.of(Tensor.of("scores", bySequence)),
            List.of(Tensor.of("scores", net.output(rows))));
    assertThat(outputs.allClose()).as("%s", outputs).isTrue();
  }

  private static List<Tensor> both(List<Tensor> a, List<Tensor> b) {
    var all = new ArrayList<>(a);
    all.addAll(b);
    return all;
  }
}

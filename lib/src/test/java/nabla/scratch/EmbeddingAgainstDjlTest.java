package nabla.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import nabla.OnAnEngine;
import nabla.core.Comparison;
import nabla.core.Dataset;
import nabla.core.FitConfig;
import nabla.core.Tensor;
import nabla.djl.Nets;
import nabla.scratch.nn.ActivationLayer;
import nabla.scratch.nn.Affine;
import nabla.scratch.nn.Embedding;
import nabla.scratch.nn.Init;
import nabla.scratch.nn.Network;
import org.junit.jupiter.api.Test;

/** The language model by hand computes what the engine's computes, in training and after. */
class EmbeddingAgainstDjlTest extends OnAnEngine {
  private static final int WORDS = 7;

  private static Dataset text() {
    var random = new SplittableRandom(5);
    var x = new double[24][2];
    for (var row : x) {
      Arrays.setAll(row, j -> random.nextInt(WORDS - 1)); // the last word never comes
    }
    return new Dataset(x, random.ints(24, 0, WORDS).toArray(), WORDS);
  }

  @Test
  void scoresGradientsAndTrainedVectorsAgreeTensorByTensor() {
    var random = new SplittableRandom(1);
    var net =
        Network.of(
            WORDS,
            Embedding.of(WORDS, 3, 0.5, random),
            Affine.of(6, 5, Init.XAVIER, random),
            new ActivationLayer(nabla.scratch.nn.Activation.TANH),
            Affine.of(5, WORDS, Init.XAVIER, random));
    var engine =
        lab.net(
            new SequentialBlock()
                .add(Nets.embedding(WORDS, 3))
                .add(Blocks.batchFlattenBlock(6))
                .add(Linear.builder().setUnits(5).build())
                .add(Activation::tanh)
                .add(Linear.builder().setUnits(WORDS).build()),
            2);
    engine.load(net.layers().tensors());
    var data = text();
    assertClose(
        List.of(Tensor.of("after training", net.output(data.x()))),
        List.of(Tensor.of("after training", engine.output(data.x()))));
    net.backward(data);
    assertClose(net.layers().gradientTensors(), engine.gradients(data));
    var config = new FitConfig(20, 0.1, data.size(), 1);
    net.fit(data, config);
    engine.fit(data, config);
    assertClose(net.layers().tensors(), engine.tensors());
  }

  private static void assertClose(List<Tensor> ours, List<Tensor> its) {
    var comparison = Comparison.of(ours, its);
    assertThat(comparison.allClose()).as("%s", comparison).isTrue();
  }
}

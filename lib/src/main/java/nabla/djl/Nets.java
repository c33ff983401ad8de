package nabla.djl;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.nn.recurrent.GRU;
import java.util.Arrays;
import java.util.function.Function;

/** DJL blocks of the shapes that the course uses. None has an activation after its last layer. */
public final class Nets {
  private Nets() {}

  /**
   * A multi-layer perceptron with ReLU between its layers.
   *
   * @param sizes inputs, hidden layers, outputs, such as 784, 128, 10
   * @return a block from [batch, inputs] to [batch, outputs]
   */
  public static Block mlp(int... sizes) {
    return mlp(Activation::relu, sizes);
  }

  /**
   * A multi-layer perceptron.
   *
   * @param activation between its layers, such as {@code Activation::tanh}
   * @param sizes inputs, hidden layers, outputs, such as 2, 16, 1
   * @return a block from [batch, inputs] to [batch, outputs]
   */
  public static Block mlp(Function<NDList, NDList> activation, int... sizes) {
    if (sizes.length < 2 || Arrays.stream(sizes).anyMatch(size -> size < 1)) {
      throw new IllegalArgumentException(
          "sizes are %s: give inputs, any hidden layers, and outputs, each at least 1"
              .formatted(Arrays.toString(sizes)));
    }
    var net = new SequentialBlock().add(Blocks.batchFlattenBlock(sizes[0]));
    for (int i = 1; i < sizes.length; i++) {
      net.add(Linear.builder().setUnits(sizes[i]).build());
      if (i < sizes.length - 1) {
        net.add(activation);
      }
    }
    return net;
  }

  /**
   * One layer, y = Wx + b: logistic regression with one output, softmax regression with several.
   *
   * @param inputs how many features
   * @param outputs how many units
   * @return a block from [batch, inputs] to [batch, outputs]
   */
  public static Block linear(int inputs, int outputs) {
    return mlp(inputs, outputs);
  }

  /**
   * A first step that turns rows of pixels into images, for convolutions.
   *
   * @param channels 1 for grey, 3 for colour
   * @param height in pixels
   * @param width in pixels
   * @return a block from [batch, channels · height · width] to [batch, channels, height, width]
   */
  public static Block images(int channels, int height, int width) {
    return new LambdaBlock(
        list -> new NDList(list.singletonOrThrow().reshape(new Shape(-1, channels, height, width))),
        "images");
  }

  /**
   * A vector for each index, looked up in a table that is learned: the first step of a network that
   * reads words or characters.
   *
   * @param indices how many there are, counted from 0
   * @param size of each vector
   * @return a block from [batch, length] to [batch, length, size]
   */
  public static Block embedding(int indices, int size) {
    return new IndexEmbedding(indices, size);
  }

  /**
   * LeNet-5 (LeCun et al. 1998) with ReLU and maxima, for grey images of 28 × 28: convolutions of 6
   * and 16 stencils of 5 × 5, each followed by the maximum over 2 × 2 pixels, then 120, 84 and the
   * outputs.
   *
   * @param outputs how many classes
   * @return a block from [batch, 784] to [batch, outputs]
   */
  public static Block lenet(int outputs) {
    return new SequentialBlock()
        .add(images(1, 28, 28))
        .add(convolution(6, 2))
        .add(Activation::relu)
        .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
        .add(convolution(16, 0))
        .add(Activation::relu)
        .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
        .add(mlp(16 * 5 * 5, 120, 84, outputs));
  }

  private static Block convolution(int filters, int padding) {
    return Conv2d.builder()
        .setKernelShape(new Shape(5, 5))
        .setFilters(filters)
        .optPadding(new Shape(padding, padding))
        .build();
  }

  /**
   * A language model: the scores of the next index at every place of a sequence, from a gated
   * recurrent unit (Cho et al. 2014) over embeddings.
   *
   * @param indices how many words or characters there are
   * @param size of the vector of each
   * @param state how many numbers the unit remembers
   * @return a block from [batch, length] to [batch, length, indices]
   */
  public static Block gru(int indices, int size, int state) {
    return new SequentialBlock()
        .add(embedding(indices, size))
        .add(GRU.builder().setStateSize(state).setNumLayers(1).build())
        .add(Linear.builder().setUnits(indices).build());
  }
}

package nabla.djl;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
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
}

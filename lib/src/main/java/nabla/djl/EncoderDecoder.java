package nabla.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.recurrent.GRU;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * One network that reads and one that writes (Cho and others 2014, Sutskever and others 2014). The
 * encoder turns what is read into states, one for each place; the last of them is where the decoder
 * begins. The decoder, a gated recurrent unit, gets the words that have been said so far, and gives
 * scores for the next one at every place.
 *
 * <p>With attention (Luong and others 2015) each state h of the decoder also looks at all states
 * e_j of the encoder: a = softmax_j(h · e_j), and the scores are made from h and Σ_j a_j e_j side
 * by side.
 *
 * <p>An input is one row: what is read, then the indices of the words said so far.
 */
public final class EncoderDecoder extends AbstractBlock {
  private static final NDIndex LAST_PLACE = new NDIndex(":, -1, :");

  private final Block encoder;
  private final Block words;
  private final GRU decoder;
  private final Block scores;
  private final int read;
  private final int said;
  private final int state;
  private final boolean attends;

  /**
   * A block for {@link Lab#net}.
   *
   * @param encoder from [batch, read] to states [batch, places, state]
   * @param read how many numbers of a row are read
   * @param said how many words follow them
   * @param vocabulary how many words there are to be said, counted from 0
   * @param size of the vector of each word
   * @param state how many numbers a state has
   * @param attends whether the decoder looks at all states of the encoder
   */
  public EncoderDecoder(
      Block encoder, int read, int said, int vocabulary, int size, int state, boolean attends) {
    this.encoder = addChildBlock("encoder", encoder);
    this.words = addChildBlock("words", Nets.embedding(vocabulary, size));
    this.decoder =
        addChildBlock("decoder", GRU.builder().setStateSize(state).setNumLayers(1).build());
    this.scores = addChildBlock("scores", Linear.builder().setUnits(vocabulary).build());
    this.read = read;
    this.said = said;
    this.state = state;
    this.attends = attends;
  }

  /**
   * An encoder for sentences: a vector for each word, and a gated recurrent unit over them.
   *
   * @param vocabulary how many words there are to be read, counted from 0
   * @param size of the vector of each word
   * @param state how many numbers a state has
   * @return from [batch, words] to [batch, words, state]
   */
  public static Block reader(int vocabulary, int size, int state) {
    return new SequentialBlock()
        .add(Nets.embedding(vocabulary, size))
        .add(GRU.builder().setStateSize(state).setNumLayers(1).build());
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore weights, NDList inputs, boolean training, PairList<String, Object> options) {
    NDArray row = inputs.singletonOrThrow();
    NDArray states = encode(weights, row, training);
    NDArray h = decode(weights, row, states, training);
    if (attends) {
      NDArray looks = looks(h, states).expandDims(3);
      NDArray context = looks.mul(states.expandDims(1)).sum(new int[] {2});
      h = h.concat(context, 2);
    }
    return scores.forward(weights, new NDList(h), training);
  }

  /** All states of the encoder, shape [batch, places, state]. */
  private NDArray encode(ParameterStore weights, NDArray row, boolean training) {
    NDArray x = row.get(new NDIndex(":, :" + read));
    return encoder.forward(weights, new NDList(x), training).singletonOrThrow();
  }

  /** All states of the decoder, shape [batch, said, state]. */
  private NDArray decode(ParameterStore weights, NDArray row, NDArray states, boolean training) {
    // DJL wants a first state as [layers, batch, state].
    NDArray thought = states.get(LAST_PLACE).expandDims(0);
    NDArray y = row.get(new NDIndex(":, " + read + ":"));
    NDArray vectors = words.forward(weights, new NDList(y), training).singletonOrThrow();
    return decoder.forward(weights, new NDList(vectors, thought), training).head();
  }

  /**
   * softmax of h · e, shape [batch, said, places]. Sums of products, because MXNet has no product
   * of batches of matrices in DJL.
   */
  private static NDArray looks(NDArray h, NDArray states) {
    return h.expandDims(2).mul(states.expandDims(1)).sum(new int[] {3}).softmax(2);
  }

  /**
   * Where the decoder looks.
   *
   * @param net a network of such a block, with attention
   * @param row what is read, then what has been said
   * @return the weights a of the places read, for each word said, shape [said, places]
   */
  public static double[][] attention(Net net, double[] row) {
    var block = of(net);
    if (!block.attends) {
      throw new IllegalArgumentException(
          "this network does not attend: make its block with attends = true");
    }
    try (NDManager scope = net.manager().newSubManager()) {
      var weights = new ParameterStore(scope, false);
      NDArray input = rows(scope, new double[][] {row});
      NDArray states = block.encode(weights, input, false);
      return matrix(looks(block.decode(weights, input, states, false), states), block.said);
    }
  }

  /**
   * What the encoder makes of inputs: its last state, the "thought".
   *
   * @param net a network of such a block
   * @param rows what is read, and anything behind it, shape [inputs, read + said]
   * @return shape [inputs, state]
   */
  public static double[][] thoughts(Net net, double[][] rows) {
    try (NDManager scope = net.manager().newSubManager()) {
      NDArray states = of(net).encode(new ParameterStore(scope, false), rows(scope, rows), false);
      return matrix(states.get(LAST_PLACE), rows.length);
    }
  }

  private static EncoderDecoder of(Net net) {
    if (net.block() instanceof EncoderDecoder block) {
      return block;
    }
    throw new IllegalArgumentException(
        "%s is no encoder with a decoder: make it of an EncoderDecoder".formatted(net));
  }

  private static NDArray rows(NDManager scope, double[][] rows) {
    return scope.create(rows).toType(DataType.FLOAT32, false);
  }

  private static double[][] matrix(NDArray array, int rows) {
    float[] values = array.toFloatArray();
    int columns = values.length / rows;
    var out = new double[rows][columns];
    for (int i = 0; i < values.length; i++) {
      out[i / columns][i % columns] = values[i];
    }
    return out;
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
    long batch = inputs[0].get(0);
    encoder.initialize(manager, type, new Shape(batch, read));
    words.initialize(manager, type, new Shape(batch, said));
    decoder.initialize(
        manager, type, words.getOutputShapes(new Shape[] {new Shape(batch, said)})[0]);
    scores.initialize(manager, type, states(batch));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return scores.getOutputShapes(new Shape[] {states(inputs[0].get(0))});
  }

  /** What the scores are made from. */
  private Shape states(long batch) {
    return new Shape(batch, said, attends ? 2L * state : state);
  }
}

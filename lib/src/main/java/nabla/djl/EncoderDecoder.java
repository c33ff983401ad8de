package nabla.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
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
    return new ai.djl.nn.SequentialBlock()
        .add(Nets.embedding(vocabulary, size))
        .add(GRU.builder().setStateSize(state).setNumLayers(1).build());
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore weights, NDList inputs, boolean training, PairList<String, Object> options) {
    NDArray row = inputs.singletonOrThrow();
    NDArray states =
        encoder
            .forward(weights, new NDList(row.get(new NDIndex(":, :" + read))), training)
            .singletonOrThrow();
    // The last state of the encoder, as DJL wants a first state: [layers, batch, state].
    NDArray thought = states.get(new NDIndex(":, -1, :")).expandDims(0);
    NDArray vectors =
        words
            .forward(weights, new NDList(row.get(new NDIndex(":, " + read + ":"))), training)
            .singletonOrThrow();
    NDArray h = decoder.forward(weights, new NDList(vectors, thought), training).head();
    if (attends) {
      NDArray looks = attention(h, states).expandDims(3);
      NDArray context = looks.mul(states.expandDims(1)).sum(new int[] {2});
      h = h.concat(context, 2);
    }
    return scores.forward(weights, new NDList(h), training);
  }

  /** softmax of h · e, shape [batch, said, places]; no engine-neutral product of batches exists. */
  private static NDArray attention(NDArray h, NDArray states) {
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
    var block = (EncoderDecoder) net.block();
    if (!block.attends) {
      throw new IllegalArgumentException(
          "this network does not attend: make its block with attends = true");
    }
    try (NDManager scope = net.manager().newSubManager()) {
      var weights = new ParameterStore(scope, false);
      float[] values = new float[row.length];
      for (int i = 0; i < row.length; i++) {
        values[i] = (float) row[i];
      }
      NDArray input = scope.create(values, new Shape(1, row.length));
      NDArray states =
          block
              .encoder
              .forward(weights, new NDList(input.get(new NDIndex(":, :" + block.read))), false)
              .singletonOrThrow();
      NDArray thought = states.get(new NDIndex(":, -1, :")).expandDims(0);
      NDArray vectors =
          block
              .words
              .forward(weights, new NDList(input.get(new NDIndex(":, " + block.read + ":"))), false)
              .singletonOrThrow();
      NDArray h = block.decoder.forward(weights, new NDList(vectors, thought), false).head();
      float[] looks = attention(h, states).toFloatArray();
      int places = looks.length / block.said;
      var out = new double[block.said][places];
      for (int i = 0; i < looks.length; i++) {
        out[i / places][i % places] = looks[i];
      }
      return out;
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
    var block = (EncoderDecoder) net.block();
    try (NDManager scope = net.manager().newSubManager()) {
      var weights = new ParameterStore(scope, false);
      float[] values = new float[rows.length * block.read];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) rows[i / block.read][i % block.read];
      }
      NDArray states =
          block
              .encoder
              .forward(
                  weights,
                  new NDList(scope.create(values, new Shape(rows.length, block.read))),
                  false)
              .singletonOrThrow();
      float[] last = states.get(new NDIndex(":, -1, :")).toFloatArray();
      var out = new double[rows.length][block.state];
      for (int i = 0; i < last.length; i++) {
        out[i / block.state][i % block.state] = last[i];
      }
      return out;
    }
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
    long batch = inputs[0].get(0);
    encoder.initialize(manager, type, new Shape(batch, read));
    words.initialize(manager, type, new Shape(batch, said));
    Shape vectors = words.getOutputShapes(new Shape[] {new Shape(batch, said)})[0];
    decoder.initialize(manager, type, vectors);
    scores.initialize(manager, type, new Shape(batch, said, attends ? 2L * state : state));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    Shape h = new Shape(inputs[0].get(0), said, attends ? 2L * state : state);
    return scores.getOutputShapes(new Shape[] {h});
  }
}

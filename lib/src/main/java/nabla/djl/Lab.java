package nabla.djl;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import nabla.core.Examples;
import nabla.core.FitConfig;
import nabla.core.FitListener;

/**
 * Where DJL works: one engine, one device, one seed, and the memory of everything made in it.
 *
 * <p>The engine is MXNet or PyTorch, as {@code NABLA_ENGINE} (or the system property {@code
 * nabla.engine}) says, else the first of them that the machine has. The device is what {@code
 * NABLA_DEVICE} ({@code nabla.device}) says: {@code cpu}, {@code gpu}, or {@code auto}, which takes
 * a GPU where the engine sees one.
 */
public final class Lab implements AutoCloseable {
  /** Native memory belongs to the process, and so does the list of who holds it. */
  private static final Set<Lab> OPEN = ConcurrentHashMap.newKeySet();

  private final Engine engine;
  private final Device device;
  private final NDManager manager;
  private final long seed;
  private final String why;
  private final List<Net> nets = new ArrayList<>();

  private Lab(Engine engine, Device device, long seed, String why) {
    this.engine = engine;
    this.device = device;
    this.manager = engine.newBaseManager(device);
    this.seed = seed;
    this.why = why;
    manager.setName("lab");
    seedEngine(seed);
    OPEN.add(this);
  }

  /**
   * Opens a lab on the engine and the device that the settings or the machine choose.
   *
   * @param seed of the initial weights and of everything random in the engine
   * @return a lab to close at the end; in a notebook the kernel's shutdown does it
   */
  public static Lab open(long seed) {
    return open(setting("nabla.engine", "NABLA_ENGINE"), seed);
  }

  /**
   * Opens a lab on a named engine.
   *
   * @param engine {@code mxnet}, {@code pytorch}, or {@code auto}
   * @param seed of the initial weights and of everything random in the engine
   * @return a lab to close at the end
   */
  public static Lab open(String engine, long seed) {
    var wanted = setting("nabla.device", "NABLA_DEVICE");
    boolean wantsGpu = wanted != null && wanted.toLowerCase(Locale.ROOT).startsWith("gpu");
    var choice = EngineChoice.of(engine, wantsGpu, Lab::isHere);
    // Before DJL's Engine class is initialised: no telemetry from a class room, and DJL's own data
    // sets then use the engine of the lab.
    setIfAbsent("OPT_OUT_TRACKING", "true");
    setIfAbsent("ai.djl.default_engine", choice.name());
    // PyTorch's threads wait for each other by spinning. Where every core is also wanted by the
    // kernel, the browser or a second notebook, that makes small networks ten times slower.
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    setIfAbsent("ai.djl.pytorch.num_threads", String.valueOf(threads));
    var djl = Engine.getEngine(choice.name());
    var device = device(djl, wanted);
    var note =
        wantsGpu && !device.isGpu()
            ? "; NABLA_DEVICE asks for a GPU, but this build of %s sees none"
                .formatted(choice.name())
            : "";
    return new Lab(djl, device, seed, choice.why() + note);
  }

  private static boolean isHere(String engine) {
    // DJL looks in the same places, and would try to download what is in neither.
    var resource = "/native/lib/" + engine.toLowerCase(Locale.ROOT) + ".properties";
    var path = engine.toUpperCase(Locale.ROOT) + "_LIBRARY_PATH";
    return Lab.class.getResource(resource) != null || setting(path, path) != null;
  }

  private static Device device(Engine engine, String wanted) {
    var name = wanted == null || wanted.isBlank() ? "auto" : wanted.trim().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "cpu" -> Device.cpu();
      case "auto", "gpu" -> engine.defaultDevice();
      default ->
          throw new IllegalArgumentException(
              "NABLA_DEVICE is \"%s\": choose auto, cpu or gpu".formatted(wanted));
    };
  }

  private static String setting(String property, String variable) {
    var value = System.getProperty(property);
    return value == null ? System.getenv(variable) : value;
  }

  private static void setIfAbsent(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /**
   * Makes a multi-layer perceptron with initial weights, ReLU between its layers.
   *
   * @param sizes inputs, hidden layers, outputs, such as 784, 128, 10
   * @return a network that gives the same numbers on every engine and machine for the same seed
   */
  public Net net(int... sizes) {
    return net(Nets.mlp(sizes), sizes[0]);
  }

  /**
   * Gives a block its initial weights, drawn from the lab's seed.
   *
   * @param block any DJL block; weights it already has, it keeps
   * @param features the shape of one input, without the batch dimension
   * @return the network
   */
  public Net net(Block block, int... features) {
    return net(block, seed, features);
  }

  private Net net(Block block, long netSeed, int... features) {
    var net = Net.of(this, block, netSeed, features);
    nets.add(net);
    return net;
  }

  /**
   * Trains a block by stochastic gradient descent, from weights drawn from the configuration's
   * seed.
   *
   * @param block any DJL block that takes rows of features
   * @param train what to learn from
   * @param config epochs, rate, batch, seed
   * @param listeners are told how it goes
   * @return the trained network
   */
  public Net fit(Block block, Examples train, FitConfig config, FitListener... listeners) {
    var net = net(block, config.seed(), train.features());
    net.fit(train, config, listeners);
    return net;
  }

  /**
   * Trains a block, and measures it on other examples after every epoch.
   *
   * @param block any DJL block that takes rows of features
   * @param train what to learn from
   * @param test what to be measured on
   * @param config epochs, rate, batch, seed
   * @param listeners are told how it goes
   * @return the trained network
   */
  public Net fit(
      Block block, Examples train, Examples test, FitConfig config, FitListener... listeners) {
    var net = net(block, config.seed(), train.features());
    net.fit(train, test, config, listeners);
    return net;
  }

  /**
   * The engine.
   *
   * @return MXNet's or PyTorch's
   */
  public Engine engine() {
    return engine;
  }

  /**
   * Where the numbers are kept and computed.
   *
   * @return the CPU or a GPU
   */
  public Device device() {
    return device;
  }

  /**
   * The owner of NDArrays made by hand; they live until the lab is closed.
   *
   * @return the lab's manager
   */
  public NDManager manager() {
    return manager;
  }

  /**
   * What the lab was opened with.
   *
   * @return the seed
   */
  public long seed() {
    return seed;
  }

  /**
   * How many NDArrays are alive in this lab, in its networks and in its manager. Training must not
   * change it.
   *
   * @return the count
   */
  public int liveArrays() {
    return manager.getManagedArrays().size()
        + nets.stream().mapToInt(net -> net.manager().getManagedArrays().size()).sum();
  }

  void seedEngine(long newSeed) {
    engine.setRandomSeed(Long.hashCode(newSeed));
  }

  void forget(Net net) {
    nets.remove(net);
  }

  /** Frees the native memory of the lab and of its networks. */
  @Override
  public void close() {
    OPEN.remove(this);
    List.copyOf(nets).forEach(Net::close);
    manager.close();
  }

  /** Closes every lab that is still open, as a kernel does when it shuts down. */
  public static void closeAll() {
    List.copyOf(OPEN).forEach(Lab::close);
  }

  @Override
  public String toString() {
    return "Lab: %s %s on %s, seed %d (%s)"
        .formatted(engine.getEngineName(), engine.getVersion(), device, seed, why);
  }
}

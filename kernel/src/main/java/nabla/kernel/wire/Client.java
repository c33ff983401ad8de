package nabla.kernel.wire;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/** A front end without a face: asks a kernel in another process and waits for the answers. */
public final class Client implements AutoCloseable {
  private static final int CHECK_MILLIS = 200;

  private final ZMQ.Context context = ZMQ.context(1);
  private final Headers headers = new Headers();
  private final ZMQ.Socket shell;
  private final ZMQ.Socket control;
  private final ZMQ.Socket iopub;
  private final Codec codec;
  private final BooleanSupplier alive;

  /**
   * Connects to a kernel, which need not listen yet.
   *
   * @param connection where it will listen
   * @param alive whether the kernel still runs and an answer may come
   */
  public Client(ConnectionFile connection, BooleanSupplier alive) {
    this.alive = alive;
    codec = new Codec(new Signer(connection.key()));
    shell = connect(SocketType.DEALER, connection.ip(), connection.shell());
    control = connect(SocketType.DEALER, connection.ip(), connection.control());
    iopub = connect(SocketType.SUB, connection.ip(), connection.iopub());
    iopub.subscribe(ZMQ.SUBSCRIPTION_ALL);
  }

  private ZMQ.Socket connect(SocketType type, String ip, int port) {
    ZMQ.Socket socket = context.socket(type);
    socket.setLinger(0);
    socket.setReceiveTimeOut(CHECK_MILLIS);
    socket.connect("tcp://" + ip + ":" + port);
    return socket;
  }

  /**
   * Asks on the shell channel.
   *
   * @param type such as {@code execute_request}
   * @param content what the type says it holds
   * @return the content of the reply
   * @throws IOException if none comes in time
   */
  public Map<String, Object> ask(String type, Map<String, Object> content) throws IOException {
    return ask(shell, type, content);
  }

  /**
   * Asks the kernel to end.
   *
   * @throws IOException if no reply comes in time
   */
  public void shutdown() throws IOException {
    ask(control, "shutdown_request", Map.of("restart", false));
  }

  private Map<String, Object> ask(ZMQ.Socket socket, String type, Map<String, Object> content)
      throws IOException {
    Channel channel = new Channel(type, socket, codec, headers);
    channel.send(
        new Message(List.of(), headers.create(type), Map.of(), Map.of(), content, List.of()));
    Message reply = channel.receiveOrNull();
    while (reply == null) {
      if (!alive.getAsBoolean()) {
        throw new IOException("no reply to " + type);
      }
      reply = channel.receiveOrNull();
    }
    return reply.content();
  }

  @Override
  public void close() {
    shell.close();
    control.close();
    iopub.close();
    context.term();
  }
}

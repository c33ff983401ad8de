package nabla.kernel.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/** One bound socket that speaks messages. Like the socket, it belongs to one thread at a time. */
final class Channel {
  private final String name;
  private final ZMQ.Socket socket;
  private final Codec codec;
  private final Headers headers;

  Channel(String name, ZMQ.Socket socket, Codec codec, Headers headers) {
    this.name = name;
    this.socket = socket;
    this.codec = codec;
    this.headers = headers;
  }

  /**
   * Binds a channel.
   *
   * @throws IOException that names the port where it is taken
   */
  static Channel bind(
      ZMQ.Context context,
      SocketType type,
      String name,
      String ip,
      int port,
      Codec codec,
      Headers headers)
      throws IOException {
    return new Channel(name, bind(context, type, name, ip, port), codec, headers);
  }

  static ZMQ.Socket bind(ZMQ.Context context, SocketType type, String name, String ip, int port)
      throws IOException {
    ZMQ.Socket socket = context.socket(type);
    socket.setLinger(1000);
    socket.setHWM(0); // nothing printed may be lost because a front end reads slowly
    if (type == SocketType.ROUTER) {
      socket.setRouterHandover(true);
    }
    String address = "tcp://" + (ip.indexOf(':') >= 0 ? "[" + ip + "]" : ip) + ":" + port;
    try {
      if (socket.bind(address)) {
        return socket;
      }
    } catch (RuntimeException e) {
      throw new IOException(cannotBind(name, ip, port) + ": " + e.getMessage(), e);
    }
    throw new IOException(cannotBind(name, ip, port));
  }

  private static String cannotBind(String name, String ip, int port) {
    return "cannot listen on "
        + ip
        + " port "
        + port
        + " for "
        + name
        + "; is it taken by another kernel?";
  }

  String name() {
    return name;
  }

  void close() {
    socket.close();
  }

  ZMQ.Socket socket() {
    return socket;
  }

  /**
   * Waits for a message.
   *
   * @throws IOException that says why what came is not one
   */
  Message receive() throws IOException {
    return receive(0);
  }

  /** A message, or null where the socket's time limit passes without one. */
  Message receiveOrNull() throws IOException {
    return receive(0);
  }

  /** A message that is already here, or null. */
  Message receiveNow() throws IOException {
    return receive(ZMQ.DONTWAIT);
  }

  private Message receive(int flags) throws IOException {
    byte[] first = socket.recv(flags);
    if (first == null) {
      return null;
    }
    List<byte[]> frames = new ArrayList<>();
    frames.add(first);
    while (socket.hasReceiveMore()) {
      frames.add(socket.recv());
    }
    return codec.decode(frames);
  }

  List<byte[]> encode(Message message) {
    return codec.encode(message);
  }

  void send(Message message) {
    sendFrames(encode(message));
  }

  void sendFrames(List<byte[]> frames) {
    int last = frames.size() - 1;
    for (int i = 0; i < last; i++) {
      socket.sendMore(frames.get(i));
    }
    socket.send(frames.get(last));
  }

  /** Sends the answer to a request: same address, its header as the parent. */
  void reply(Message request, String type, Map<String, Object> content) {
    send(
        new Message(
            request.identities(),
            headers.create(type),
            request.header(),
            Map.of(),
            content,
            List.of()));
  }
}

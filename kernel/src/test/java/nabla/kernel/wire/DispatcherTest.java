package nabla.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/** Two channels that are answered at once, over real sockets. */
class DispatcherTest {
  private static final String LOCAL = "127.0.0.1";
  private static final int SECONDS = 20;

  private final ZMQ.Context context = ZMQ.context(1);
  private final Headers headers = new Headers();
  private final Codec codec = new Codec(new Signer("key"));
  private final Log log = new Log(System.err, true);
  private final AtomicReference<String> failed = new AtomicReference<>();
  private final CountDownLatch hasFailed = new CountDownLatch(1);
  private final CountDownLatch controlAnswered = new CountDownLatch(1);

  @AfterEach
  void close() {
    new Thread(context::term).start();
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private Channel bind(SocketType type, String name, int port) throws Exception {
    return Channel.bind(context, type, name, LOCAL, port, codec, headers);
  }

  private ZMQ.Socket serve(
      String name, Map<String, Handler> handlers, Supplier<String> failure, Outbox outbox)
      throws Exception {
    int port = freePort();
    Channel channel = bind(SocketType.ROUTER, name, port);
    Handler abort = request -> Map.of("status", "aborted");
    Thread thread =
        new Thread(new Dispatcher(channel, outbox, log, handlers, failure, abort, () -> {}), name);
    thread.setDaemon(true);
    thread.start();
    ZMQ.Socket client = context.socket(SocketType.DEALER);
    client.setReceiveTimeOut(SECONDS * 1000);
    client.connect("tcp://" + LOCAL + ":" + port);
    return client;
  }

  private void send(ZMQ.Socket client, String type) {
    Map<String, Object> header = new LinkedHashMap<>(headers.create(type));
    header.put("session", "one");
    List<byte[]> frames =
        codec.encode(new Message(List.of(), header, Map.of(), Map.of(), Map.of(), List.of()));
    for (int i = 0; i < frames.size() - 1; i++) {
      client.sendMore(frames.get(i));
    }
    client.send(frames.get(frames.size() - 1));
  }

  private Message receive(ZMQ.Socket client) throws Exception {
    List<byte[]> frames = new ArrayList<>();
    do {
      byte[] frame = client.recv();
      assertThat(frame).as("an answer").isNotNull();
      frames.add(frame);
    } while (client.hasReceiveMore());
    return codec.decode(frames);
  }

  @Test
  void whatControlAnswersDoesNotTakeTheAbortFromShell() throws Exception {
    Outbox outbox = new Outbox(context, bind(SocketType.XPUB, "iopub", freePort()), headers, log);
    Supplier<String> take = () -> failed.getAndSet(null);
    Handler execute =
        request -> {
          failed.set(Json.string(request.header(), "session"));
          hasFailed.countDown();
          // The cell has failed, its queue is not yet aborted: now control answers something.
          controlAnswered.await(SECONDS, TimeUnit.SECONDS);
          return Map.of("status", "error");
        };
    Handler info =
        request -> {
          hasFailed.await(SECONDS, TimeUnit.SECONDS);
          return Map.of("status", "ok");
        };
    ZMQ.Socket shell = serve("shell", Map.of("execute_request", execute), take, outbox);
    ZMQ.Socket control =
        serve("control", Map.of("kernel_info_request", info), KernelServer.NO_CELLS, outbox);
    send(shell, "execute_request");
    send(shell, "execute_request");
    send(control, "kernel_info_request");
    assertThat(receive(control).content()).containsEntry("status", "ok");
    controlAnswered.countDown();
    assertThat(receive(shell).content()).containsEntry("status", "error");
    assertThat(receive(shell).content())
        .as("the cell that was queued behind the failed one")
        .containsEntry("status", "aborted");
    shell.close();
    control.close();
  }
}

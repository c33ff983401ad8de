package nabla.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.zeromq.SocketType;
import org.zeromq.ZEvent;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;
import org.zeromq.ZMonitor;

/**
 * Welcomes each subscriber of iopub, who then knows that nothing sent later is lost to him. The
 * thread of this class waits for connections; the socket itself is looked at by the {@link Outbox},
 * to which it belongs.
 */
final class Welcome implements Runnable {
  private static final String EVENTS = "inproc://nabla-iopub-events";
  // The subscription follows the connection at once, or the other side wants none.
  private static final int LONGEST_MILLIS = 512;

  private final Channel iopub;
  private final Headers headers;
  private final Consumer<Runnable> outbox;
  private final ZMQ.Socket events;
  private final AtomicInteger welcomed = new AtomicInteger();

  /**
   * For one socket.
   *
   * @param outbox runs what touches the socket
   */
  Welcome(ZMQ.Context context, Channel iopub, Headers headers, Consumer<Runnable> outbox) {
    this.iopub = iopub;
    this.headers = headers;
    this.outbox = outbox;
    iopub.socket().setXpubVerbose(true);
    iopub.socket().monitor(EVENTS, ZMQ.EVENT_ACCEPTED | ZMQ.EVENT_MONITOR_STOPPED);
    events = context.socket(SocketType.PAIR);
    events.connect(EVENTS);
  }

  @Override
  public void run() {
    try {
      ZEvent event = ZEvent.recv(events);
      while (event != null && event.getEvent() == ZMonitor.Event.ACCEPTED) {
        await();
        event = ZEvent.recv(events);
      }
    } catch (ZMQException | InterruptedException closed) {
      Thread.currentThread().interrupt();
    } finally {
      events.close();
    }
  }

  /** Has the socket looked at until a subscription has come. */
  private void await() throws InterruptedException {
    int before = welcomed.get();
    for (int millis = 1; millis <= LONGEST_MILLIS && welcomed.get() == before; millis *= 2) {
      outbox.accept(this::greet);
      Thread.sleep(millis);
    }
  }

  /** Answers the subscriptions that have come; on the thread of the outbox. */
  void greet() {
    for (byte[] request = next(); request != null; request = next()) {
      if (request.length > 0 && request[0] == 1) {
        welcomed.incrementAndGet();
        byte[] topic = Arrays.copyOfRange(request, 1, request.length);
        iopub.send(
            new Message(
                List.of(topic),
                headers.create("iopub_welcome"),
                Map.of(),
                Map.of(),
                Map.of("subscription", new String(topic, StandardCharsets.UTF_8)),
                List.of()));
      }
    }
  }

  private byte[] next() {
    return iopub.socket().recv(ZMQ.DONTWAIT);
  }
}

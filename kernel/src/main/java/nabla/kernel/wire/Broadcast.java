package nabla.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * The thread that owns the iopub socket: passes on what the {@link Outbox} hands it, and welcomes
 * each new subscriber, who then knows that nothing sent later is lost to him.
 */
final class Broadcast implements Runnable {
  private static final String FEED = "inproc://nabla-iopub";
  private static final byte[] END = new byte[0];

  private final ZMQ.Context context;
  private final Channel iopub;
  private final ZMQ.Socket source;
  private final Channel feed;
  private final Headers headers;
  private final Log log;

  Broadcast(ZMQ.Context context, Channel iopub, Codec codec, Headers headers, Log log) {
    this.context = context;
    this.iopub = iopub;
    this.headers = headers;
    this.log = log;
    iopub.socket().setXpubVerbose(true);
    source = context.socket(SocketType.PULL);
    ZMQ.Socket sink = context.socket(SocketType.PUSH);
    source.setHWM(0);
    sink.setHWM(0);
    source.bind(FEED);
    sink.connect(FEED);
    feed = new Channel("feed", sink, codec, headers);
  }

  /** What is sent here is broadcast. It belongs to the thread that sends. */
  Channel feed() {
    return feed;
  }

  /** Ends the broadcast after all that was sent; called by the thread that sends. */
  void end() {
    feed.socket().send(END);
    feed.close();
  }

  @Override
  public void run() {
    ZMQ.Poller poller = context.poller(2);
    int subscriptions = poller.register(iopub.socket(), ZMQ.Poller.POLLIN);
    int messages = poller.register(source, ZMQ.Poller.POLLIN);
    try {
      while (true) {
        poller.poll(-1);
        if (poller.pollin(subscriptions)) {
          welcome(iopub.socket().recv());
        }
        if (poller.pollin(messages) && !forward()) {
          break;
        }
      }
    } catch (ZMQException closed) {
      log.info("iopub is closed");
    }
    iopub.close();
    source.close();
  }

  private void welcome(byte[] subscription) {
    if (subscription.length > 0 && subscription[0] == 1) {
      byte[] topic = Arrays.copyOfRange(subscription, 1, subscription.length);
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

  /** Passes one message on. Returns whether there may be more. */
  private boolean forward() {
    List<byte[]> frames = new ArrayList<>();
    frames.add(source.recv());
    while (source.hasReceiveMore()) {
      frames.add(source.recv());
    }
    if (frames.size() == 1) {
      return false;
    }
    iopub.sendFrames(frames);
    return true;
  }
}

package nabla.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import nabla.kernel.io.Publisher;
import org.zeromq.ZMQException;

/**
 * What stands between cells and sockets: a queue, and the thread that empties it. A thread that may
 * be interrupted must not touch a socket, because the interruption would close the channel under
 * it.
 */
final class Outbox implements Publisher, Runnable {
  private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
  private final Broadcast broadcast;
  private final Channel feed;
  private final Headers headers;
  private final Log log;
  private boolean ended; // seen by the thread that empties the queue only

  Outbox(Broadcast broadcast, Headers headers, Log log) {
    this.broadcast = broadcast;
    this.feed = broadcast.feed();
    this.headers = headers;
    this.log = log;
  }

  @Override
  public void publish(
      Map<String, Object> parent,
      String type,
      Map<String, Object> content,
      Map<String, Object> metadata,
      List<byte[]> buffers) {
    Message message =
        new Message(
            List.of(type.getBytes(StandardCharsets.UTF_8)),
            headers.create(type),
            parent,
            metadata,
            content,
            buffers);
    List<byte[]> frames = feed.encode(message); // here, so that its sender sees what fails
    queue.add(() -> feed.sendFrames(frames));
  }

  /** Runs something on this thread, which nobody interrupts, after all that was published. */
  void execute(Runnable task) {
    queue.add(task);
  }

  /** Ends the thread once everything queued so far is sent. */
  void stop() {
    queue.add(this::end);
  }

  private void end() {
    broadcast.end();
    ended = true;
  }

  @Override
  public void run() {
    while (!ended) {
      try {
        queue.take().run();
      } catch (ZMQException closed) {
        feed.close();
        return;
      } catch (Throwable failure) {
        log.error("could not send", failure);
      }
    }
  }
}

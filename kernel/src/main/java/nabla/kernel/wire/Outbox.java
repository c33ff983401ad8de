package nabla.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import nabla.kernel.io.Publisher;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * What stands between cells and the iopub socket: a queue, and the thread that empties it and owns
 * the socket. A thread that may be interrupted must not touch a socket, because the interruption
 * would close the channel under it.
 */
final class Outbox implements Publisher, Runnable {
  private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
  private final Channel iopub;
  private final Welcome welcome;
  private final Headers headers;
  private final Log log;
  private boolean ended; // seen by the thread that empties the queue only

  Outbox(ZMQ.Context context, Channel iopub, Headers headers, Log log) {
    this.iopub = iopub;
    this.welcome = new Welcome(context, iopub, headers, this::execute);
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
    List<byte[]> frames = iopub.encode(message); // here, so that its sender sees what fails
    queue.add(
        () -> {
          welcome.greet(); // first: who has subscribed meanwhile must not miss it
          iopub.sendFrames(frames);
        });
  }

  /** What welcomes subscribers, to be run by a thread of its own. */
  Runnable welcome() {
    return welcome;
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
    iopub.close(); // what it still holds goes out in its linger time
    ended = true;
  }

  @Override
  public void run() {
    while (!ended) {
      try {
        queue.take().run();
      } catch (ZMQException closed) {
        iopub.close();
        return;
      } catch (Throwable failure) {
        log.error("could not send", failure);
      }
    }
  }
}

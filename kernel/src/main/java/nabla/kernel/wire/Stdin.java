package nabla.kernel.wire;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import nabla.kernel.io.CellScope;
import nabla.kernel.io.Prompter;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * Questions to the user. One thread owns the socket and waits for either an answer or a new
 * question; questions reach it through the outbox, because the cell that asks may be interrupted at
 * any moment and so must not touch a socket. An answer to a question that nobody waits for any more
 * is dropped.
 */
final class Stdin implements Prompter, Runnable {
  private static final String BELL = "inproc://nabla-stdin";
  private static final byte[] RING = {1};

  private final ZMQ.Context context;
  private final Channel channel;
  private final Outbox outbox;
  private final Headers headers;
  private final Log log;
  private final ZMQ.Socket rung;
  private final ZMQ.Socket ringer;
  private final BlockingQueue<Question> questions = new LinkedBlockingQueue<>();
  private boolean started;

  private record Question(Message request, BlockingQueue<String> answer) {}

  Stdin(ZMQ.Context context, Channel channel, Outbox outbox, Headers headers, Log log) {
    this.context = context;
    this.channel = channel;
    this.outbox = outbox;
    this.headers = headers;
    this.log = log;
    this.rung = context.socket(SocketType.PULL);
    this.ringer = context.socket(SocketType.PUSH);
    rung.bind(BELL);
    ringer.connect(BELL);
  }

  @Override
  public String ask(CellScope cell, String prompt, boolean password) throws InterruptedException {
    start();
    Message asking = (Message) cell.client();
    Message request =
        new Message(
            asking.identities(),
            headers.create("input_request"),
            asking.header(),
            Map.of(),
            Map.of("prompt", prompt, "password", password),
            List.of());
    Question question = new Question(request, new LinkedBlockingQueue<>());
    questions.add(question);
    outbox.execute(this::ring);
    return question.answer().take();
  }

  /** Closes what no thread of its own will close; the others do so when the context ends. */
  synchronized void close() {
    outbox.execute(ringer::close);
    if (!started) {
      started = true;
      channel.close();
      rung.close();
    }
  }

  private void ring() {
    ringer.send(RING, 0);
  }

  private synchronized void start() {
    if (!started) {
      started = true;
      Thread thread = new Thread(this, "nabla-stdin");
      thread.setDaemon(true);
      thread.start();
    }
  }

  @Override
  public void run() {
    Question open = null;
    ZMQ.Poller poller = context.poller(2);
    int answers = poller.register(channel.socket(), ZMQ.Poller.POLLIN);
    int bells = poller.register(rung, ZMQ.Poller.POLLIN);
    while (true) {
      try {
        poller.poll(-1);
        if (poller.pollin(answers)) {
          open = answered(open, channel.receive());
        }
        if (poller.pollin(bells)) {
          rung.recv();
          open = questions.take();
          channel.send(open.request());
        }
      } catch (IOException malformed) {
        log.info("dropped a message on stdin: " + malformed.getMessage());
      } catch (ZMQException closed) {
        channel.close();
        rung.close();
        return;
      } catch (InterruptedException e) {
        log.info("the stdin thread was interrupted; it goes on");
      }
    }
  }

  private static Question answered(Question open, Message reply) {
    boolean stale =
        open == null
            || !reply.type().equals("input_reply")
            || !(reply.parent().isEmpty()
                || Json.string(reply.parent(), "msg_id").equals(open.request().id()));
    if (stale) {
      return open;
    }
    open.answer().add(Json.string(reply.content(), "value"));
    return null;
  }
}

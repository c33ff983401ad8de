package nabla.kernel.wire;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Supplier;
import org.zeromq.ZMQException;

/**
 * Answers what comes in on a channel, one message after the other, each between a {@code busy} and
 * an {@code idle}. Nothing that a handler throws, an {@code Error} included, ends it.
 */
final class Dispatcher implements Runnable {
  private final Channel channel;
  private final Outbox outbox;
  private final Log log;
  private final Map<String, Handler> handlers;
  private final Supplier<String> failed;
  private final Handler abort;
  private final Runnable afterEach; // not between a failed cell and those aborted with it

  // Taken from the socket early, to be answered in order.
  private final Queue<Message> queued = new ArrayDeque<>();
  private final Set<Message> aborted = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * A dispatcher of a channel.
   *
   * @param failed the session whose cell has just failed, so that those it has queued here will not
   *     run; null if none has. Asked in the thread of this dispatcher after each handler
   * @param abort answers a cell that will not run
   */
  Dispatcher(
      Channel channel,
      Outbox outbox,
      Log log,
      Map<String, Handler> handlers,
      Supplier<String> failed,
      Handler abort,
      Runnable afterEach) {
    this.channel = channel;
    this.outbox = outbox;
    this.log = log;
    this.handlers = handlers;
    this.failed = failed;
    this.abort = abort;
    this.afterEach = afterEach;
  }

  @Override
  public void run() {
    while (true) {
      try {
        next();
        if (aborted.isEmpty()) {
          afterEach.run();
        }
      } catch (IOException malformed) {
        log.info("dropped a message on " + channel.name() + ": " + malformed.getMessage());
      } catch (ZMQException closed) {
        channel.close();
        return;
      } catch (Throwable failure) {
        log.error("failure on " + channel.name(), failure);
      }
    }
  }

  private void next() throws IOException {
    Message request = queued.isEmpty() ? channel.receive() : queued.remove();
    if (aborted.remove(request)) {
      answer(request, abort);
    } else {
      dispatch(request);
    }
  }

  /**
   * After a cell that failed: the cells its front end has already sent will not run. Called before
   * the failure is told, so that whatever a front end sends once it knows is not taken for queued.
   */
  private void abortQueue() {
    String session = failed.get();
    if (session == null) {
      return;
    }
    for (Message request = receiveNow(); request != null; request = receiveNow()) {
      queued.add(request);
    }
    for (Message request : queued) {
      if (request.type().equals("execute_request")
          && session.equals(Json.string(request.header(), "session"))) {
        aborted.add(request);
      }
    }
  }

  private Message receiveNow() {
    while (true) {
      try {
        return channel.receiveNow();
      } catch (IOException malformed) {
        log.info("dropped a message on " + channel.name() + ": " + malformed.getMessage());
      }
    }
  }

  private void dispatch(Message request) {
    Handler handler = handlers.get(request.type());
    if (handler == null) {
      log.info("unknown message type " + request.type() + " on " + channel.name());
    }
    answer(request, handler == null ? ignored -> null : handler);
  }

  /** Runs a handler between busy and idle and sends what it returns. */
  private void answer(Message request, Handler handler) {
    status(request, "busy");
    try {
      Map<String, Object> reply = handler.handle(request);
      abortQueue();
      if (reply != null) {
        channel.reply(request, replyType(request), reply);
      }
    } catch (ZMQException closed) {
      throw closed;
    } catch (Throwable failure) {
      log.error(request.type() + " failed", failure);
      if (request.type().endsWith("_request")) {
        channel.reply(request, replyType(request), error(failure));
      }
    } finally {
      status(request, "idle");
    }
  }

  private void status(Message request, String state) {
    outbox.publish(request.header(), "status", Map.of("execution_state", state));
  }

  private static String replyType(Message request) {
    return request.type().replaceFirst("_request$", "_reply");
  }

  static Map<String, Object> error(Throwable failure) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("status", "error");
    error.put("ename", failure.getClass().getSimpleName());
    error.put("evalue", String.valueOf(failure.getMessage()));
    error.put("traceback", List.of(failure.getClass().getName() + ": " + failure.getMessage()));
    return error;
  }
}

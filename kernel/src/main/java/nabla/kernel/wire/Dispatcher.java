package nabla.kernel.wire;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private final Executor executor;
  private final Runnable afterEach;

  Dispatcher(
      Channel channel,
      Outbox outbox,
      Log log,
      Map<String, Handler> handlers,
      Executor executor,
      Runnable afterEach) {
    this.channel = channel;
    this.outbox = outbox;
    this.log = log;
    this.handlers = handlers;
    this.executor = executor;
    this.afterEach = afterEach;
  }

  @Override
  public void run() {
    while (true) {
      try {
        dispatch(channel.receive());
        abortQueue();
        afterEach.run();
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

  /** After a cell that failed: those its front end had already sent are not run. */
  private void abortQueue() throws IOException {
    String session = executor.takeAborting();
    Message request = session == null ? null : channel.receiveNow();
    for (; request != null; request = channel.receiveNow()) {
      if (request.type().equals("execute_request")
          && session.equals(Json.string(request.header(), "session"))) {
        answer(request, executor::aborted);
      } else {
        dispatch(request);
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

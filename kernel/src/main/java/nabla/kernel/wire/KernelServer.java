package nabla.kernel.wire;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import nabla.kernel.display.Cells;
import nabla.kernel.display.TypeRenderers;
import nabla.kernel.engine.CellError;
import nabla.kernel.engine.Result;
import nabla.kernel.io.CellDisplays;
import nabla.kernel.io.CellScope;
import nabla.kernel.io.Inputs;
import nabla.kernel.io.Outputs;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * A running kernel: five sockets, each waited on by a thread of its own, and one thread for the
 * cells. The sockets answer while Java is still starting.
 */
public final class KernelServer {
  private static final int CLOSE_MILLIS = 2000;
  private static final int AGAIN_MILLIS = 20;
  private static final int QUIET_MILLIS = 100; // a reply may be on its way

  /** What a channel that runs no cells knows of cells that have failed. */
  static final Supplier<String> NO_CELLS = () -> null;

  private final ZMQ.Context context = ZMQ.context(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ConnectionFile connection;
  private final KernelOptions options;
  private final Log log;

  private final Outbox outbox;
  private final Outputs outputs;
  private final Channel shell;
  private final Channel control;
  private final ZMQ.Socket heartbeat;
  private final Stdin stdin;
  private final CommTable comms;
  private final History history = new History();
  private final Engine engine;
  private final Executor executor;
  private final Streams streams;
  private volatile boolean ending;

  /**
   * Opens the sockets and starts Java.
   *
   * @param connection where to listen
   * @param options how to run
   * @param log where the kernel's own messages go
   * @throws IOException that names the port where one is taken
   */
  public KernelServer(ConnectionFile connection, KernelOptions options, Log log)
      throws IOException {
    this.connection = connection;
    this.options = options;
    this.log = log;
    Headers headers = new Headers();
    Codec codec = new Codec(new Signer(connection.key()));
    shell = bind(SocketType.ROUTER, "shell", connection.shell(), codec, headers);
    control = bind(SocketType.ROUTER, "control", connection.control(), codec, headers);
    Channel questions = bind(SocketType.ROUTER, "stdin", connection.stdin(), codec, headers);
    Channel iopub = bind(SocketType.XPUB, "iopub", connection.iopub(), codec, headers);
    heartbeat =
        Channel.bind(context, SocketType.REP, "heartbeat", connection.ip(), connection.heartbeat());
    outbox = new Outbox(context, iopub, headers, log);
    stdin = new Stdin(context, questions, outbox, headers, log);

    outputs = new Outputs(outbox);
    comms = new CommTable(outputs);
    TypeRenderers renderers = TypeRenderers.standard();
    CellDisplays displays = new CellDisplays(renderers, outputs, Headers::randomId);
    Notes notes = new Notes(log);
    engine = new Engine(log);
    Inputs inputs = new Inputs(outputs, stdin, engine::interrupted, engine::checkInterrupted);
    RunningKernel kernel = new RunningKernel(renderers, displays, comms, inputs, history, engine);
    streams = new Streams(outputs.stream(false), outputs.stream(true), inputs.stream());
    executor =
        new Executor(
            engine,
            streams,
            outputs,
            renderers,
            displays,
            history,
            notes,
            log,
            options.outputLimit());

    Cells.connect(kernel);
    streams.install();
    engine.open(made -> Opening.open(options, kernel, notes, made));
  }

  private Channel bind(SocketType type, String name, int port, Codec codec, Headers headers)
      throws IOException {
    return Channel.bind(context, type, name, connection.ip(), port, codec, headers);
  }

  /**
   * Answers requests until a front end asks for the end.
   *
   * @throws InterruptedException if the calling thread is interrupted
   */
  public void run() throws InterruptedException {
    outbox.publish(Map.of(), "status", Map.of("execution_state", "starting"));
    Thread sending = start("iopub", outbox);
    start("welcome", outbox.welcome());
    start("control", dispatcher(control, controlHandlers(), NO_CELLS));
    start("shell", dispatcher(shell, shellHandlers(), executor::takeAborting));
    start("heartbeat", this::echo);
    outputs.start();
    stopped.await();
    close(sending);
  }

  private Dispatcher dispatcher(
      Channel channel, Map<String, Handler> handlers, Supplier<String> failed) {
    return new Dispatcher(
        channel, outbox, log, handlers, failed, executor::aborted, this::endIfAsked);
  }

  private static Thread start(String name, Runnable loop) {
    Thread thread = new Thread(loop, "nabla-" + name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void echo() {
    try {
      while (true) {
        heartbeat.send(heartbeat.recv());
      }
    } catch (ZMQException closed) {
      heartbeat.close();
    }
  }

  private void endIfAsked() {
    if (ending) {
      stopped.countDown();
    }
  }

  /** Stops the cell and the extensions, and lets what is queued go out. */
  private void close(Thread sending) throws InterruptedException {
    engine.close(CLOSE_MILLIS);
    stdin.close();
    outbox.stop();
    sending.join(CLOSE_MILLIS); // what is not sent when the context ends is lost
    Thread closing = new Thread(context::term, "nabla-close");
    closing.setDaemon(true);
    closing.start();
    closing.join(CLOSE_MILLIS); // a cell that cannot be stopped may hold a socket open
    closed.countDown();
  }

  /**
   * Uses the moment that is left when something has called {@code System.exit}: answers the running
   * cell and closes. Does nothing where this kernel has ended by itself.
   *
   * @param caller who called it
   * @throws InterruptedException if the calling thread is interrupted
   */
  public void exitCalled(String caller) throws InterruptedException {
    if (stopped.getCount() == 0) {
      return;
    }
    log.info(caller + " called System.exit: the kernel ends");
    ending = true; // after the reply of the running cell
    CellError error = Failures.exitOf(caller);
    boolean answering = false;
    for (int millis = 0; millis < 3 * CLOSE_MILLIS; millis += AGAIN_MILLIS) {
      // Again and again: a cell that is being compiled can be given up only once it runs.
      answering |= engine.giveUp(error);
      // Who is answering has sent the reply and the idle before the kernel ends; see endIfAsked.
      if (!answering && millis == QUIET_MILLIS) {
        outbox.publish(
            Map.of(), "stream", Map.of("name", "stderr", "text", error.message() + "\n"));
        stopped.countDown();
      }
      if (closed.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
        return;
      }
    }
  }

  private Map<String, Handler> shellHandlers() {
    CodeHandlers code = new CodeHandlers(engine);
    Map<String, Handler> handlers = controlHandlers();
    handlers.put("execute_request", executor::execute);
    handlers.put("complete_request", code::complete);
    handlers.put("inspect_request", code::inspect);
    handlers.put("is_complete_request", code::isComplete);
    handlers.put("history_request", request -> history.reply(request.content()));
    handlers.put("comm_open", request -> comm(request, comms::opened));
    handlers.put("comm_msg", request -> comm(request, comms::message));
    handlers.put("comm_close", request -> comm(request, comms::closed));
    return handlers;
  }

  /** What control answers; shell does too. */
  private Map<String, Handler> controlHandlers() {
    Map<String, Handler> handlers = new LinkedHashMap<>();
    handlers.put("kernel_info_request", request -> KernelInfo.reply());
    handlers.put("connect_request", request -> ports());
    handlers.put("comm_info_request", request -> comms.info(request.content()));
    handlers.put("interrupt_request", request -> interrupt());
    handlers.put("shutdown_request", this::shutdown);
    return handlers;
  }

  private Map<String, Object> comm(Message request, Consumer<Map<String, Object>> handler)
      throws Exception {
    CellScope scope =
        new CellScope(0, request.header(), false, false, request, options.outputLimit());
    engine.call(
        runner -> {
          streams.install();
          outputs.enter(scope);
          Result result =
              runner
                  .session()
                  .call(
                      0,
                      () -> {
                        handler.accept(request.content());
                        return null;
                      });
          Failures.print(result);
          outputs.finish(scope);
          return null;
        });
    return null;
  }

  private Map<String, Object> ports() {
    Map<String, Object> ports = new LinkedHashMap<>();
    ports.put("status", "ok");
    ports.put("shell_port", connection.shell());
    ports.put("iopub_port", connection.iopub());
    ports.put("stdin_port", connection.stdin());
    ports.put("hb_port", connection.heartbeat());
    ports.put("control_port", connection.control());
    return ports;
  }

  /**
   * Stops the running cell, as the interrupt button does.
   *
   * @return the content of the reply
   */
  public Map<String, Object> interrupt() {
    engine.interrupt();
    return Map.of("status", "ok");
  }

  private Map<String, Object> shutdown(Message request) {
    ending = true; // after the reply
    return Map.of("status", "ok", "restart", Json.flag(request.content(), "restart", false));
  }
}

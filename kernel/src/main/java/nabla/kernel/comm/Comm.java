package nabla.kernel.comm;

import java.util.Map;
import java.util.function.Consumer;

/** A line between an object in the kernel and one in the front end, such as a widget. */
public interface Comm {

  /**
   * Its id.
   *
   * @return what both ends know it by
   */
  String id();

  /**
   * What it is for.
   *
   * @return the name both ends registered
   */
  String target();

  /**
   * Sends data to the front end.
   *
   * @param data a JSON-like map
   */
  void send(Map<String, Object> data);

  /**
   * Closes the line and tells the front end.
   *
   * @param data a JSON-like map to go with it
   */
  void close(Map<String, Object> data);

  /**
   * Sets what is done with data from the front end.
   *
   * @param handler called in the thread of the cells, between cells
   */
  void onMessage(Consumer<Map<String, Object>> handler);

  /**
   * Sets what is done when the front end closes the line.
   *
   * @param handler called in the thread of the cells, between cells
   */
  void onClose(Consumer<Map<String, Object>> handler);
}

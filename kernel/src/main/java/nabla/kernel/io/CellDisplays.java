package nabla.kernel.io;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import nabla.kernel.display.Bundle;
import nabla.kernel.display.Displayable;
import nabla.kernel.display.Displays;
import nabla.kernel.display.Renderers;

/** Displays that go below the cell of the calling thread. */
public final class CellDisplays implements Displays {
  private final Renderers renderers;
  private final Outputs outputs;
  private final Supplier<String> ids;
  private volatile String latest = "";

  /**
   * Creates the displays.
   *
   * @param renderers how values are rendered
   * @param outputs where they go
   * @param ids makes a new id each time
   */
  public CellDisplays(Renderers renderers, Outputs outputs, Supplier<String> ids) {
    this.renderers = renderers;
    this.outputs = outputs;
    this.ids = ids;
  }

  @Override
  public String display(Object value, String... mimes) {
    String own = value instanceof Displayable known ? known.displayId() : null;
    String id = own == null ? ids.get() : own;
    latest = id;
    publish("display_data", id, renderers.render(value, mimes));
    return id;
  }

  @Override
  public void update(String id, Object value, String... mimes) {
    publish("update_display_data", id, renderers.render(value, mimes));
  }

  @Override
  public void clear(boolean wait) {
    outputs.publish("clear_output", Map.of("wait", wait));
  }

  /** Forgets what {@link #isLatestId} knows; called before each cell. */
  public void forgetLatestId() {
    latest = "";
  }

  /**
   * Whether a value is what {@link #display} just returned. A cell that ends with {@code
   * display(x)} has shown x; its id below would only puzzle.
   *
   * @param value the value of a cell
   * @return whether it is the id of the latest display
   */
  public boolean isLatestId(Object value) {
    return latest.equals(value);
  }

  private void publish(String type, String id, Bundle bundle) {
    Map<String, Object> content = content(bundle);
    content.put("transient", Map.of("display_id", id));
    outputs.publish(type, content);
  }

  /**
   * A bundle as messages hold it.
   *
   * @param bundle the forms of a value
   * @return its data and metadata
   */
  public static Map<String, Object> content(Bundle bundle) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("data", new LinkedHashMap<>(bundle.data()));
    content.put("metadata", new LinkedHashMap<>(bundle.metadata()));
    return content;
  }
}

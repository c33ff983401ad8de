package io.github.spencerpark.jupyter.kernel.display;

import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a render function is asked for, and where it puts what it made. */
public class RenderContext {
  private final RenderRequestTypes requested;
  private final Renderer renderer;
  private final Map<String, Object> params;
  private final DisplayData out;

  public RenderContext(
      RenderRequestTypes requested,
      Renderer renderer,
      Map<String, Object> params,
      DisplayData out) {
    this.requested = requested;
    this.renderer = renderer;
    this.params = params;
    this.out = out;
  }

  public Renderer getRenderer() {
    return renderer;
  }

  public DisplayData getOutputContainer() {
    return out;
  }

  public Map<String, Object> getParams() {
    return params;
  }

  public Object getParameter(String key) {
    return params.get(key);
  }

  public Object getParameter(String key, Object otherwise) {
    return params.getOrDefault(key, otherwise);
  }

  public String getParameterAsString(String key) {
    return getParameterAsString(key, null);
  }

  public String getParameterAsString(String key, String otherwise) {
    Object value = getParameter(key);
    if (value == null) {
      return otherwise;
    }
    return String.valueOf(value);
  }

  public Integer getParameterAsInt(String key) {
    return getParameterAsInt(key, null);
  }

  public Integer getParameterAsInt(String key, Integer otherwise) {
    Object value = getParameter(key);
    if (value == null) {
      return otherwise;
    }
    return value instanceof Number number ? number.intValue() : Integer.valueOf(value.toString());
  }

  public Double getParameterAsDouble(String key) {
    return getParameterAsDouble(key, null);
  }

  public Double getParameterAsDouble(String key, Double otherwise) {
    Object value = getParameter(key);
    if (value == null) {
      return otherwise;
    }
    return value instanceof Number number ? number.doubleValue() : Double.valueOf(value.toString());
  }

  public Boolean getParameterAsBoolean(String key) {
    return getParameterAsBoolean(key, null);
  }

  public Boolean getParameterAsBoolean(String key, Boolean otherwise) {
    Object value = getParameter(key);
    if (value == null) {
      return otherwise;
    }
    return value instanceof Boolean flag ? flag : Boolean.valueOf(value.toString());
  }

  public boolean wantsDataRenderedAs(MIMEType type) {
    return resolveRequestedType(type) != null;
  }

  public MIMEType resolveRequestedType(MIMEType supported) {
    return requested.resolveSupportedType(supported);
  }

  public boolean renderIfRequested(MIMEType type, BiConsumer<MIMEType, DisplayData> function) {
    MIMEType resolved = resolveRequestedType(type);
    if (resolved != null) {
      function.accept(resolved, out);
    }
    return resolved != null;
  }

  public boolean renderIfRequested(MIMEType type, Function<MIMEType, Object> function) {
    return renderIfRequested(
        type, (resolved, container) -> container.putData(resolved, function.apply(resolved)));
  }

  public boolean renderIfRequested(MIMEType type, Supplier<Object> supplier) {
    return renderIfRequested(
        type, (resolved, container) -> container.putData(resolved, supplier.get()));
  }
}

package io.github.spencerpark.jupyter.kernel.display;

import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import nabla.kernel.compat.Content;
import nabla.kernel.display.Bundle;
import nabla.kernel.display.Displayable;

/** One value in several forms. */
public class DisplayData implements Displayable {
  public static final String DISPLAY_ID_KEY = "display_id";

  public static final DisplayData EMPTY = new DisplayData();
  public static final DisplayData EMPTY_STRING = new DisplayData("");

  private final Map<String, Object> data = new LinkedHashMap<>();
  private final Map<String, Object> metadata = new LinkedHashMap<>();
  private final Map<String, Object> transientData = new LinkedHashMap<>();

  public DisplayData() {}

  public DisplayData(String text) {
    putText(text);
  }

  public DisplayData(DisplayData other) {
    assign(other);
  }

  /** What the kernel made of a value. */
  public static DisplayData of(Bundle bundle) {
    DisplayData display = new DisplayData();
    bundle.data().forEach(display::putData);
    bundle.metadata().forEach(display::putMetaData);
    return display;
  }

  public static DisplayData emptyIfNull(DisplayData display) {
    return display == null ? EMPTY : display;
  }

  @Override
  public Bundle bundle(Set<String> mimes) {
    Bundle bundle = new Bundle();
    data.forEach(bundle::with);
    metadata.forEach(bundle::withMetadata);
    return bundle;
  }

  public void putData(String type, Object content) {
    data.put(type, content);
  }

  public void putMetaData(String key, Object value) {
    metadata.put(key, value);
  }

  public void putTransientData(String key, Object value) {
    transientData.put(key, value);
  }

  public void putData(MIMEType type, Object content) {
    putData(type.toString(), content);
  }

  public void putMetaData(MIMEType type, Object value) {
    putMetaData(type.toString(), value);
  }

  public void putData(MIMEType type, Object content, Object ofType) {
    putData(type, content);
    putMetaData(type, ofType);
  }

  public Object getData(MIMEType type) {
    return data.get(type.toString());
  }

  public boolean hasDataForType(MIMEType type) {
    return data.containsKey(type.toString());
  }

  public void assign(DisplayData other) {
    data.putAll(other.data);
    metadata.putAll(other.metadata);
    transientData.putAll(other.transientData);
  }

  public DisplayData setDisplayId(String id) {
    putTransientData(DISPLAY_ID_KEY, id);
    return this;
  }

  public boolean hasDisplayId() {
    return transientData.containsKey(DISPLAY_ID_KEY);
  }

  @Override
  public String displayId() {
    return getDisplayId();
  }

  public String getDisplayId() {
    return (String) transientData.get(DISPLAY_ID_KEY);
  }

  public void putText(String text) {
    putData(MIMEType.TEXT_PLAIN, text);
  }

  public void putHTML(String html) {
    putData(MIMEType.TEXT_HTML, html);
  }

  public void putLatex(String latex) {
    putData(MIMEType.TEXT_LATEX, latex);
  }

  public void putMath(String math) {
    putLatex("$$" + math + "$$");
  }

  public void putMarkdown(String markdown) {
    putData(MIMEType.TEXT_MARKDOWN, markdown);
  }

  public void putJavaScript(String javaScript) {
    putData(MIMEType.APPLICATION_JAVASCRIPT, javaScript);
  }

  public void putJSON(String json) {
    putData(MIMEType.APPLICATION_JSON, Content.json(json));
  }

  public void putJSON(String json, boolean expanded) {
    putJSON(json);
    putMetaData(MIMEType.APPLICATION_JSON, Map.of("expanded", expanded));
  }

  public void putSVG(String svg) {
    putData(MIMEType.IMAGE_SVG, svg);
  }

  @Override
  public String toString() {
    return String.valueOf(data.getOrDefault("text/plain", data));
  }
}

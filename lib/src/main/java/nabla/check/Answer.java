package nabla.check;

import java.util.List;

/**
 * What a call of an answer brought back, in plain values: a value, or what it threw.
 *
 * @param value the plain value, null if it threw
 * @param threw the simple name of the exception's class, null if it returned
 * @param message the exception's message, may be null
 * @param args the arguments as they were after the call, in plain values
 */
public record Answer(Object value, String threw, String message, List<Object> args) {

  /**
   * An answer that returned.
   *
   * @param value what it returned, plain or not
   * @param args the arguments after the call, plain or not
   * @return the answer
   */
  public static Answer returned(Object value, List<?> args) {
    return new Answer(Plain.of(value), null, null, plain(args));
  }

  /**
   * An answer that threw.
   *
   * @param error what it threw
   * @return the answer
   */
  public static Answer threw(Throwable error) {
    return new Answer(null, error.getClass().getSimpleName(), error.getMessage(), List.of());
  }

  /**
   * Whether it threw.
   *
   * @return true if there is no value because of an exception
   */
  public boolean failed() {
    return threw != null;
  }

  /**
   * Whether the answer is still the stub it was shipped as.
   *
   * @return true if it threw {@code UnsupportedOperationException}, as the stub does
   */
  public boolean notDone() {
    return "UnsupportedOperationException".equals(threw);
  }

  /**
   * A field of the record it returned.
   *
   * @param name the component's name
   * @return its plain value
   * @throws ClassCastException if it returned something else, or has no such field
   */
  public Object field(String name) {
    if (value instanceof java.util.Map<?, ?> map && map.containsKey(name)) {
      return map.get(name);
    }
    throw new ClassCastException("no field " + name);
  }

  /**
   * The number it returned.
   *
   * @return the value
   * @throws ClassCastException if it returned something else
   */
  public double number() {
    if (value instanceof Double x) {
      return x;
    }
    throw new ClassCastException("not a number");
  }

  /**
   * The value or the exception as one short line.
   *
   * @return the text
   */
  public String text() {
    if (!failed()) {
      return Plain.text(value);
    }
    return message == null || message.isBlank() ? threw : threw + ": " + message;
  }

  private static List<Object> plain(List<?> args) {
    List<Object> out = new java.util.ArrayList<>();
    args.forEach(arg -> out.add(Plain.of(arg)));
    return out;
  }
}

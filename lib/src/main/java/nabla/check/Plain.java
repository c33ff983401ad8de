package nabla.check;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import nabla.core.Numbers;

/**
 * Plain values: the only thing that passes between an answer and whoever checks it. A plain value
 * is null, a {@code Boolean}, a {@code Double} (every number), a {@code String}, a {@code List} of
 * plain values, or a {@code Map} from names to plain values (a record).
 */
public final class Plain {
  private static final int MAX_DEPTH = 12;
  private static final int SHOWN = 8;

  private Plain() {}

  /**
   * Makes a value plain: arrays and collections become lists, records become maps, numbers become
   * doubles, anything else its {@code toString}.
   *
   * @param value any value
   * @return a plain value that shares nothing with it
   * @throws IllegalArgumentException if it is nested more than 12 deep
   */
  public static Object of(Object value) {
    return of(value, 0);
  }

  private static Object of(Object value, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException(
          "The value is nested more than "
              + MAX_DEPTH
              + " deep, or contains itself: return numbers, strings, arrays, lists or records.");
    }
    if (value == null || value instanceof Boolean || value instanceof String) {
      return value;
    }
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    if (value.getClass().isArray()) {
      int length = Array.getLength(value);
      List<Object> list = new ArrayList<>(length);
      for (int i = 0; i < length; i++) {
        list.add(of(Array.get(value, i), depth + 1));
      }
      return list;
    }
    if (value instanceof Collection<?> items) {
      List<Object> list = new ArrayList<>(items.size());
      for (Object item : items) {
        list.add(of(item, depth + 1));
      }
      return list;
    }
    if (value instanceof Map<?, ?> entries) {
      Map<String, Object> map = new LinkedHashMap<>();
      entries.forEach((key, item) -> map.put(String.valueOf(key), of(item, depth + 1)));
      return map;
    }
    if (value instanceof Record row) {
      return ofRecord(row, depth);
    }
    return String.valueOf(value);
  }

  private static Map<String, Object> ofRecord(Record row, int depth) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (RecordComponent component : row.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        map.put(component.getName(), of(component.getAccessor().invoke(row), depth + 1));
      } catch (ReflectiveOperationException e) {
        throw new IllegalArgumentException(
            "The field " + component.getName() + " cannot be read: " + e, e);
      }
    }
    return map;
  }

  /**
   * Whether two values are the same, numbers up to a tolerance.
   *
   * @param a a value, plain or not
   * @param b a value, plain or not
   * @param tolerance the largest distance between two numbers, relative where the second exceeds 1
   * @return false if they differ in shape; NaN equals only NaN
   */
  public static boolean close(Object a, Object b, double tolerance) {
    return plainClose(of(a), of(b), tolerance);
  }

  private static boolean plainClose(Object a, Object b, double tolerance) {
    if (a instanceof Double x && b instanceof Double y) {
      return x.equals(y)
          || x.doubleValue() == y.doubleValue()
          || Math.abs(x - y) <= tolerance * Math.max(1, Math.abs(y));
    }
    if (a instanceof List<?> x && b instanceof List<?> y) {
      if (x.size() != y.size()) {
        return false;
      }
      for (int i = 0; i < x.size(); i++) {
        if (!plainClose(x.get(i), y.get(i), tolerance)) {
          return false;
        }
      }
      return true;
    }
    if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
      return x.keySet().equals(y.keySet())
          && x.keySet().stream().allMatch(k -> plainClose(x.get(k), y.get(k), tolerance));
    }
    return java.util.Objects.equals(a, b);
  }

  /**
   * A plain value as a vector.
   *
   * @param value a list of numbers
   * @return its entries
   * @throws ClassCastException if it is something else
   */
  public static double[] vector(Object value) {
    List<?> list = (List<?>) value;
    double[] out = new double[list.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = (Double) list.get(i);
    }
    return out;
  }

  /**
   * A plain value as a matrix.
   *
   * @param value a list of lists of numbers
   * @return its rows
   * @throws ClassCastException if it is something else
   */
  public static double[][] matrix(Object value) {
    List<?> list = (List<?>) value;
    double[][] out = new double[list.size()][];
    for (int i = 0; i < out.length; i++) {
      out[i] = vector(list.get(i));
    }
    return out;
  }

  /**
   * A plain value as whole numbers.
   *
   * @param value a list of numbers
   * @return its entries, cut to integers
   * @throws ClassCastException if it is something else
   */
  public static int[] ints(Object value) {
    double[] vector = vector(value);
    int[] out = new int[vector.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (int) vector[i];
    }
    return out;
  }

  /**
   * A value as one short line: long lists are cut in the middle.
   *
   * @param value any value
   * @return the text
   */
  public static String text(Object value) {
    return plainText(of(value));
  }

  private static String plainText(Object value) {
    if (value instanceof Double x) {
      return Numbers.text(x);
    }
    if (value instanceof String s) {
      return '"' + (s.length() > 200 ? s.substring(0, 200) + "…" : s) + '"';
    }
    if (value instanceof List<?> list) {
      StringJoiner out = new StringJoiner(", ", "[", "]");
      int n = list.size();
      for (int i = 0; i < n; i++) {
        if (n > SHOWN && i == SHOWN - 2) {
          out.add("… (" + n + ")");
          i = n - 1;
        }
        out.add(plainText(list.get(i)));
      }
      return out.toString();
    }
    if (value instanceof Map<?, ?> map) {
      StringJoiner out = new StringJoiner(", ", "{", "}");
      map.forEach((key, item) -> out.add(key + ": " + plainText(item)));
      return out.toString();
    }
    return String.valueOf(value);
  }
}

package nabla.kernel.magic;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands the value of a magic on the right of an equals sign to the cell's Java. */
public final class Returned {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Map<Integer, Object[]> VALUES = new ConcurrentHashMap<>();

  private Returned() {}

  static int keep(Object value) {
    int key = COUNT.incrementAndGet();
    VALUES.put(key, new Object[] {value});
    return key;
  }

  /**
   * Takes a value; made into cells by the kernel.
   *
   * @param <T> what the cell declares it to be
   * @param key which value
   * @return the value
   */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public static <T> T take(int key) {
    return (T) VALUES.remove(key)[0];
  }
}

package nabla.kernel.wire;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Makes the headers of this kernel's messages. Ids need to differ, not to be secret. */
final class Headers {
  static final String PROTOCOL = "5.4";

  private final String session = randomId();
  private final String user = System.getProperty("user.name", "kernel");
  private final AtomicLong count = new AtomicLong();

  Map<String, Object> create(String type) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("msg_id", session + "_" + count.incrementAndGet());
    header.put("session", session);
    header.put("username", user);
    header.put("date", Instant.now().toString());
    header.put("msg_type", type);
    header.put("version", PROTOCOL);
    return header;
  }

  static String randomId() {
    SplittableRandom random = new SplittableRandom(seed());
    return Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
  }

  private static long seed() {
    return System.nanoTime() ^ (ProcessHandle.current().pid() << 40) ^ new Object().hashCode();
  }
}

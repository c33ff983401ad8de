package nabla.grade.judge;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The randomness of hidden inputs: HMAC-SHA256(secret, student, assignment, question). */
public final class Seeds {
  private static final String HMAC = "HmacSHA256";

  private final SecretKeySpec secret;

  /**
   * Seeds under a secret.
   *
   * @param secret the course's, at least one byte
   */
  public Seeds(byte[] secret) {
    this.secret = new SecretKeySpec(secret, HMAC);
  }

  /**
   * What tells one secret from another, and says nothing of either.
   *
   * @return some hexadecimal digits
   */
  public String fingerprint() {
    return Long.toHexString(random("", "fingerprint").nextLong());
  }

  /**
   * The inputs of one student for one question: the same each time, and unlike anybody else's.
   *
   * @param student who handed in
   * @param part the question, such as {@code 02.1}
   * @return a new generator
   */
  public RandomGenerator random(String student, String part) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(secret);
      byte[] digest = mac.doFinal((student + "\0" + part).getBytes(StandardCharsets.UTF_8));
      return new SplittableRandom(ByteBuffer.wrap(digest).getLong());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK has no " + HMAC + ", which every JDK has.", e);
    }
  }
}

package nabla.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * HMAC-SHA256 (RFC 2104): {@code H((k ⊕ opad) ‖ H((k ⊕ ipad) ‖ m))}. Written out over {@link
 * MessageDigest}, because {@code javax.crypto.Mac} checks its providers' jar signatures on first
 * use, which a kernel's start would wait for.
 */
final class Signer {
  private static final int BLOCK = 64;

  private final boolean signs;
  private final byte[] inner = new byte[BLOCK];
  private final byte[] outer = new byte[BLOCK];

  Signer(String key) {
    byte[] secret = key.getBytes(StandardCharsets.UTF_8);
    signs = secret.length > 0;
    byte[] block = Arrays.copyOf(secret.length > BLOCK ? sha256().digest(secret) : secret, BLOCK);
    for (int i = 0; i < BLOCK; i++) {
      inner[i] = (byte) (block[i] ^ 0x36);
      outer[i] = (byte) (block[i] ^ 0x5c);
    }
  }

  /** The signature of a message's parts as lower-case hex; empty where there is no key. */
  byte[] sign(List<byte[]> parts) {
    if (!signs) {
      return new byte[0];
    }
    MessageDigest digest = sha256();
    digest.update(inner);
    parts.forEach(digest::update);
    byte[] hash = digest.digest();
    digest.update(outer);
    digest.update(hash);
    try {
      digest.digest(hash, 0, hash.length);
    } catch (DigestException e) {
      throw new IllegalStateException(e);
    }
    return HexFormat.of().formatHex(hash).getBytes(StandardCharsets.US_ASCII);
  }

  boolean verifies(byte[] signature, List<byte[]> parts) {
    return !signs || MessageDigest.isEqual(signature, sign(parts));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

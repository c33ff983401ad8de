package nabla.kernel.wire;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a front end wants the kernel to listen, as Jupyter writes it to a file.
 *
 * @param ip the address to bind
 * @param shell the port of requests
 * @param control the port of urgent requests
 * @param iopub the port of broadcasts
 * @param stdin the port of questions to the user
 * @param heartbeat the port that echoes
 * @param key the secret that signs messages, empty for none
 */
public record ConnectionFile(
    String ip, int shell, int control, int iopub, int stdin, int heartbeat, String key) {

  /**
   * Reads one.
   *
   * @param file what Jupyter passes as {@code {connection_file}}
   * @return what it says
   * @throws IOException that says in one line what is wrong with it
   */
  public static ConnectionFile read(Path file) throws IOException {
    Map<String, Object> json;
    try {
      json = Json.readObject(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new IOException("connection file " + file + " does not exist", e);
    } catch (CharacterCodingException e) {
      throw new IOException("connection file " + file + ": it is not UTF-8 text", e);
    } catch (IOException e) {
      throw new IOException("connection file " + file + ": " + e.getMessage(), e);
    }
    String transport = Json.string(json, "transport");
    if (!transport.isEmpty() && !transport.equals("tcp")) {
      throw new IOException(
          "connection file " + file + ": transport " + transport + " is not known; use tcp");
    }
    String scheme = Json.string(json, "signature_scheme");
    if (!scheme.isEmpty() && !scheme.equals("hmac-sha256")) {
      throw new IOException(
          "connection file " + file + ": signature_scheme " + scheme + "; use hmac-sha256");
    }
    String ip = Json.string(json, "ip");
    return new ConnectionFile(
        ip.isEmpty() ? "127.0.0.1" : ip,
        port(file, json, "shell_port"),
        port(file, json, "control_port"),
        port(file, json, "iopub_port"),
        port(file, json, "stdin_port"),
        port(file, json, "hb_port"),
        Json.string(json, "key"));
  }

  private static int port(Path file, Map<String, Object> json, String name) throws IOException {
    int port = Json.integer(json, name, 0);
    if (port < 1 || port > 65535) {
      throw new IOException(
          "connection file "
              + file
              + ": "
              + name
              + " is "
              + json.get(name)
              + "; it must be a port from 1 to 65535");
    }
    return port;
  }
}

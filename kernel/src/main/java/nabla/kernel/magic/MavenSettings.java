package nabla.kernel.magic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What the user's {@code settings.xml} says about where artifacts are: the folder and mirrors. */
record MavenSettings(Path localRepository, List<Mirror> mirrors) {

  /** A repository that stands for others. */
  record Mirror(String of, String url) {
    boolean covers(String id) {
      boolean covered = false;
      for (String each : of.split(",", -1)) {
        String pattern = each.strip();
        if (pattern.equals("!" + id)) {
          return false;
        }
        covered |= pattern.equals(id) || pattern.equals("*") || pattern.startsWith("external:");
      }
      return covered;
    }
  }

  static MavenSettings ofUser() {
    Path home = Path.of(System.getProperty("user.home"), ".m2");
    Path local = home.resolve("repository");
    List<Mirror> mirrors = new ArrayList<>();
    Path file = home.resolve("settings.xml");
    if (Files.isRegularFile(file)) {
      try {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        Document document = factory.newDocumentBuilder().parse(file.toFile());
        String written = text(document.getDocumentElement(), "localRepository");
        if (!written.isEmpty()) {
          local = Path.of(written.replace("${user.home}", System.getProperty("user.home")));
        }
        NodeList found = document.getElementsByTagName("mirror");
        for (int i = 0; i < found.getLength(); i++) {
          Element mirror = (Element) found.item(i);
          mirrors.add(new Mirror(text(mirror, "mirrorOf"), text(mirror, "url")));
        }
      } catch (IOException | SAXException | ParserConfigurationException e) {
        throw new MagicException(file + " cannot be read: " + e.getMessage());
      }
    }
    String property = System.getProperty("maven.repo.local");
    return new MavenSettings(property == null ? local : Path.of(property), List.copyOf(mirrors));
  }

  private static String text(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
  }

  /** The URL to use for a repository. */
  String mirrored(String id, String url) {
    return mirrors.stream()
        .filter(mirror -> mirror.covers(id))
        .map(Mirror::url)
        .findFirst()
        .orElse(url);
  }
}

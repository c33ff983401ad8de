package nabla.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("text", "中文 \"quoted\" \n \u2028 🙂");
    value.put("whole", 5L);
    value.put("big", Long.MAX_VALUE / 100);
    value.put("real", -2.5e-7);
    value.put("flag", true);
    value.put("nothing", null);
    value.put("list", List.of(1L, List.of(), Map.of("a", "b")));

    assertThat(Json.readObject(Json.write(value))).isEqualTo(value);
  }

  @Test
  void bytesBecomeBase64() {
    assertThat(Json.write(Map.of("png", new byte[] {1, 2, 3}))).isEqualTo("{\"png\":\"AQID\"}");
  }

  @Test
  void numbersThatJsonLacksBecomeNull() {
    assertThat(Json.write(List.of(Double.NaN, Double.POSITIVE_INFINITY, 1.5)))
        .isEqualTo("[null,null,1.5]");
  }

  @Test
  void unknownObjectsBecomeTheirText() {
    assertThat(Json.write(List.of(Thread.State.NEW, Path.of("x")))).isEqualTo("[\"NEW\",\"x\"]");
  }

  @Test
  void aListThatHoldsItselfIsRefusedInsteadOfOverflowing() {
    List<Object> loop = new ArrayList<>();
    loop.add(loop);

    assertThatThrownBy(() -> Json.write(loop))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("does it hold itself");
  }

  @Test
  void whatIsNoObjectIsRefusedInOneLine() {
    for (String text : List.of("", "[1]", "{", "{\"a\":}", "word", "{\"a\":1e999x}")) {
      assertThatThrownBy(() -> Json.readObject(text))
          .as(text)
          .isInstanceOf(IOException.class)
          .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }
  }

  @Test
  void nestingWithoutEndIsRefused() {
    String deep = "{\"a\":" + "[".repeat(100_000);

    assertThatThrownBy(() -> Json.readObject(deep)).isInstanceOf(IOException.class);
  }

  @Test
  void membersOfTheWrongTypeCountAsMissing() {
    Map<String, Object> object = Map.of("a", 1L, "b", "x");

    assertThat(Json.string(object, "a")).isEmpty();
    assertThat(Json.flag(object, "b", true)).isTrue();
    assertThat(Json.integer(object, "b", 7)).isEqualTo(7);
    assertThat(Json.object(object, "b")).isEmpty();
  }
}

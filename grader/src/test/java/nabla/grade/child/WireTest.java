package nabla.grade.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nabla.check.Plain;
import org.junit.jupiter.api.Test;

class WireTest {
  private static Object there(Object argument) {
    return Wire.argument(JsonParser.parseString(Wire.GSON.toJson(Wire.argument(argument))));
  }

  private static Object back(Object value) {
    return Wire.plain(JsonParser.parseString(Wire.GSON.toJson(Wire.plain(Plain.of(value)))));
  }

  @Test
  void argumentsKeepTheirJavaType() {
    for (Object value :
        List.of(
            7,
            7L,
            0.1,
            true,
            "中\n",
            new int[] {1, 2},
            new int[][] {{1}, {}},
            new double[] {1, Math.PI},
            new double[][] {{1e300, -0.5}},
            new double[][][] {{{1}}},
            new double[][][][] {{{{1, 2}}, {{3}}}},
            new String[] {"a"})) {
      Object copy = there(value);
      assertThat(copy).hasSameClassAs(value);
      assertThat(Arrays.deepEquals(new Object[] {copy}, new Object[] {value})).isTrue();
    }
    assertThat(there(1.0)).isEqualTo(1.0);
  }

  @Test
  void plainValuesSurviveExactly() {
    record Fit(double[] w, double loss) {}

    assertThat(back(new Fit(new double[] {0.1 + 0.2}, Double.NaN)))
        .isEqualTo(Map.of("w", List.of(0.1 + 0.2), "loss", Double.NaN));
    assertThat(back(Double.NEGATIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(back(null)).isNull();
    assertThat(back(List.of("a", true, 3))).isEqualTo(List.of("a", true, 3.0));
  }

  @Test
  void whatCannotBeSentIsRefusedByName() {
    assertThatThrownBy(() -> Wire.argument(new Object()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("double[][]");
  }

  @Test
  void aBottomlessReplyIsRefused() {
    String deep = "[".repeat(100) + "]".repeat(100);
    assertThatThrownBy(() -> Wire.plain(JsonParser.parseString(deep)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

package nabla.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import nabla.core.Numbers;

/**
 * A statement of the course beside what was measured. It exists only if it holds: a bound that the
 * worst of the measured values misses throws {@link ClaimFailed}.
 *
 * <pre>{@code
 * Claim.of("N19", "one hidden layer reads more than 97 % of the digits")
 *     .measured("test accuracy", 0.981, 0.983, 0.980)
 *     .above(0.97)
 * }</pre>
 *
 * <p>Values given together are repeats of one measurement, and are summed up by mean and standard
 * deviation. Unlike quantities that keep one bound are given by name, and listed one by one: {@code
 * Claim.of(…).each("circle", 0.97, 0.98).each("XOR", 0.99, 0.99).above(0.95)}.
 */
public final class Claim {
  /** The MIME type of {@link #data()}, by which claims are read back from executed notebooks. */
  public static final String MIME = "application/vnd.nabla.claim+json";

  /** What became of the statement. */
  public enum Verdict {
    /** The measurement bears it out. */
    HOLDS,
    /** The measurement shows that it is wrong or not general; the bound is the evidence. */
    REFUTED,
    /** It is told, with its correct wording, and not measured. */
    TOLD
  }

  private final String id;
  private final String statement;
  private final Verdict verdict;
  private final List<Series> measured;
  private final String bound;

  Claim(String id, String statement, Verdict verdict, List<Series> measured, String bound) {
    this.id = id;
    this.statement = statement;
    this.verdict = verdict;
    this.measured = List.copyOf(measured);
    this.bound = bound;
  }

  /** Repeats of one measurement. */
  private record Series(String quantity, List<Double> values) {
    @Override
    public String toString() {
      return quantity + (quantity.isEmpty() ? "" : " ") + summary(values);
    }
  }

  /**
   * Begins a claim.
   *
   * @param id the statement's number in the course, such as {@code N19}
   * @param statement what is claimed, one sentence
   * @return what to say the measurement to
   */
  public static Statement of(String id, String statement) {
    return new Statement(id, statement);
  }

  /**
   * A statement that is told and not measured, such as a date.
   *
   * @param id the statement's number in the course
   * @param sentence the sentence it is told in
   * @return the claim
   */
  public static Claim told(String id, String sentence) {
    return new Claim(
        Objects.requireNonNull(id), Objects.requireNonNull(sentence), Verdict.TOLD, List.of(), "");
  }

  /**
   * The same evidence, read as speaking against the statement: {@code Claim.of("H02", "one line
   * separates XOR").measured(accuracy).below(0.76).refuted()}.
   *
   * @return the claim with the verdict {@link Verdict#REFUTED}
   * @throws IllegalStateException if the claim was only told: there is no evidence
   */
  public Claim refuted() {
    if (verdict == Verdict.TOLD) {
      throw new IllegalStateException(
          id + " is only told: measure something before calling it refuted.");
    }
    return new Claim(id, statement, Verdict.REFUTED, measured, bound);
  }

  /**
   * The statement's number in the course.
   *
   * @return such as {@code N19}
   */
  public String id() {
    return id;
  }

  /**
   * What is claimed.
   *
   * @return one sentence
   */
  public String statement() {
    return statement;
  }

  /**
   * What became of it.
   *
   * @return never null
   */
  public Verdict verdict() {
    return verdict;
  }

  /**
   * What was measured, such as {@code test accuracy}.
   *
   * @return empty where it was not named, and for unlike quantities, which {@link #measured()}
   *     names
   */
  public String quantity() {
    return measured.size() == 1 ? measured.get(0).quantity : "";
  }

  /**
   * The measured values, one per repeat; of several quantities one after the other.
   *
   * @return empty for a claim that is true or false, or told
   */
  public List<Double> values() {
    return measured.stream().flatMap(series -> series.values.stream()).toList();
  }

  /**
   * The bound that every value keeps.
   *
   * @return such as {@code > 0.97}, {@code true}, or empty for a told claim
   */
  public String bound() {
    return bound;
  }

  /**
   * The mean over the repeats.
   *
   * @return NaN without values
   * @throws IllegalStateException if unlike quantities were measured, which have no mean
   */
  public double mean() {
    return Claim.mean(repeats());
  }

  /**
   * The sample standard deviation over the repeats, √(Σ(v − mean)² / (n − 1)).
   *
   * @return 0 for a single value, NaN without values
   * @throws IllegalStateException if unlike quantities were measured
   */
  public double sd() {
    return Claim.sd(repeats());
  }

  private List<Double> repeats() {
    if (measured.size() > 1) {
      throw new IllegalStateException(
          id + " measured unlike quantities, which have no mean: " + measured());
    }
    return values();
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(v -> v).average().orElse(Double.NaN);
  }

  private static double sd(List<Double> values) {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    double mean = mean(values);
    double sum = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    return values.size() == 1 ? 0 : Math.sqrt(sum / (values.size() - 1));
  }

  /**
   * The smallest value.
   *
   * @return NaN without values
   */
  public double min() {
    return values().stream().mapToDouble(v -> v).min().orElse(Double.NaN);
  }

  /**
   * The largest value.
   *
   * @return NaN without values
   */
  public double max() {
    return values().stream().mapToDouble(v -> v).max().orElse(Double.NaN);
  }

  /**
   * The measurement in one phrase: mean ± sd, extremes, number of repeats; of unlike quantities
   * that of each.
   *
   * @return such as {@code 0.981 ± 0.002 (min 0.98, max 0.983, n = 3)}, empty without values
   */
  public String measured() {
    return measured.size() == 1
        ? summary(measured.get(0).values)
        : measured.stream().map(Series::toString).collect(Collectors.joining("; "));
  }

  private static String summary(List<Double> values) {
    var range = values.stream().mapToDouble(v -> v).summaryStatistics();
    return values.size() == 1
        ? Numbers.text(values.get(0))
        : String.format(
            "%s ± %s (min %s, max %s, n = %d)",
            Numbers.text(mean(values)),
            Numbers.text(sd(values)),
            Numbers.text(range.getMin()),
            Numbers.text(range.getMax()),
            values.size());
  }

  /**
   * The claim as JSON-like data, the content of {@link #MIME}.
   *
   * @return strings, numbers and lists by name; statistics only over repeats of one measurement
   */
  public Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("id", id);
    data.put("statement", statement);
    data.put("verdict", verdict.name().toLowerCase(java.util.Locale.ROOT));
    data.put("quantity", quantity());
    data.put("bound", bound);
    data.put("measured", measured());
    data.put("values", values());
    if (measured.size() == 1) {
      data.put("mean", mean());
      data.put("sd", sd());
      data.put("min", min());
      data.put("max", max());
      data.put("n", values().size());
    }
    return data;
  }

  /** One line: mark, id, statement, measurement, bound. */
  @Override
  public String toString() {
    return switch (verdict) {
      case TOLD -> "· " + id + "  " + statement;
      case HOLDS -> "✓ " + id + "  " + statement + evidence();
      case REFUTED -> "✗ " + id + "  refuted: " + statement + evidence();
    };
  }

  private String evidence() {
    String name = quantity().isEmpty() ? "measured" : quantity();
    return measured.isEmpty() ? "" : " — " + name + " " + measured() + ", required " + bound;
  }

  /** A statement that waits for its evidence. */
  public static final class Statement {
    private final String id;
    private final String text;

    private Statement(String id, String text) {
      this.id = Objects.requireNonNull(id);
      this.text = Objects.requireNonNull(text);
    }

    /**
     * What was measured: repeats of one measurement.
     *
     * @param values one per seed, or a single one where nothing is random
     * @return what to say the bound to
     */
    public Measurement measured(double... values) {
      return measured("", values);
    }

    /**
     * What was measured, by name: repeats of one measurement.
     *
     * @param quantity such as {@code test accuracy}
     * @param values one per seed, or a single one where nothing is random
     * @return what to say the bound to
     */
    public Measurement measured(String quantity, double... values) {
      return new Measurement(id, text).each(quantity, values);
    }

    /**
     * What was measured.
     *
     * @param values one per seed
     * @return what to say the bound to
     */
    public Measurement measured(Collection<? extends Number> values) {
      return measured("", values);
    }

    /**
     * What was measured, by name.
     *
     * @param quantity such as {@code test accuracy}
     * @param values one per seed
     * @return what to say the bound to
     */
    public Measurement measured(String quantity, Collection<? extends Number> values) {
      return measured(quantity, values.stream().mapToDouble(Number::doubleValue).toArray());
    }

    /**
     * The first of several unlike quantities that keep one bound.
     *
     * @param quantity its name, such as {@code circle}
     * @param values one per seed, or a single one where nothing is random
     * @return what to say the next quantity or the bound to
     */
    public Measurement each(String quantity, double... values) {
      return new Measurement(id, text).each(quantity, values);
    }

    /**
     * A claim that is either true or false.
     *
     * @param truth whether it was seen to be true
     * @return the claim
     * @throws ClaimFailed if it is not
     */
    public Claim holds(boolean truth) {
      if (!truth) {
        throw new ClaimFailed(
            id
                + " does not hold: "
                + text
                + ". It was seen to be false: correct the statement or the experiment.");
      }
      return new Claim(id, text, Verdict.HOLDS, List.of(), "true");
    }

    @Override
    public String toString() {
      return id + "  " + text + " — not measured yet: say measured(…) and a bound, or holds(…)";
    }
  }

  /** A statement and its measured values, waiting for the bound. */
  public static final class Measurement {
    private final String id;
    private final String statement;
    private final List<Series> measured = new ArrayList<>();

    private Measurement(String id, String statement) {
      this.id = id;
      this.statement = statement;
    }

    /**
     * One more quantity that keeps the same bound; they are listed one by one.
     *
     * @param quantity its name, such as {@code XOR}
     * @param values one per seed, or a single one where nothing is random
     * @return this
     */
    public Measurement each(String quantity, double... values) {
      if (values.length == 0) {
        throw new IllegalArgumentException(id + " was given no measured value: pass at least one.");
      }
      measured.add(new Series(quantity, DoubleStream.of(values).boxed().toList()));
      return this;
    }

    /**
     * Every value is greater than a bound.
     *
     * @param bound the largest value that does not bear the claim out
     * @return the claim
     * @throws ClaimFailed if the worst value is not above it
     */
    public Claim above(double bound) {
      return within(Math.nextUp(bound), Double.POSITIVE_INFINITY, "> " + Numbers.text(bound));
    }

    /**
     * Every value is at least a bound.
     *
     * @param bound the smallest value that bears the claim out
     * @return the claim
     * @throws ClaimFailed if the worst value is below it
     */
    public Claim atLeast(double bound) {
      return within(bound, Double.POSITIVE_INFINITY, "≥ " + Numbers.text(bound));
    }

    /**
     * Every value is less than a bound.
     *
     * @param bound the smallest value that does not bear the claim out
     * @return the claim
     * @throws ClaimFailed if the worst value is not below it
     */
    public Claim below(double bound) {
      return within(Double.NEGATIVE_INFINITY, Math.nextDown(bound), "< " + Numbers.text(bound));
    }

    /**
     * Every value is at most a bound.
     *
     * @param bound the largest value that bears the claim out
     * @return the claim
     * @throws ClaimFailed if the worst value is above it
     */
    public Claim atMost(double bound) {
      return within(Double.NEGATIVE_INFINITY, bound, "≤ " + Numbers.text(bound));
    }

    /**
     * Every value lies in an interval.
     *
     * @param low the smallest value allowed
     * @param high the largest value allowed
     * @return the claim
     * @throws ClaimFailed if a value lies outside
     */
    public Claim between(double low, double high) {
      return within(low, high, Numbers.text(low) + " … " + Numbers.text(high));
    }

    /**
     * Every value is close to a number.
     *
     * @param expected the number
     * @param tolerance the largest distance allowed, 0 for equality
     * @return the claim
     * @throws ClaimFailed if a value is farther away
     */
    public Claim close(double expected, double tolerance) {
      String bound = "= " + Numbers.text(expected);
      return within(
          expected - tolerance,
          expected + tolerance,
          tolerance == 0 ? bound : bound + " ± " + Numbers.text(tolerance));
    }

    private Claim within(double low, double high, String bound) {
      Claim claim = new Claim(id, statement, Verdict.HOLDS, measured, bound);
      for (double value : claim.values()) {
        // Written so that NaN fails.
        if (!(value >= low && value <= high)) {
          throw new ClaimFailed(
              String.format(
                  "%s does not hold: %s. Measured %s, required %s; the value %s misses it."
                      + " Correct the statement or the experiment, or give the bound that shows"
                      + " it is wrong and call refuted().",
                  id, statement, claim.measured(), bound, Numbers.text(value)));
        }
      }
      return claim;
    }

    @Override
    public String toString() {
      return id + "  " + statement + " — no bound yet: say above, below, between or close";
    }
  }
}

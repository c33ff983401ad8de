package nabla.core;

import java.util.List;

/**
 * Several settings of an experiment, each measured with the same seeds.
 *
 * @param <S> what was varied
 * @param settings its values
 * @param results one spread per setting
 */
public record Trials<S>(List<S> settings, List<Spread> results) {

  public Trials {
    settings = List.copyOf(settings);
    results = List.copyOf(results);
    if (settings.size() != results.size()) {
      throw new IllegalArgumentException(
          "%d settings but %d results: give one spread for each"
              .formatted(settings.size(), results.size()));
    }
  }

  /**
   * What was measured for a setting.
   *
   * @param setting one of {@link #settings()}
   * @return its spread
   */
  public Spread of(S setting) {
    int place = settings.indexOf(setting);
    if (place < 0) {
      throw new IllegalArgumentException(
          "%s was not tried, only %s: ask for one of them".formatted(setting, settings));
    }
    return results.get(place);
  }

  /**
   * The mean of each setting.
   *
   * @return in the order of the settings
   */
  public double[] means() {
    return results.stream().mapToDouble(Spread::mean).toArray();
  }

  /**
   * The standard deviation of each setting.
   *
   * @return in the order of the settings
   */
  public double[] sds() {
    return results.stream().mapToDouble(Spread::sd).toArray();
  }

  /** One line per setting. */
  @Override
  public String toString() {
    int width = settings.stream().mapToInt(s -> s.toString().length()).max().orElse(0);
    var text = new StringBuilder();
    for (int i = 0; i < settings.size(); i++) {
      var setting = settings.get(i).toString();
      text.append(i == 0 ? "" : "\n")
          .append(" ".repeat(width - setting.length()))
          .append(setting)
          .append("  ")
          .append(results.get(i));
    }
    return text.toString();
  }
}

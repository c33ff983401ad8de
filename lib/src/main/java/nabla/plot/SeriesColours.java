package nabla.plot;

import java.awt.Color;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.knowm.xchart.XYSeries;

/** Which series has which colour: one for every name, unless the reader chose another. */
final class SeriesColours {
  private final Map<XYSeries, String> names = new LinkedHashMap<>();
  private final Map<XYSeries, Color> given = new HashMap<>();
  private List<String> shared = List.of();
  private int first;

  /** Which colour is the first to be given away: 1 where the ground is blue. */
  void first(int index) {
    first = index;
  }

  /** Takes the colours from a longer list of names, such as those of all plots side by side. */
  void share(List<String> order) {
    shared = List.copyOf(order);
    paint();
  }

  /** Gives a series the colour of a name, and tells which of the colours that is. */
  int add(XYSeries series, String name) {
    names.put(series, name);
    paint();
    return palette().index(name);
  }

  /** The names that have a colour here, in order. */
  List<String> names() {
    return names.values().stream().distinct().toList();
  }

  /** The series that have a colour by name. */
  Set<XYSeries> series() {
    return names.keySet();
  }

  private Palette palette() {
    var all = new LinkedHashSet<>(shared);
    all.addAll(names());
    // What has no name need not differ from what is named elsewhere.
    return Palette.of(names().equals(List.of("")) ? List.of("") : all, first);
  }

  /** Colours every series whose colour nobody has changed. */
  private void paint() {
    var palette = palette();
    names.forEach(
        (series, name) -> {
          if (series.getLineColor() == null || series.getLineColor().equals(given.get(series))) {
            var colour = palette.colour(name);
            given.put(series, colour);
            series.setLineColor(colour).setFillColor(colour);
            series.setMarkerColor(colour);
            if (series.getMarker() instanceof Mark) {
              series.setMarker(new Mark(palette.index(name)));
            }
          }
        });
  }
}

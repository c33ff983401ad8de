package nabla.lessons;

import java.util.ArrayList;
import java.util.List;
import nabla.core.ScalarField;
import nabla.scratch.optim.Descent;

/**
 * Search without any slope: turn one knob a little; if that made things worse, turn it the other
 * way; if no knob helps any more, turn by half as much.
 *
 * @param step how far to turn at first
 * @param target stop when the value is at most this
 * @param limit how many values may be looked at
 */
public record OneAtATime(double step, double target, int limit) {

  /**
   * Searches.
   *
   * @param f what to make small; one value is one look
   * @param start where to begin, not changed
   * @return one point per look, always the best so far
   */
  public Descent run(ScalarField f, double... start) {
    var best = start.clone();
    double lowest = f.at(best);
    var path = new ArrayList<double[]>(List.of(best.clone()));
    var values = new ArrayList<Double>(List.of(lowest));
    double turn = step;
    int failures = 0;
    for (int knob = 0; lowest > target && values.size() < limit; knob = (knob + 1) % best.length) {
      boolean better = false;
      for (int side = 1; side >= -1 && !better && values.size() < limit; side -= 2) {
        var tried = best.clone();
        tried[knob] += side * turn;
        double value = f.at(tried);
        better = value < lowest;
        if (better) {
          best = tried;
          lowest = value;
        }
        path.add(best.clone());
        values.add(lowest);
      }
      failures = better ? 0 : failures + 1;
      if (failures == best.length) {
        turn /= 2;
        failures = 0;
      }
    }
    var outcome = lowest <= target ? Descent.Outcome.FLAT : Descent.Outcome.OUT_OF_STEPS;
    return new Descent(path, values.stream().mapToDouble(Double::doubleValue).toArray(), outcome);
  }
}

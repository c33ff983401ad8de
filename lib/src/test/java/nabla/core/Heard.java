package nabla.core;

import java.util.ArrayList;
import java.util.List;

/** A listener that writes down what it hears, one line each. */
public final class Heard implements FitListener {
  private final List<String> lines = new ArrayList<>();

  public List<String> lines() {
    return lines;
  }

  @Override
  public void start(FitConfig config) {
    lines.add("start");
  }

  @Override
  public void batch(int epoch, int done, int of) {
    lines.add(epoch + ":" + done + "/" + of);
  }

  @Override
  public void epoch(Epoch epoch) {
    lines.add("epoch " + epoch.number());
  }

  @Override
  public void end(History history) {
    lines.add("end " + history.epochs().size());
  }
}

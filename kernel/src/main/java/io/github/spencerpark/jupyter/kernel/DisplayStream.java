package io.github.spencerpark.jupyter.kernel;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import nabla.kernel.display.Cells;

/** Where display data goes: below the cell. */
public class DisplayStream {
  public boolean isAttached() {
    return true;
  }

  public void display(DisplayData data) {
    Cells.display(data);
  }

  public void updateDisplay(DisplayData data) {
    updateDisplay(data.getDisplayId(), data);
  }

  public void updateDisplay(String id, DisplayData data) {
    if (id == null) {
      throw new IllegalArgumentException("this display data has no id: set one, or name it");
    }
    Cells.updateDisplay(id, data);
  }
}

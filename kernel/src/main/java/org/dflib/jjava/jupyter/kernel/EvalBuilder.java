package org.dflib.jjava.jupyter.kernel;

import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** Code to be run, and what is wanted of it. */
public interface EvalBuilder<T> {
  EvalBuilder<T> resolveMagics();

  EvalBuilder<DisplayData> renderResults();

  T eval();
}

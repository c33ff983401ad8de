package org.dflib.jjava.jupyter;

import org.dflib.jjava.jupyter.kernel.BaseKernel;

/** What a library adds to JJava; found on the class path by {@link java.util.ServiceLoader}. */
public interface Extension {
  void install(BaseKernel kernel);

  default void uninstall(BaseKernel kernel) {}
}

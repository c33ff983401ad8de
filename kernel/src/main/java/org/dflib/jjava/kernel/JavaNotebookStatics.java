package org.dflib.jjava.kernel;

import org.dflib.jjava.jupyter.kernel.BaseNotebookStatics;

/** What JJava imports into every cell. */
public class JavaNotebookStatics extends BaseNotebookStatics {
  private static final JavaKernel KERNEL = new JavaKernel();

  public static JavaKernel getKernelInstance() {
    return KERNEL;
  }

  public static JavaKernel kernel() {
    return KERNEL;
  }
}

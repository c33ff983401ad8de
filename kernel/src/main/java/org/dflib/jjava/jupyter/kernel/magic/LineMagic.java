package org.dflib.jjava.jupyter.kernel.magic;

import java.util.List;
import org.dflib.jjava.jupyter.kernel.BaseKernel;

/** A magic on one line. */
@FunctionalInterface
public interface LineMagic<T, K extends BaseKernel> {
  T eval(K kernel, List<String> args) throws Exception;
}

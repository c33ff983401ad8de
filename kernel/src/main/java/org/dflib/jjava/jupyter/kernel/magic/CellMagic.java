package org.dflib.jjava.jupyter.kernel.magic;

import java.util.List;
import org.dflib.jjava.jupyter.kernel.BaseKernel;

/** A magic on a whole cell. */
@FunctionalInterface
public interface CellMagic<T, K extends BaseKernel> {
  T eval(K kernel, List<String> args, String body) throws Exception;
}

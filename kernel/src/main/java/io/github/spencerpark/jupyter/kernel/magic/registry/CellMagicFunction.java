package io.github.spencerpark.jupyter.kernel.magic.registry;

import java.util.List;

/** A magic on a whole cell. */
@FunctionalInterface
public interface CellMagicFunction<T> {
  T execute(List<String> args, String body) throws Exception;
}

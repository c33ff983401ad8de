package io.github.spencerpark.jupyter.kernel.display;

/** Renders a value into the container of its context. */
@FunctionalInterface
public interface RenderFunction<T> {
  void render(T value, RenderContext context);
}

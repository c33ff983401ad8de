package io.github.spencerpark.jupyter.kernel.display;

import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.Set;
import nabla.kernel.display.Bundle;
import nabla.kernel.display.Displayable;

/** A value that renders itself. */
public interface DisplayDataRenderable extends Displayable {
  Set<MIMEType> ANY = Set.of(MIMEType.ANY);

  default Set<MIMEType> getSupportedRenderTypes() {
    return ANY;
  }

  default Set<MIMEType> getPreferredRenderTypes() {
    return ANY;
  }

  void render(RenderContext context);

  @Override
  default Bundle bundle(Set<String> mimes) {
    return Renderer.run(
        this, (value, context) -> value.render(context), getPreferredRenderTypes(), mimes);
  }
}

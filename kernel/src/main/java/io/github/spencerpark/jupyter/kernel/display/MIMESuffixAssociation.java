package io.github.spencerpark.jupyter.kernel.display;

import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;

/** What a suffix such as {@code xml} stands for. */
@FunctionalInterface
public interface MIMESuffixAssociation {
  MIMESuffixAssociation NONE = suffix -> null;

  MIMEType resolveSuffix(String suffix);
}

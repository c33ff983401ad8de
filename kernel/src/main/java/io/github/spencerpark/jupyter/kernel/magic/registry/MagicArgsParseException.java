package io.github.spencerpark.jupyter.kernel.magic.registry;

/** The words behind a magic are not what it takes. */
public class MagicArgsParseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MagicArgsParseException(String format, Object... args) {
    super(String.format(format, args));
  }
}

package io.github.spencerpark.jupyter.kernel.display.mime;

/** A text that is no MIME type. */
public class MIMETypeParseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String source;
  private final int position;
  private final String problem;

  public MIMETypeParseException(String source, int position, String problem) {
    this(source, position, problem, null);
  }

  public MIMETypeParseException(String source, int position, String problem, Throwable cause) {
    super("'" + source + "' is no MIME type: " + problem + " at character " + position, cause);
    this.source = source;
    this.position = position;
    this.problem = problem;
  }

  public String getSource() {
    return source;
  }

  public int getPosition() {
    return position;
  }

  public String getProblem() {
    return problem;
  }
}

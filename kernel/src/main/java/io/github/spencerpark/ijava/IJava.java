package io.github.spencerpark.ijava;

/** The way to the kernel that the notebooks of IJava 1.3.0 know. */
public class IJava {
  public static final String COMPILER_OPTS_KEY = "IJAVA_COMPILER_OPTS";
  public static final String TIMEOUT_DURATION_KEY = "IJAVA_TIMEOUT";
  public static final String CLASSPATH_KEY = "IJAVA_CLASSPATH";
  public static final String STARTUP_SCRIPTS_KEY = "IJAVA_STARTUP_SCRIPTS_PATH";
  public static final String STARTUP_SCRIPT_KEY = "IJAVA_STARTUP_SCRIPT";
  public static final String VERSION = "1.3.0";

  private static final JavaKernel KERNEL = new JavaKernel();

  public static JavaKernel getKernelInstance() {
    return KERNEL;
  }
}

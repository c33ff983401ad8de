package nabla.kernel.engine;

import java.nio.charset.StandardCharsets;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Turns calls of {@code System.exit}, {@code Runtime.exit} and {@code halt} into a cell's end. */
final class ExitGuard extends MethodVisitor {
  private static final String CHECKPOINT = Checkpoint.class.getName().replace('.', '/');

  private final Runnable whenFound;

  ExitGuard(MethodVisitor next, Runnable whenFound) {
    super(Opcodes.ASM9, next);
    this.whenFound = whenFound;
  }

  /** A library's class with its exits turned, or null where it has none. */
  static byte[] guarded(byte[] bytes) {
    if (!mayExit(bytes)) {
      return null;
    }
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(reader, 0);
    boolean[] found = new boolean[1];
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            return new ExitGuard(
                super.visitMethod(access, name, descriptor, signature, exceptions),
                () -> found[0] = true);
          }
        },
        0);
    return found[0] ? writer.toByteArray() : null;
  }

  /** Most classes have not even the words. */
  private static boolean mayExit(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return (text.contains("exit") || text.contains("halt"))
        && (text.contains("java/lang/System") || text.contains("java/lang/Runtime"));
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    if (isExit(owner, name)) {
      whenFound.run();
      boolean virtual = opcode == Opcodes.INVOKEVIRTUAL;
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC, CHECKPOINT, "exit", exitDescriptor(virtual), false);
    } else {
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    Object[] changed = arguments.clone();
    for (int i = 0; i < changed.length; i++) {
      if (changed[i] instanceof Handle handle && isExit(handle.getOwner(), handle.getName())) {
        whenFound.run();
        boolean virtual = handle.getTag() == Opcodes.H_INVOKEVIRTUAL;
        changed[i] =
            new Handle(Opcodes.H_INVOKESTATIC, CHECKPOINT, "exit", exitDescriptor(virtual), false);
      }
    }
    super.visitInvokeDynamicInsn(name, descriptor, bootstrap, changed);
  }

  private static boolean isExit(String owner, String name) {
    return switch (owner) {
      case "java/lang/System" -> name.equals("exit");
      case "java/lang/Runtime" -> name.equals("exit") || name.equals("halt");
      default -> false;
    };
  }

  private static String exitDescriptor(boolean virtual) {
    return virtual ? "(Ljava/lang/Runtime;I)V" : "(I)V";
  }
}

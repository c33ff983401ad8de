package nabla.kernel.engine;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Rewrites the classes of a cell: a {@linkplain Checkpoint check} at every method entry and loop
 * back-edge, {@code System.exit} turned into the end of the cell, and line numbers and the source
 * file's name as the cell has them. Classes of {@link Libraries} get what they need of it.
 */
final class Weaver {
  private static final String CHECKPOINT = Checkpoint.class.getName().replace('.', '/');
  private static final String WAITS = Waits.class.getName().replace('.', '/');
  private static final Handle LINK = checkpoint("link");
  private static final Handle LIBRARY_LINK = checkpoint("linkLibrary");

  private static final String HOLDERS = CellFiles.PACKAGE + "/Cell";
  private static final Handle LATE =
      new Handle(
          Opcodes.H_INVOKESTATIC,
          LateCalls.class.getName().replace('.', '/'),
          "link",
          "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;"
              + "Ljava/lang/Class;)Ljava/lang/invoke/CallSite;",
          false);

  private Weaver() {}

  private static Handle checkpoint(String name) {
    return new Handle(
        Opcodes.H_INVOKESTATIC,
        CHECKPOINT,
        name,
        "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;)"
            + "Ljava/lang/invoke/CallSite;",
        false);
  }

  /** Weaves one class; without {@code checks}, exits, calls and line numbers only. */
  static byte[] weave(byte[] bytes, boolean checks, SourceLines lines) {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new WovenClass(writer, checks, lines), 0);
    return writer.toByteArray();
  }

  /**
   * Weaves a class of a library: a check at every loop back-edge, and where a lambda begins, for
   * what the JDK loops over; exits end the cell. Lines and file names are its own already.
   */
  static byte[] weaveLibrary(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(reader, 0);
    ClassVisitor woven =
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            MethodVisitor guarded = new ExitGuard(next, () -> {});
            // A class whose initialisation is stopped is lost for good.
            return name.equals("<clinit>")
                ? guarded
                : new CheckedMethod(guarded, LIBRARY_LINK, name.startsWith("lambda$"));
          }
        };
    reader.accept(woven, 0);
    return writer.toByteArray();
  }

  private static boolean isHolder(String name) {
    return name.startsWith(HOLDERS) && name.indexOf('_') > 0 && name.indexOf('$') < 0;
  }

  private static final class WovenClass extends ClassVisitor {
    private final boolean checks;
    private final SourceLines lines;
    private String name;
    private String file;

    WovenClass(ClassVisitor next, boolean checks, SourceLines lines) {
      super(Opcodes.ASM9, next);
      this.checks = checks;
      this.lines = lines;
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String parent, String[] types) {
      this.name = name;
      // LateCalls looks methods up from outside the package.
      int open = isHolder(name) ? access | Opcodes.ACC_PUBLIC : access;
      super.visit(version, open, name, signature, parent, types);
    }

    @Override
    public void visitSource(String source, String debug) {
      // The name is that of the first line that a user wrote; see visitEnd.
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      return new WovenMethod(new ExitGuard(next, () -> {}), this, !name.equals(Unit.RUN));
    }

    @Override
    public void visitEnd() {
      if (file != null) {
        super.visitSource(file, null);
      }
      super.visitEnd();
    }

    /** The line of the file, or 0 where there is none or where it is another file's. */
    int line(int compiled) {
      SourceLines.Run run = lines.run(compiled);
      if (run == null) {
        return 0;
      }
      if (file == null) {
        file = run.file();
      }
      return run.file().equals(file) ? run.cellFirst() + compiled - run.first() : 0;
    }
  }

  /** A method with checks, and with waits that end where the cell is to stop. */
  private static class CheckedMethod extends MethodVisitor {
    private final Handle link;
    private final boolean atEntry;
    private final Set<Label> behind = new HashSet<>();

    /** Without a link, checks nothing. */
    CheckedMethod(MethodVisitor next, Handle link, boolean atEntry) {
      super(Opcodes.ASM9, next);
      this.link = link;
      this.atEntry = atEntry;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      if (atEntry) {
        check();
      }
    }

    @Override
    public void visitLabel(Label label) {
      super.visitLabel(label);
      behind.add(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      if (behind.contains(label)) {
        check();
      }
      super.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label dflt, Label... labels) {
      checkIfBackward(dflt, labels);
      super.visitTableSwitchInsn(min, max, dflt, labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label dflt, int[] keys, Label[] labels) {
      checkIfBackward(dflt, labels);
      super.visitLookupSwitchInsn(dflt, keys, labels);
    }

    private void checkIfBackward(Label dflt, Label[] labels) {
      boolean backward = behind.contains(dflt);
      for (Label label : labels) {
        backward |= behind.contains(label);
      }
      if (backward) {
        check();
      }
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      if (link != null && Waits.covers(owner, name, descriptor)) {
        super.visitMethodInsn(
            Opcodes.INVOKESTATIC, WAITS, name, Waits.descriptor(owner, descriptor), false);
      } else {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        if (owner.equals("java/util/Scanner")) {
          // An interrupted Scanner is fed an empty line; it must not be taken for the user's.
          check();
        }
      }
    }

    private void check() {
      if (link != null) {
        super.visitInvokeDynamicInsn("check", "()V", link);
      }
    }
  }

  /** A cell's method: its lines are the cell's, and its calls follow redeclarations. */
  private static final class WovenMethod extends CheckedMethod {
    private final WovenClass owner;

    WovenMethod(MethodVisitor next, WovenClass owner, boolean called) {
      // The statements of the cell run once: nothing to check before the first.
      super(next, owner.checks ? LINK : null, called);
      this.owner = owner;
    }

    @Override
    public void visitLineNumber(int line, Label start) {
      int known = owner.line(line);
      if (known > 0) {
        super.visitLineNumber(known, start);
      }
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      if (opcode == Opcodes.INVOKESTATIC && isLate(owner)) {
        super.visitInvokeDynamicInsn(name, descriptor, LATE, Type.getObjectType(owner));
      } else {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      }
    }

    // The class that holds the methods of one name: a call from elsewhere follows redeclarations.
    private boolean isLate(String called) {
      return isHolder(called) && !called.equals(owner.name);
    }
  }
}

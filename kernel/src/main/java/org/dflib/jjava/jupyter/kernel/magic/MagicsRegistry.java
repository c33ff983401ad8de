package org.dflib.jjava.jupyter.kernel.magic;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nabla.kernel.display.Cells;
import nabla.kernel.magic.Magics;
import org.dflib.jjava.jupyter.kernel.BaseKernel;

/** The kernel's magics. */
public class MagicsRegistry {
  @SuppressWarnings("unchecked") // there is one kernel only
  public MagicsRegistry registerLineMagic(String name, LineMagic<?, ?> magic) {
    LineMagic<?, BaseKernel> any = (LineMagic<?, BaseKernel>) magic;
    registry().register(name, args -> any.eval(BaseKernel.notebookKernel(), args));
    return this;
  }

  @SuppressWarnings("unchecked") // there is one kernel only
  public MagicsRegistry registerCellMagic(String name, CellMagic<?, ?> magic) {
    CellMagic<?, BaseKernel> any = (CellMagic<?, BaseKernel>) magic;
    registry()
        .registerCell(name, (args, body) -> any.eval(BaseKernel.notebookKernel(), args, body));
    return this;
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <T, K extends BaseKernel> T evalLineMagic(K kernel, String name, List<String> args)
      throws Exception {
    return (T) registry().run(name, args);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <T, K extends BaseKernel> T evalCellMagic(
      K kernel, String name, List<String> args, String body) throws Exception {
    return (T) registry().runCell(name, args, body);
  }

  public Set<String> getLineMagicNames() {
    return names(name -> !name.startsWith("%%"));
  }

  public Set<String> getCellMagicNames() {
    return names(name -> name.startsWith("%%"));
  }

  private static Set<String> names(Predicate<String> kind) {
    return registry().names().stream()
        .filter(kind)
        .map(name -> name.replace("%", ""))
        .collect(Collectors.toSet());
  }

  private static Magics registry() {
    return Cells.kernel().magics();
  }
}

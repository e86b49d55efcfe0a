package dev.dovetail.analysis.boundaries.internal.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.analysis.boundaries.BoundaryChecker;
import dev.dovetail.analysis.boundaries.BoundaryReport;
import dev.dovetail.analysis.boundaries.Problem;
import dev.dovetail.analysis.boundaries.Scope;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.constant.ModuleDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No compiler writes what is needed here.
final class CirclesTest {
  @TempDir private Path folder;

  @Test
  void modulesThatRequireEachOtherAreAProblemAndTheRestIsReported() throws IOException {
    module("a", "b", 0);
    module("b", "c", ClassFile.ACC_TRANSITIVE);
    module("c", "a", 0);
    module("d", "a", 0);
    module("e", "f", ClassFile.ACC_STATIC_PHASE);
    module("f", "e", 0);

    BoundaryReport report = new BoundaryChecker().check(Scope.of(List.of(folder.toString())));

    assertEquals(List.of(new Problem(folder.resolve("a").toString(), "modules a, b, c require each other in a circle,"
        + " which neither compilers nor Java take. Move what they share into a module of its own.")), report.problems());
    assertTrue(report.module("d").isPresent());
  }

  private void module(String name, String required, int flags) throws IOException {
    byte[] bytes = ClassFile.of().buildModule(ModuleAttribute.of(ModuleDesc.of(name), module -> module
        .requires(ModuleDesc.of("java.base"), ClassFile.ACC_MANDATED, null)
        .requires(ModuleDesc.of(required), flags, null)));
    Files.write(Files.createDirectories(folder.resolve(name)).resolve("module-info.class"), bytes);
  }
}

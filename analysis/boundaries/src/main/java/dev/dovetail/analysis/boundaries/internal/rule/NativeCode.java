package dev.dovetail.analysis.boundaries.internal.rule;

import dev.dovetail.analysis.boundaries.Finding;
import dev.dovetail.analysis.boundaries.FindingCode;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.util.List;
import java.util.function.Consumer;

/// `native`: native methods are linked, or restricted methods called (JEP 472), and nothing in the modules
/// allows it.
///
/// Only launchers can allow it to a named module: `Enable-Native-Access` in a manifest counts in the jar that
/// `java -jar` starts, and has one value, `ALL-UNNAMED`, which is what plain jars on the class path are.
final class NativeCode implements Rule {
  @Override
  public void check(ScannedModule module, Inspection inspection, Consumer<Finding> found) {
    if (SystemModules.isOne(module) || (module.isAutomatic() && isAllowedOnClassPath(inspection))) {
      return;
    }
    List<String> methods = module.classes().stream()
        .flatMap(scanned -> scanned.nativeMethods().stream()).distinct().sorted().toList();
    if (!methods.isEmpty()) {
      found.accept(finding(
          module, "methods",
          methods.size() == 1
              ? "1 native method is linked"
              : methods.size() + " native methods are linked",
          methods.getFirst()));
    }
    List<String> calls = module.classes().stream()
        .flatMap(scanned -> scanned.restrictedCalls().stream().map(call -> scanned.name() + " calls " + call))
        .sorted().toList();
    if (!calls.isEmpty()) {
      found.accept(finding(
          module, "calls",
          calls.size() == 1
              ? "a restricted method is called in 1 place"
              : "restricted methods are called in " + calls.size() + " places",
          calls.getFirst()));
    }
  }

  private static Finding finding(ScannedModule module, String subject, String what, String first) {
    String manifest = module.manifest().grantsNativeAccess() && !module.isAutomatic()
        ? "; Enable-Native-Access in its manifest allows the class path alone" : "";
    return new Finding(
        FindingCode.NATIVE, module.name(), subject, what + " (" + first + ")" + manifest,
        "run with: --enable-native-access=" + module.name());
  }

  private static boolean isAllowedOnClassPath(Inspection inspection) {
    return inspection.graph().checked().stream()
        .anyMatch(module -> module.isAutomatic() && module.manifest().grantsNativeAccess());
  }
}

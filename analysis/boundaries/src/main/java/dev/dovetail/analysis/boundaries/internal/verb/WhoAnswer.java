package dev.dovetail.analysis.boundaries.internal.verb;

import dev.dovetail.analysis.boundaries.internal.verb.Permission.Grant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// Who names something.
///
/// @param what what was asked for, as it is spoken of
/// @param owners the modules that have it, sorted; mostly one
record WhoAnswer(String what, List<Owner> owners) implements Answer {
  private static final int MOST = 5;

  /// One module that has it.
  ///
  /// @param access who can name it
  /// @param namings who does
  /// @param friends whom it is exported to and who do not
  /// @param silent who read the module and could, and do not
  /// @param reflectors who may reflect on what is not public
  record Owner(
      String module, String access, List<Naming> namings, List<String> friends, List<String> silent,
      List<Reflector> reflectors) {}

  /// A module that names it.
  ///
  /// @param references how many pairs of classes
  /// @param classes its classes that do, and what each names
  record Naming(
      String module, long references, SortedMap<String, List<String>> classes, Permission permission) {}

  /// Somebody to whom it is open.
  record Reflector(String directive, String to, boolean isSeenToReflect) {}

  @Override
  public List<String> text() {
    Lines lines = new Lines();
    for (Owner owner : owners) {
      lines.gap().line(what + " of " + owner.module() + ": " + owner.access());
      lines.gap().line(owner.namings().isEmpty() ? "  no other module names it" : "  named by");
      owner.namings().forEach(naming -> naming(naming, lines));
      names(lines, "exported to, and not named by", owner.friends());
      names(lines, "readable, and not named by", owner.silent());
      if (!owner.reflectors().isEmpty()) {
        lines.line("  open to reflection");
        owner.reflectors().forEach(each -> lines.row(
            4, each.directive(), each.isSeenToReflect() ? each.to() + " reflects" : ""));
      }
    }
    return lines.text();
  }

  private static void naming(Naming naming, Lines lines) {
    List<String> by = new ArrayList<>(naming.permission().grants().stream().map(Grant::directive).toList());
    naming.permission().refusals().forEach(refusal -> by.add("not permitted: " + refusal));
    lines.row(4, naming.module(), Lines.count(naming.references(), "reference", "references"),
        String.join("; ", by));
    naming.classes().entrySet().stream().limit(MOST).forEach(entry -> lines.row(
        6, entry.getKey(), "names " + entry.getValue().getFirst()
            + (entry.getValue().size() > 1 ? " and " + (entry.getValue().size() - 1) + " more" : "")));
    if (naming.classes().size() > MOST) {
      lines.row(6, "and " + Lines.count(naming.classes().size() - MOST, "class", "classes") + " more");
    }
  }

  private static void names(Lines lines, String title, List<String> modules) {
    if (!modules.isEmpty()) {
      lines.line("  " + title).wrapped(4, Lines.list(modules));
    }
  }

  @Override
  public Object json() {
    return Members.of("of", what, "modules", owners.stream().map(WhoAnswer::json).toList());
  }

  private static Map<String, Object> json(Owner owner) {
    return Members.of(
        "module", owner.module(),
        "access", owner.access(),
        "namedBy", owner.namings().stream().map(naming -> Members.of(
            "module", naming.module(),
            "references", naming.references(),
            "permitted", naming.permission().isGranted(),
            "by", naming.permission().grants().stream().map(Grant::json).toList(),
            "missing", naming.permission().refusals(),
            "classes", naming.classes())).toList(),
        "friendsThatDoNot", owner.friends(),
        "readersThatDoNot", owner.silent(),
        "open", owner.reflectors().stream().map(each -> Members.of(
            "directive", each.directive(), "to", each.to(), "reflects", each.isSeenToReflect())).toList());
  }

  @Override
  public int exitCode() {
    return owners.stream().allMatch(owner -> owner.namings().isEmpty()) ? 1 : 0;
  }
}

package dev.dovetail.analysis.boundaries.internal.verb;

import dev.dovetail.analysis.boundaries.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/// What would be different if a directive were gone.
///
/// @param directive the directive
/// @param module the module it stands in
/// @param refused references that would not compile
/// @param vanished modules that would not be resolved at start
/// @param services what would not be found, or fail, as a service
/// @param reflection what reflection might be refused
/// @param appearing findings that would come
/// @param disappearing findings that would go
record WithoutAnswer(
    String directive,
    String module,
    List<Refused> refused,
    List<Vanished> vanished,
    List<String> services,
    List<String> reflection,
    List<Finding> appearing,
    List<Finding> disappearing)
    implements Answer {
  private static final int MOST = 5;
  private static final int LONGEST = 20;

  /// What a module could no longer name of another.
  ///
  /// @param references how many pairs of classes
  /// @param classes the classes that name it
  /// @param reasons what would be missing
  record Refused(
      String from, String to, String packageName, int references, List<String> classes, List<String> reasons)
      implements Comparable<Refused> {
    private static final Comparator<Refused> ORDER =
        Comparator.comparing(Refused::from).thenComparing(Refused::to).thenComparing(Refused::packageName);

    @Override
    public int compareTo(Refused other) {
      return ORDER.compare(this, other);
    }
  }

  /// A module that would not be there at start.
  ///
  /// @param isBound whether it is resolved all the same where every provider of a service is
  /// @param users who would still be there and names it
  record Vanished(String module, boolean isBound, List<String> users) {
    private boolean breaks() {
      return !users.isEmpty() && !isBound;
    }

    private String consequence() {
      String names = users.isEmpty() ? "nobody left names it" : "named by " + String.join(", ", users);
      return isBound ? names + "; comes as a provider, unless in an image" : names;
    }
  }

  private boolean breaks() {
    return !refused.isEmpty() || vanished.stream().anyMatch(Vanished::breaks)
        || !services.isEmpty() || !reflection.isEmpty();
  }

  @Override
  public List<String> text() {
    Lines lines = new Lines();
    lines.line("without " + directive + " in " + module + ": "
        + (breaks() ? "this breaks" : "nothing breaks"));
    if (!refused.isEmpty()) {
      lines.gap().line("  does not compile, and fails at run time");
      refused(lines);
    }
    if (!vanished.isEmpty()) {
      lines.gap().line("  not resolved at start");
      folded(lines, vanished, each -> lines.row(4, each.module(), each.consequence()));
    }
    sentences(lines, "services", services);
    sentences(lines, "reflection", reflection);
    findings(lines, "findings that appear", appearing);
    findings(lines, "findings that disappear", disappearing);
    return lines.text();
  }

  /// Few are shown with their classes, many without.
  private void refused(Lines lines) {
    folded(lines, refused, each -> {
      lines.row(4, each.from(), Lines.count(each.references(), "reference", "references") + " to "
          + each.packageName() + (each.packageName().equals(each.to()) ? "" : " of " + each.to()));
      if (refused.size() <= MOST) {
        each.classes().stream().limit(MOST).forEach(name -> lines.row(6, name));
        if (each.classes().size() > MOST) {
          lines.row(6, "and " + Lines.count(each.classes().size() - MOST, "class", "classes") + " more");
        }
      }
    });
  }

  private static <T> void folded(Lines lines, List<T> all, Consumer<T> row) {
    all.stream().limit(LONGEST).forEach(row);
    if (all.size() > LONGEST) {
      lines.row(4, "and " + (all.size() - LONGEST) + " more; --json has all");
    }
  }

  private static void sentences(Lines lines, String title, List<String> sentences) {
    if (!sentences.isEmpty()) {
      lines.gap().line("  " + title);
      folded(lines, sentences, each -> lines.row(4, each));
    }
  }

  private static void findings(Lines lines, String title, List<Finding> findings) {
    if (!findings.isEmpty()) {
      lines.gap().line("  " + title);
      folded(lines, findings, each -> lines.row(4, each.code().code(), each.module(), each.subject()));
    }
  }

  @Override
  public Object json() {
    return Members.of(
        "without", directive,
        "module", module,
        "breaks", breaks(),
        "refused", refused.stream().map(each -> Members.of(
            "module", each.from(), "names", each.packageName(), "of", each.to(),
            "references", each.references(), "classes", each.classes(), "reasons", each.reasons())).toList(),
        "vanished", vanished.stream().map(each -> Members.of(
            "module", each.module(), "bound", each.isBound(), "namedBy", each.users())).toList(),
        "services", services,
        "reflection", reflection,
        "appearing", appearing.stream().map(WithoutAnswer::json).toList(),
        "disappearing", disappearing.stream().map(WithoutAnswer::json).toList());
  }

  private static Object json(Finding finding) {
    return Members.of(
        "code", finding.code().code(), "module", finding.module(), "subject", finding.subject());
  }

  @Override
  public int exitCode() {
    return breaks() ? 1 : 0;
  }
}

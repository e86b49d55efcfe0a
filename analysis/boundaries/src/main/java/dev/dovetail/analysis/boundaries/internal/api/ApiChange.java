package dev.dovetail.analysis.boundaries.internal.api;

import java.util.Comparator;

/// Something that is different in a newer API.
///
/// @param change what
/// @param module the module
/// @param subject the directive, the type or the member
/// @param detail what it was and is, or by which; may be empty
public record ApiChange(Change change, String module, String subject, String detail)
    implements Comparable<ApiChange> {
  private static final Comparator<ApiChange> ORDER = Comparator.comparing(ApiChange::module)
      .thenComparing(each -> each.change().isCompatible())
      .thenComparing(ApiChange::subject)
      .thenComparing(ApiChange::change)
      .thenComparing(ApiChange::detail);

  @Override
  public int compareTo(ApiChange other) {
    return ORDER.compare(this, other);
  }
}

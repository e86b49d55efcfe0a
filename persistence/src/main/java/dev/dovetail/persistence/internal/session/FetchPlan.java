package dev.dovetail.persistence.internal.session;

import java.util.List;
import java.util.stream.Stream;

/// What a query loads with its objects.
///
/// @param selected paths of relations, each loaded by a statement of its own
/// @param joined paths of relations to one object each, loaded by the query itself
record FetchPlan(List<String> selected, List<String> joined) {
  static final FetchPlan NONE = new FetchPlan(List.of(), List.of());

  FetchPlan select(List<String> further) {
    return new FetchPlan(Stream.concat(selected.stream(), further.stream()).toList(), joined);
  }

  FetchPlan join(List<String> further) {
    return new FetchPlan(selected, Stream.concat(joined.stream(), further.stream()).toList());
  }

  @Override
  public String toString() {
    return Stream.concat(joined.stream(), selected.stream()).toList().toString();
  }

  /// Loads what is not loaded yet.
  void complete(Fetcher fetcher, List<?> found) {
    joined.forEach(path -> fetcher.fetch(found, path)); // only refers to what the rows had, which is held
    selected.forEach(path -> fetcher.fetch(found, path));
  }
}

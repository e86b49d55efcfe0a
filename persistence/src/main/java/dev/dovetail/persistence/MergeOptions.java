package dev.dovetail.persistence;

import java.util.List;
import java.util.Set;

/// How [Session#merge] copies an object into the session.
///
/// {@snippet lang=java :
/// session.merge(form, MergeOptions.only("name", "email"));
/// }
///
/// @param isLoading whether the rows that correspond are read, to find what differs
/// @param attributes names of the fields of the object itself that are copied; all if there are none
/// @param fetched what is loaded with the object before, as paths for [Session#load]
public record MergeOptions(boolean isLoading, Set<String> attributes, List<String> fetched) {
  /// Reads the rows that correspond, and copies everything.
  public static final MergeOptions DEFAULT = new MergeOptions(true, Set.of(), List.of());

  /// Makes options of copies.
  ///
  /// @throws IllegalArgumentException if nothing is to be loaded, and something is to be chosen or loaded
  public MergeOptions {
    attributes = Set.copyOf(attributes);
    fetched = List.copyOf(fetched);
    if (!isLoading && !(attributes.isEmpty() && fetched.isEmpty())) {
      throw new IllegalArgumentException("Merging without loading takes an object as a whole: attributes "
          + attributes + " and paths " + fetched + " have no meaning there");
    }
  }

  /// Takes the object for what its row holds now, as one from a cache is: nothing is read and nothing will be
  /// written.
  public static MergeOptions withoutLoading() {
    return new MergeOptions(false, Set.of(), List.of());
  }

  /// Copies some fields and leaves the others as they are, where null has no meaning in them. An object
  /// without a row is new as a whole.
  ///
  /// @param attributes names of fields, with relations or without
  public static MergeOptions only(String... attributes) {
    return new MergeOptions(true, Set.of(attributes), List.of());
  }

  /// Loads what relations reach with the object, one statement for each, before they are merged.
  ///
  /// @param paths as for [Session#load]
  public static MergeOptions fetch(String... paths) {
    return new MergeOptions(true, Set.of(), List.of(paths));
  }
}

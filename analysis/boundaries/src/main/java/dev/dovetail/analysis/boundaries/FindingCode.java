package dev.dovetail.analysis.boundaries;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What can be wrong with a boundary. The names are those of JLS 7.7's directives.
public enum FindingCode {
  /// A module is required, and none of its classes is named.
  REQUIRES_UNUSED("required, and no class of it is named"),
  /// A module is required, and only what it re-exports is used.
  REQUIRES_VIA("required for what it re-exports only"),
  /// The exported API names types of a module that is required, but not transitively.
  TRANSITIVE_MISSING("named in the exported API, and not required transitively"),
  /// A module is required transitively, and the exported API names none of its types.
  TRANSITIVE_UNNEEDED("required transitively, and not named in the exported API"),
  /// A package is exported, and no other module names a class of it.
  EXPORT_UNUSED("exported, and no other module names a class of it"),
  /// A package is exported to a module that names no class of it, or opened to one that does not reflect.
  FRIEND_UNUSED("exported or opened to a module that makes no use of it"),
  /// A package is exported or opened to a module that is nowhere.
  FRIEND_UNKNOWN("exported or opened to a module that is not there"),
  /// The exported API names a type that its users cannot.
  EXPORT_LEAKS("named in the exported API, and not accessible to its users"),
  /// A package is opened to everybody.
  OPENS_UNQUALIFIED("opened to everybody"),
  /// A package is opened to modules that never reflect, or is not there.
  OPENS_UNNEEDED("opened, and nobody it is opened to reflects"),
  /// Two modules export the same package.
  SPLIT_EXPORTED("exported by more than one module"),
  /// Two modules contain the same package, and one of them conceals it.
  SPLIT_CONCEALED("contained in more than one module: they cannot be in one layer"),
  /// A module without a descriptor.
  AUTOMATIC("has no descriptor: jlink refuses it"),
  /// A service is loaded without `uses`.
  USES_UNDECLARED("loaded as a service, and not declared with uses"),
  /// A service is declared with `uses` and never loaded.
  USES_UNLOADED("declared with uses, and never loaded"),
  /// A provided service that no module uses.
  PROVIDES_UNUSED("provided, and no module uses the service"),
  /// Native methods, or calls of restricted ones.
  NATIVE("needs native access"),
  /// A use of what the JDK does not export, or calls unsupported.
  JDK_INTERNAL("internal API of the JDK"),
  /// The descriptor and the POM say different things.
  POM_DIFFERS("the descriptor and the POM differ"),
  /// A directive that wants a reason has none.
  REASON_MISSING("wants a reason as a comment");

  private final String meaning;

  FindingCode(String meaning) {
    this.meaning = meaning;
  }

  /// Returns what users write: `requires-unused`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Says in a few words what is wrong.
  public String meaning() {
    return meaning;
  }

  /// Returns the code that users write so, if there is one.
  public static Optional<FindingCode> of(String code) {
    return Arrays.stream(values()).filter(value -> value.code().equals(code)).findFirst();
  }

  @Override
  public String toString() {
    return code();
  }
}

package dev.dovetail.analysis.boundaries.internal.api;

import java.util.List;

/// What can change in an API, and what of its users' does not survive it, by the Java Language Specification
/// (JLS 25, chapter 13). Where that says nothing, it is the section that makes the difference matter: a
/// module that is required must be there, and the virtual machine takes classes and interfaces for different
/// things (JVMS 25).
public enum Change {
  /// A module is gone.
  MODULE_REMOVED("module removed", "JLS 7.7.1", Loss.BINARIES, Loss.SOURCES),
  /// A module is new.
  MODULE_ADDED("module added", "JLS 7.7.1"),
  /// An open module is one no longer.
  NO_LONGER_OPEN("no longer open: reflection is refused", "JLS 13.3", Loss.BINARIES),
  /// A package is exported no longer.
  EXPORT_REMOVED("no longer exported", "JLS 13.3", Loss.BINARIES, Loss.SOURCES),
  /// A package is exported to friends only.
  EXPORT_QUALIFIED("exported to friends only", "JLS 13.3", Loss.BINARIES, Loss.SOURCES),
  /// A friend is one no longer.
  FRIEND_REMOVED("no longer exported to a friend", "JLS 13.3", Loss.BINARIES, Loss.SOURCES),
  /// A package is exported.
  EXPORT_ADDED("exported", "JLS 13.3"),
  /// A package is opened no longer.
  OPENS_REMOVED("no longer opened: reflection is refused", "JLS 13.3", Loss.BINARIES),
  /// A package is opened.
  OPENS_ADDED("opened", "JLS 13.3"),
  /// Those who require the module no longer read another with it.
  IMPLIED_REMOVED("no longer required transitively", "JLS 13.3", Loss.BINARIES, Loss.SOURCES),
  /// Those who require the module read another with it.
  IMPLIED_ADDED("required transitively", "JLS 13.3"),
  /// Another module must be there.
  REQUIRES_ADDED("required: must be on the module path", "JLS 13.3"),
  /// Another module need not be there.
  REQUIRES_REMOVED("no longer required", "JLS 13.3"),
  /// Providers of a service are looked for.
  USES_ADDED("used as a service", "JLS 13.3"),
  /// Providers of a service are not looked for.
  USES_REMOVED("no longer used as a service", "JLS 13.3", Loss.BEHAVIOR),
  /// A service is provided.
  PROVIDES_ADDED("provided", "JLS 13.3"),
  /// A service is provided by other classes, or in another order.
  PROVIDERS_CHANGED("provided by others", "JLS 13.3"),
  /// A service is provided no longer.
  PROVIDES_REMOVED("no longer provided", "JLS 13.3", Loss.BEHAVIOR),
  /// A type is gone.
  TYPE_REMOVED("type removed", "JLS 13.3", Loss.BINARIES, Loss.SOURCES),
  /// A type is there, and others cannot name it any more.
  TYPE_NOT_PUBLIC("type no longer public", "JLS 13.4.3, 13.5.1", Loss.BINARIES, Loss.SOURCES),
  /// A type is new.
  TYPE_ADDED("type added", "JLS 13.3"),
  /// A class is an interface now, or the other way round.
  KIND_CHANGED("class and interface exchanged", "JVMS 5.4.3", Loss.BINARIES, Loss.SOURCES),
  /// A class can no longer be instantiated.
  NOW_ABSTRACT("class now abstract", "JLS 13.4.1", Loss.BINARIES, Loss.SOURCES),
  /// A class can no longer be extended.
  NOW_FINAL("class now final", "JLS 13.4.2.3", Loss.BINARIES, Loss.SOURCES),
  /// A type can be extended by its own only.
  NOW_SEALED("now sealed", "JLS 13.4.2.1, 13.5.2", Loss.BINARIES, Loss.SOURCES),
  /// A sealed type permits more.
  PERMITS_ADDED("permits a further subclass: switches are not exhaustive", "JLS 13.4.2.1, 13.5.2",
      Loss.SOURCES),
  /// A sealed type permits less.
  PERMITS_REMOVED("permits a subclass no longer", "JLS 13.4.2.1, 13.5.2", Loss.SOURCES),
  /// A type is no longer a subtype of another.
  SUPERTYPE_REMOVED("no longer a subtype", "JLS 13.4.4, 13.5.3", Loss.BINARIES, Loss.SOURCES),
  /// A type is a subtype of another.
  SUPERTYPE_ADDED("subtype", "JLS 13.4.4, 13.5.3"),
  /// Type parameters, or type arguments of supertypes.
  TYPE_GENERICS_CHANGED("generic header changed", "JLS 13.4.5, 13.5.5", Loss.SOURCES),
  /// Record patterns do not match.
  COMPONENTS_CHANGED("record components changed", "JLS 13.4.27", Loss.SOURCES),
  /// A field is gone.
  FIELD_REMOVED("field removed", "JLS 13.4.8, 13.5.4", Loss.BINARIES, Loss.SOURCES),
  /// A field is new.
  FIELD_ADDED("field added", "JLS 13.4.8, 13.5.4"),
  /// An enum class has a constant more.
  ENUM_CONSTANT_ADDED("enum constant added: switches without default may meet it", "JLS 13.4.26"),
  /// A field has another erased type.
  FIELD_TYPE_CHANGED("field has another type", "JLS 13.4.8", Loss.BINARIES, Loss.SOURCES),
  /// A field has other type arguments.
  FIELD_GENERICS_CHANGED("field has other type arguments", "JLS 13.4.8", Loss.SOURCES),
  /// A public field is protected.
  FIELD_LESS_ACCESSIBLE("field less accessible", "JLS 13.4.7", Loss.BINARIES, Loss.SOURCES),
  /// A field can no longer be assigned.
  FIELD_NOW_FINAL("field now final", "JLS 13.4.9", Loss.BINARIES, Loss.SOURCES),
  /// A field became static.
  FIELD_NOW_STATIC("field now static", "JLS 13.4.10", Loss.BINARIES),
  /// A field became an instance's.
  FIELD_NOT_STATIC("field no longer static", "JLS 13.4.10", Loss.BINARIES, Loss.SOURCES),
  /// A constant is none any more.
  NOT_CONSTANT("no longer a constant", "JLS 13.4.9", Loss.SOURCES),
  /// A constant has another value.
  CONSTANT_CHANGED("constant has another value: binaries keep the old one", "JLS 13.4.9"),
  /// A method is gone.
  METHOD_REMOVED("method removed", "JLS 13.4.12, 13.5.4", Loss.BINARIES, Loss.SOURCES),
  /// A constructor is gone.
  CONSTRUCTOR_REMOVED("constructor removed", "JLS 13.4.12", Loss.BINARIES, Loss.SOURCES),
  /// A method is new.
  METHOD_ADDED("method added", "JLS 13.4.12, 13.5.7"),
  /// A constructor is new.
  CONSTRUCTOR_ADDED("constructor added", "JLS 13.4.12"),
  /// Subclasses must implement a method more.
  ABSTRACT_METHOD_ADDED("abstract method added", "JLS 13.4.12, 13.5.4", Loss.SOURCES),
  /// Annotations must give an element more.
  ELEMENT_ADDED("annotation element without default added", "JLS 13.5.8", Loss.SOURCES),
  /// An annotation element must be given.
  DEFAULT_REMOVED("annotation element has no default any more", "JLS 13.5.8", Loss.SOURCES),
  /// A method has another erased result.
  RESULT_CHANGED("method has another result", "JLS 13.4.15", Loss.BINARIES, Loss.SOURCES),
  /// A method has other type parameters or arguments.
  METHOD_GENERICS_CHANGED("method has other type arguments", "JLS 13.4.13", Loss.SOURCES),
  /// A public method is protected.
  METHOD_LESS_ACCESSIBLE("method less accessible", "JLS 13.4.7", Loss.BINARIES, Loss.SOURCES),
  /// A method must be implemented.
  METHOD_NOW_ABSTRACT("method now abstract", "JLS 13.4.16", Loss.BINARIES, Loss.SOURCES),
  /// A method cannot be overridden.
  METHOD_NOW_FINAL("method now final", "JLS 13.4.17", Loss.BINARIES, Loss.SOURCES),
  /// A method became static.
  METHOD_NOW_STATIC("method now static", "JLS 13.4.19", Loss.BINARIES, Loss.SOURCES),
  /// A method became an instance's.
  METHOD_NOT_STATIC("method no longer static", "JLS 13.4.19", Loss.BINARIES, Loss.SOURCES),
  /// A checked exception must be handled.
  THROWS_ADDED("method throws a checked exception", "JLS 13.4.21", Loss.SOURCES),
  /// A checked exception cannot be caught.
  THROWS_REMOVED("method no longer throws a checked exception", "JLS 13.4.21", Loss.SOURCES),
  /// Arguments must be put into an array.
  NOT_VARARGS("method no longer of variable arity", "JLS 13.4.14", Loss.SOURCES);

  private final String meaning;
  private final String section;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<Loss> losses;

  Change(String meaning, String section, Loss... losses) {
    this.meaning = meaning;
    this.section = section;
    this.losses = List.of(losses);
  }

  /// What of a user's can fail.
  public enum Loss {
    /// What was compiled before links no longer.
    BINARIES,
    /// What compiled before does so no longer.
    SOURCES,
    /// What links and compiles finds less than before.
    BEHAVIOR
  }

  /// Says in a few words what is different.
  public String meaning() {
    return meaning;
  }

  /// Returns where it is specified: the section for classes, and that for interfaces if it is another.
  public String section() {
    return section;
  }

  /// Returns what can fail; nothing if users are safe.
  public List<Loss> losses() {
    return losses;
  }

  /// Says whether users are safe.
  public boolean isCompatible() {
    return losses.isEmpty();
  }
}

package dev.dovetail.analysis.boundaries.internal.api;

/// What can change in an API, whether binaries and sources of its users survive it, and by which section of the Java
/// Language Specification (JLS 25, mostly chapter 13).
public enum Change {
  /// A module is gone.
  MODULE_REMOVED("module removed", false, false, "13.3"),
  /// A module is new.
  MODULE_ADDED("module added", true, true, "13.3"),
  /// An open module is one no longer.
  NO_LONGER_OPEN("no longer open: reflection is refused", false, true, "7.7.4"),
  /// A package is exported no longer.
  EXPORT_REMOVED("no longer exported", false, false, "13.3"),
  /// A package is exported to friends only.
  EXPORT_QUALIFIED("exported to friends only", false, false, "13.3"),
  /// A friend is one no longer.
  FRIEND_REMOVED("no longer exported to a friend", false, false, "13.3"),
  /// A package is exported.
  EXPORT_ADDED("exported", true, true, "13.3"),
  /// A package is opened no longer.
  OPENS_REMOVED("no longer opened: reflection is refused", false, true, "7.7.4"),
  /// A package is opened.
  OPENS_ADDED("opened", true, true, "7.7.4"),
  /// Those who require the module no longer read another with it.
  IMPLIED_REMOVED("no longer required transitively", false, false, "7.7.1"),
  /// Those who require the module read another with it.
  IMPLIED_ADDED("required transitively", true, true, "7.7.1"),
  /// Another module must be there.
  REQUIRES_ADDED("required: must be on the module path", true, true, "7.7.1"),
  /// Another module need not be there.
  REQUIRES_REMOVED("no longer required", true, true, "7.7.1"),
  /// Providers of a service are looked for.
  USES_ADDED("used as a service", true, true, "7.7.5"),
  /// Providers of a service are not looked for.
  USES_REMOVED("no longer used as a service", false, true, "7.7.5"),
  /// A service is provided.
  PROVIDES_ADDED("provided", true, true, "7.7.6"),
  /// A service is provided no longer.
  PROVIDES_REMOVED("no longer provided", false, true, "7.7.6"),
  /// A type is gone.
  TYPE_REMOVED("type removed", false, false, "13.3"),
  /// A type is new.
  TYPE_ADDED("type added", true, true, "13.3"),
  /// A class is an interface now, or the other way round.
  KIND_CHANGED("class and interface exchanged", false, false, "13.4"),
  /// A class can no longer be instantiated.
  NOW_ABSTRACT("class now abstract", false, false, "13.4.1"),
  /// A class can no longer be extended.
  NOW_FINAL("class now final", false, false, "13.4.2.3"),
  /// A type can be extended by its own only.
  NOW_SEALED("now sealed", false, false, "13.4.2.1"),
  /// A sealed type permits more.
  PERMITS_ADDED("permits a further subclass: switches are not exhaustive", true, false, "13.4.2.1"),
  /// A sealed type permits less.
  PERMITS_REMOVED("permits a subclass no longer", true, false, "13.4.2.1"),
  /// A type is no longer a subtype of another.
  SUPERTYPE_REMOVED("no longer a subtype", false, false, "13.4.4"),
  /// A type is a subtype of another.
  SUPERTYPE_ADDED("subtype", true, true, "13.4.4"),
  /// Type parameters, or type arguments of supertypes.
  TYPE_GENERICS_CHANGED("generic header changed", true, false, "13.4.5"),
  /// Record patterns do not match.
  COMPONENTS_CHANGED("record components changed", true, false, "13.4.27"),
  /// A field is gone.
  FIELD_REMOVED("field removed", false, false, "13.4.8"),
  /// A field is new.
  FIELD_ADDED("field added", true, true, "13.4.8"),
  /// A field has another erased type.
  FIELD_TYPE_CHANGED("field has another type", false, false, "13.4.8"),
  /// A field has other type arguments.
  FIELD_GENERICS_CHANGED("field has other type arguments", true, false, "13.4.8"),
  /// A public field is protected.
  FIELD_LESS_ACCESSIBLE("field less accessible", false, false, "13.4.7"),
  /// A field can no longer be assigned.
  FIELD_NOW_FINAL("field now final", false, false, "13.4.9"),
  /// A field became static.
  FIELD_NOW_STATIC("field now static", false, true, "13.4.10"),
  /// A field became an instance's.
  FIELD_NOT_STATIC("field no longer static", false, false, "13.4.10"),
  /// A constant is none any more.
  NOT_CONSTANT("no longer a constant", true, false, "13.4.9"),
  /// A constant has another value.
  CONSTANT_CHANGED("constant has another value: binaries keep the old one", true, true, "13.4.9"),
  /// A method is gone.
  METHOD_REMOVED("method removed", false, false, "13.4.12"),
  /// A constructor is gone.
  CONSTRUCTOR_REMOVED("constructor removed", false, false, "13.4.12"),
  /// A method is new.
  METHOD_ADDED("method added", true, true, "13.4.12"),
  /// A constructor is new.
  CONSTRUCTOR_ADDED("constructor added", true, true, "13.4.12"),
  /// Subclasses must implement a method more.
  ABSTRACT_METHOD_ADDED("abstract method added", true, false, "13.5.4"),
  /// Annotations must give an element more.
  ELEMENT_ADDED("annotation element without default added", true, false, "13.5.8"),
  /// An annotation element must be given.
  DEFAULT_REMOVED("annotation element has no default any more", true, false, "13.5.8"),
  /// A method has another erased result.
  RESULT_CHANGED("method has another result", false, false, "13.4.15"),
  /// A method has other type parameters or arguments.
  METHOD_GENERICS_CHANGED("method has other type arguments", true, false, "13.4.13"),
  /// A public method is protected.
  METHOD_LESS_ACCESSIBLE("method less accessible", false, false, "13.4.7"),
  /// A method must be implemented.
  METHOD_NOW_ABSTRACT("method now abstract", false, false, "13.4.16"),
  /// A method cannot be overridden.
  METHOD_NOW_FINAL("method now final", false, false, "13.4.17"),
  /// A method became static.
  METHOD_NOW_STATIC("method now static", false, false, "13.4.19"),
  /// A method became an instance's.
  METHOD_NOT_STATIC("method no longer static", false, false, "13.4.19"),
  /// A checked exception must be handled.
  THROWS_ADDED("method throws a checked exception", true, false, "13.4.21"),
  /// A checked exception cannot be caught.
  THROWS_REMOVED("method no longer throws a checked exception", true, false, "13.4.21"),
  /// Arguments must be put into an array.
  NOT_VARARGS("method no longer of variable arity", true, false, "13.4.14");

  private final String meaning;
  private final boolean isBinaryCompatible;
  private final boolean isSourceCompatible;
  private final String section;

  Change(String meaning, boolean isBinaryCompatible, boolean isSourceCompatible, String section) {
    this.meaning = meaning;
    this.isBinaryCompatible = isBinaryCompatible;
    this.isSourceCompatible = isSourceCompatible;
    this.section = section;
  }

  /// Says in a few words what is different.
  public String meaning() {
    return meaning;
  }

  /// Says whether what was compiled before still links, and finds what it found.
  public boolean isBinaryCompatible() {
    return isBinaryCompatible;
  }

  /// Says whether what compiled before still does.
  public boolean isSourceCompatible() {
    return isSourceCompatible;
  }

  /// Returns the section of the Java Language Specification.
  public String section() {
    return section;
  }

  /// Says whether users are safe.
  public boolean isCompatible() {
    return isBinaryCompatible && isSourceCompatible;
  }
}

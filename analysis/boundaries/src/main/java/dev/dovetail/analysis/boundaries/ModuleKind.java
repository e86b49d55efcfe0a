package dev.dovetail.analysis.boundaries;

/// How a module came to be one.
public enum ModuleKind {
  /// It has a descriptor.
  EXPLICIT,
  /// It has a descriptor that opens all of its packages.
  OPEN,
  /// It is a jar without a descriptor, named by its manifest or its file.
  AUTOMATIC,
  /// It belongs to the runtime, and is looked at as far as others use it.
  SYSTEM
}

package dev.dovetail.analysis.boundaries.internal.scan;

/// The name of a class, and of its package; the same object for the same name within one reading.
///
/// @param binaryName with dots, and `$` before nested classes
/// @param packageName with dots; empty for the unnamed package
public record ClassName(String binaryName, String packageName) implements Comparable<ClassName> {
  @Override
  public int compareTo(ClassName other) {
    return binaryName.compareTo(other.binaryName);
  }

  /// The package follows from the name, so it is not compared.
  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof ClassName name && binaryName.equals(name.binaryName));
  }

  @Override
  public int hashCode() {
    return binaryName.hashCode();
  }

  @Override
  public String toString() {
    return binaryName;
  }
}

package dev.dovetail.analysis.boundaries.internal.scan;

import java.util.List;
import java.util.Set;

/// What a class file says of other classes; no class was loaded.
///
/// @param name its own name
/// @param isPublic whether it is public, or a nested class that is public or protected in public ones
/// @param isSynthetic whether a compiler made it
/// @param references the classes it names anywhere but in its code's debugging information, sorted, each once;
///     itself not among them
/// @param apiUses the types in its public and protected signatures, if its package is exported; without those of
///     packages that `java.base` exports to all
/// @param traits what else was seen
/// @param loadedServices the classes given as constants to `ServiceLoader.load` and its like, sorted
/// @param nativeMethods its `native` methods
/// @param restrictedCalls the restricted methods that it calls, as `java.lang.System.load`
public record ScannedClass(
    ClassName name,
    boolean isPublic,
    boolean isSynthetic,
    List<ClassName> references,
    List<ApiUse> apiUses,
    Set<Trait> traits,
    List<ClassName> loadedServices,
    List<String> nativeMethods,
    List<String> restrictedCalls) {
  /// What a class does, or has, that leaves no reference.
  public enum Trait {
    /// It is an annotation type.
    ANNOTATION,
    /// It is an annotation type that does not get into class files.
    SOURCE_ANNOTATION,
    /// It is an annotation type that is part of the API of what it is on.
    DOCUMENTED,
    /// It has public constants, which compilers copy.
    CONSTANTS,
    /// It calls `ServiceLoader.load` or its like with something other than a constant.
    LOADS_ANY_SERVICE,
    /// It calls what gets past access checks: `setAccessible`, `privateLookupIn` and the like.
    REFLECTS,
    /// It looks for classes or resources by name.
    LOOKS_UP
  }

  /// Says whether it is `module-info`, which names services, their providers and annotations.
  public boolean isDescriptor() {
    return name.binaryName().equals("module-info");
  }

  /// Returns the class as it is inside one that others cannot name: no API.
  public ScannedClass concealed() {
    return new ScannedClass(
        name, false, isSynthetic, references, List.of(), traits, loadedServices, nativeMethods, restrictedCalls);
  }

  /// Says whether something was seen.
  public boolean has(Trait trait) {
    return traits.contains(trait);
  }
}

package dev.dovetail.analysis.boundaries.internal.scan;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Methods of `java.base` that matter for boundaries, by the binary name of their class and their own.
final class Calls {
  private static final String SERVICE_LOADER = "java.util.ServiceLoader";

  /// What gets past access checks, if the package is open.
  private static final Map<String, Set<String>> REFLECTIVE = Map.of(
      "java.lang.reflect.AccessibleObject", Set.of("setAccessible", "trySetAccessible"),
      "java.lang.reflect.Field", Set.of("setAccessible", "trySetAccessible"),
      "java.lang.reflect.Method", Set.of("setAccessible", "trySetAccessible"),
      "java.lang.reflect.Constructor", Set.of("setAccessible", "trySetAccessible"),
      "java.lang.invoke.MethodHandles", Set.of("privateLookupIn"));

  private static final Map<String, Set<String>> LOOKUPS = Map.of(
      "java.lang.Class", Set.of("forName", "getResource", "getResourceAsStream"),
      "java.lang.ClassLoader",
      Set.of("loadClass", "getResource", "getResources", "getResourceAsStream", "resources", "findResource"),
      "java.lang.Module", Set.of("getResourceAsStream"),
      "java.lang.invoke.MethodHandles$Lookup", Set.of("findClass"));

  /// The restricted methods of Java 25 (JEP 454, JEP 472).
  private static final Map<String, Set<String>> RESTRICTED = Map.of(
      "java.lang.System", Set.of("load", "loadLibrary"),
      "java.lang.Runtime", Set.of("load", "loadLibrary"),
      "java.lang.ModuleLayer$Controller", Set.of("enableNativeAccess"),
      "java.lang.foreign.AddressLayout", Set.of("withTargetLayout"),
      "java.lang.foreign.Linker", Set.of("downcallHandle", "upcallStub"),
      "java.lang.foreign.MemorySegment", Set.of("reinterpret"),
      "java.lang.foreign.SymbolLookup", Set.of("libraryLookup"));

  /// The classes of all of them. Most classes call methods of none, so this is asked first.
  private static final Set<String> OWNERS = Stream
      .of(REFLECTIVE.keySet(), LOOKUPS.keySet(), RESTRICTED.keySet(), Set.of(SERVICE_LOADER))
      .flatMap(Set::stream)
      .collect(Collectors.toUnmodifiableSet());

  private Calls() {}

  static boolean isOwner(ClassName type) {
    return OWNERS.contains(type.binaryName());
  }

  static boolean loadsService(String owner, String method) {
    return owner.equals(SERVICE_LOADER) && method.startsWith("load");
  }

  static boolean reflects(String owner, String method) {
    return has(REFLECTIVE, owner, method);
  }

  static boolean looksUp(String owner, String method) {
    return has(LOOKUPS, owner, method);
  }

  static boolean isRestricted(String owner, String method) {
    return has(RESTRICTED, owner, method);
  }

  private static boolean has(Map<String, Set<String>> methods, String owner, String method) {
    Set<String> names = methods.get(owner);
    return names != null && names.contains(method);
  }
}

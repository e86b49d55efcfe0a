package dev.dovetail.analysis.boundaries.internal.scan;

import dev.dovetail.analysis.boundaries.internal.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/// All names of classes met in one reading, each kept once, and fit for a terminal. Safe for use by several threads.
public final class ClassNames {
  private final ConcurrentHashMap<String, ClassName> byInternalName = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, String> packages = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, List<ClassName>> byDescriptor = new ConcurrentHashMap<>();

  /// Returns the name of a class that is written with slashes, as in class files.
  public ClassName of(String internalName) {
    ClassName known = byInternalName.get(internalName);
    return known != null ? known : byInternalName.computeIfAbsent(internalName, this::make);
  }

  /// Returns the classes that a descriptor or a signature names (JVMS 4.3, 4.7.9.1), in its order.
  public List<ClassName> inDescriptor(String descriptor) {
    List<ClassName> known = byDescriptor.get(descriptor);
    return known != null ? known : byDescriptor.computeIfAbsent(descriptor, this::parse);
  }

  private ClassName make(String internalName) {
    String binaryName = Printable.of(internalName).replace('/', '.');
    int end = binaryName.lastIndexOf('.');
    String packageName = end < 0 ? "" : binaryName.substring(0, end);
    return new ClassName(binaryName, packages.computeIfAbsent(packageName, name -> name));
  }

  private List<ClassName> parse(String signature) {
    List<ClassName> found = new ArrayList<>();
    new SignatureParser(signature, name -> found.add(of(name))).parse();
    return List.copyOf(found);
  }
}

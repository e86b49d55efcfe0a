package dev.dovetail.analysis.boundaries.internal.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.module.InvalidModuleDescriptorException;
import java.lang.module.ModuleDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads `module-info.class`.
final class Descriptors {
  private final Problems problems;

  Descriptors(Problems problems) {
    this.problems = problems;
  }

  /// Reads the descriptor of a container.
  ///
  /// @param packages the packages of its entries
  /// @return nothing if it cannot be read, or is not one that Java would take; that is a problem then
  Optional<ModuleDescriptor> read(Container container, Set<String> packages) {
    try {
      byte[] bytes = container.read(Entries.DESCRIPTOR);
      if (ClassFiles.isClassFile(bytes) && ClassFiles.major(bytes) > ClassFile.latestMajorVersion()) {
        return refuse(container, "is made for " + ClassFiles.javaOf(bytes) + ", and this is Java "
            + Runtime.version().feature() + ". Run with that Java, or compile with --release "
            + Runtime.version().feature() + ".");
      }
      ModuleDescriptor own = ModuleDescriptor.read(new ByteArrayInputStream(bytes));
      Optional<String> wrong = names(own).stream().filter(name -> !isName(name)).findFirst();
      if (wrong.isPresent()) {
        return refuse(container, "has a name that is none in Java (JLS 6.5): " + wrong.get()
            + ". Correct what made it.");
      }
      Set<String> all = new TreeSet<>(packages);
      all.addAll(own.packages());
      return Optional.of(ModuleDescriptor.read(new ByteArrayInputStream(bytes), () -> all));
    } catch (IOException e) {
      return refuse(container, "cannot be read: " + Reasons.of(e) + ". Build it again.");
    } catch (InvalidModuleDescriptorException e) {
      return refuse(container, "expected a module descriptor, found a damaged or wrong one (" + e.getMessage()
          + "). Compile module-info.java again.");
    }
  }

  private Optional<ModuleDescriptor> refuse(Container container, String message) {
    problems.add(container.locationOf(Entries.DESCRIPTOR), message + " The module is left out.");
    return Optional.empty();
  }

  private static List<String> names(ModuleDescriptor descriptor) {
    List<String> names = new ArrayList<>();
    names.add(descriptor.name());
    names.addAll(descriptor.packages());
    names.addAll(descriptor.uses());
    descriptor.requires().forEach(required -> names.add(required.name()));
    descriptor.exports().forEach(exported -> names.addAll(exported.targets()));
    descriptor.opens().forEach(opened -> names.addAll(opened.targets()));
    descriptor.provides().forEach(provided -> {
      names.add(provided.service());
      names.addAll(provided.providers());
    });
    return names.stream().sorted().toList();
  }

  private static boolean isName(String name) {
    for (String part : name.split("\\.", -1)) {
      if (part.isEmpty()
          || !Character.isJavaIdentifierStart(part.codePointAt(0))
          || !part.codePoints().allMatch(c -> Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c))) {
        return false;
      }
    }
    return true;
  }
}

package dev.dovetail.analysis.boundaries.internal.api;

import dev.dovetail.analysis.boundaries.Problem;
import dev.dovetail.analysis.boundaries.internal.graph.ModuleGraph;
import dev.dovetail.analysis.boundaries.internal.scan.ClassName;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.module.ModuleDescriptor.Exports;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What a set of modules lets others name, and what its types inherit. For one thread.
public final class Api {
  private final ModuleGraph graph;
  private final Map<String, Optional<ApiType>> types = new HashMap<>();
  private final Set<String> unreadable = new HashSet<>();
  private final List<Problem> problems = new ArrayList<>();

  /// Takes the modules.
  public Api(ModuleGraph graph) {
    this.graph = graph;
  }

  /// Returns the packages that a module exports to all.
  public static Set<String> packages(ScannedModule module) {
    return module.isAutomatic() ? module.packages() : module.descriptor().exports().stream()
        .filter(exported -> !exported.isQualified())
        .map(Exports::source)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Returns the types of a package that others can name, sorted.
  public Map<String, ApiType> types(ScannedModule module, String packageName) {
    Map<String, ApiType> found = new TreeMap<>();
    String folder = packageName.replace('.', '/') + "/";
    module.content().names().stream()
        .filter(name -> name.startsWith(folder) && name.endsWith(".class"))
        .filter(name -> name.lastIndexOf('/') == folder.length() - 1)
        .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
        .flatMap(name -> read(module, name).stream())
        .filter(this::isVisible)
        .forEach(type -> found.put(type.name(), type));
    return found;
  }

  private boolean isVisible(ApiType type) {
    return type.isVisible()
        && type.outer().flatMap(outer -> find(type.module(), outer)).map(this::isVisible).orElse(true);
  }

  /// Says whether others can name a type.
  boolean isApi(ApiType type) {
    return isVisible(type) && packages(type.module()).contains(type.packageName());
  }

  Optional<ApiType> find(ScannedModule from, String name) {
    int dot = name.lastIndexOf('.');
    ClassName className = new ClassName(name, dot < 0 ? "" : name.substring(0, dot));
    return graph.owner(from, className).flatMap(owner -> read(owner, name));
  }

  private Optional<ApiType> read(ScannedModule module, String name) {
    String file = name.replace('.', '/') + ".class";
    return types.computeIfAbsent(key(module, name), key -> {
      if (!module.packages().contains(name.substring(0, Math.max(0, name.lastIndexOf('.'))))) {
        return Optional.empty();
      }
      try {
        return Optional.of(ApiReader.read(module, module.content().read(file)));
      } catch (FileNotFoundException | NoSuchFileException e) {
        return Optional.empty();
      } catch (IOException | RuntimeException | StackOverflowError e) {
        unreadable(module, name, file, e);
        return Optional.empty();
      }
    });
  }

  private static String key(ScannedModule module, String name) {
    return module.name() + "/" + name;
  }

  /// The reading of all classes reports what it cannot read; it may have read one that is damaged where it
  /// does not look.
  private void unreadable(ScannedModule module, String name, String file, Throwable reason) {
    unreadable.add(key(module, name));
    if (module.classes().stream().anyMatch(scanned -> scanned.name().binaryName().equals(name))) {
      problems.add(new Problem(module.location() + "!/" + file, "expected a class file, found a damaged one ("
          + Optional.ofNullable(reason.getMessage()).orElse(reason.getClass().getSimpleName())
          + "); it is not compared. Compile it again."));
    }
  }

  /// Says whether a type is there and was not understood.
  boolean isUnreadable(ScannedModule module, String name) {
    return unreadable.contains(key(module, name));
  }

  /// Returns what could not be read up to now, but for what the reading of all classes reports.
  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /// Returns the names of all supertypes, superclasses first, as methods are looked up in them (JVMS
  /// 5.4.3.3); those that are not at hand are named, and what is above them is not.
  Map<String, Optional<ApiType>> supertypes(ApiType type) {
    Map<String, Optional<ApiType>> found = new LinkedHashMap<>();
    Deque<ApiType> open = new ArrayDeque<>();
    Optional<ApiType> next = Optional.of(type);
    while (next.isPresent()) {
      ApiType each = next.get();
      open.add(each);
      next = each.superclass().filter(name -> !found.containsKey(name))
          .flatMap(name -> above(each, name, found));
    }
    while (!open.isEmpty()) {
      ApiType each = open.remove();
      for (String name : each.interfaces()) {
        if (!found.containsKey(name)) {
          above(each, name, found).ifPresent(open::add);
        }
      }
    }
    return found;
  }

  private Optional<ApiType> above(ApiType type, String name, Map<String, Optional<ApiType>> found) {
    Optional<ApiType> above = find(type.module(), name);
    found.put(name, above);
    return above;
  }

  /// Returns the members that others can use through a type, but for those of supertypes that others can
  /// name.
  List<ApiMember> members(ApiType type) {
    List<ApiMember> members = new ArrayList<>(visible(type, type.isExtensible() || type.isSealed()));
    for (Optional<ApiType> above : supertypes(type).values()) {
      above.filter(each -> !isApi(each)).ifPresent(each -> visible(each, type.isExtensible()).stream()
          .filter(member -> !member.isConstructor() && members.stream().noneMatch(member::isLikewise))
          .forEach(members::add));
    }
    return members;
  }

  private static List<ApiMember> visible(ApiType type, boolean isProtectedSeen) {
    return type.members().stream()
        .filter(member -> member.isVisible() && !member.isSynthetic() && !member.name().equals("<clinit>"))
        .filter(member -> isProtectedSeen || member.has(ClassFile.ACC_PUBLIC))
        .toList();
  }

  /// Returns what a name and a descriptor are linked to: a member of the type, or one it inherits.
  Optional<ApiMember> find(ApiType type, ApiMember wanted) {
    Optional<ApiMember> own = declared(type, wanted);
    if (own.isPresent() || wanted.isConstructor()) {
      return own;
    }
    return supertypes(type).values().stream().flatMap(Optional::stream)
        .flatMap(above -> declared(above, wanted).stream())
        .findFirst();
  }

  private static Optional<ApiMember> declared(ApiType type, ApiMember wanted) {
    return type.members().stream().filter(member -> member.isVisible() && member.isLikewise(wanted))
        .findFirst();
  }

  /// Says whether a class is an exception that must be caught or declared; one not at hand is taken for one.
  boolean isChecked(ScannedModule from, String exception) {
    return find(from, exception).map(type -> {
      Set<String> above = supertypes(type).keySet();
      return !isUnchecked(exception) && above.stream().noneMatch(Api::isUnchecked);
    }).orElse(!isUnchecked(exception));
  }

  private static boolean isUnchecked(String name) {
    return name.equals("java.lang.RuntimeException") || name.equals("java.lang.Error");
  }

  /// Says whether an exception is covered by one of some others: the same, or a subclass of it.
  boolean isCovered(ScannedModule from, String exception, List<String> others) {
    return others.contains(exception)
        || find(from, exception)
            .filter(type -> supertypes(type).keySet().stream().anyMatch(others::contains))
            .isPresent();
  }
}

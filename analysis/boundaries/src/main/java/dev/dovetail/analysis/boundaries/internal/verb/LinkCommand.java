package dev.dovetail.analysis.boundaries.internal.verb;

import dev.dovetail.analysis.boundaries.Scope;
import dev.dovetail.analysis.boundaries.internal.scan.ScannedModule;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The command that links modules, for a POSIX shell.
///
/// @param scope how the modules were given, for the module path
/// @param roots what the image is for
/// @param closure all that comes into it
record LinkCommand(Scope scope, Collection<ScannedModule> roots, Collection<ScannedModule> closure) {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");
  private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.SF", Pattern.CASE_INSENSITIVE);

  /// Returns the command's words as they are, without quotes.
  List<String> words() {
    List<String> words = new ArrayList<>();
    words.add(scope.system().map(home -> home.resolve("bin/jlink").toString()).orElse("jlink"));
    words.add("--module-path");
    words.add(String.join(File.pathSeparator, modulePath()));
    words.add("--add-modules");
    words.add(roots.stream().map(ScannedModule::name).collect(Collectors.joining(",")));
    String natives = closure.stream().filter(LinkCommand::isNative).map(ScannedModule::name)
        .collect(Collectors.joining(","));
    if (!natives.isEmpty()) {
      words.add("--add-options=--enable-native-access=" + natives);
    }
    if (closure.stream().anyMatch(LinkCommand::isSigned)) {
      words.add("--ignore-signing-information");
    }
    words.addAll(List.of("--output", "image"));
    return words;
  }

  /// Returns the command as it can be pasted.
  String text() {
    return words().stream().map(LinkCommand::quoted).collect(Collectors.joining(" "));
  }

  /// A folder of modules stands for them, everything else for itself.
  private List<String> modulePath() {
    List<String> given = Stream.concat(scope.checked().stream(), scope.context().stream()).toList();
    Set<String> path = new LinkedHashSet<>();
    closure.stream().filter(module -> !module.isSystem() && !module.location().startsWith("jrt:"))
        .map(ScannedModule::location)
        .map(location -> given.stream()
            .filter(each -> !each.startsWith("jrt:") && Path.of(each).equals(Path.of(location).getParent()))
            .findFirst()
            .orElse(location))
        .forEach(path::add);
    return List.copyOf(path);
  }

  static boolean isSigned(ScannedModule module) {
    return !module.isSystem() && module.content().names().stream()
        .anyMatch(name -> SIGNATURE.matcher(name).matches());
  }

  private static boolean isNative(ScannedModule module) {
    return !module.isSystem() && !module.location().startsWith("jrt:") && module.classes().stream()
        .anyMatch(each -> !each.nativeMethods().isEmpty() || !each.restrictedCalls().isEmpty());
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}

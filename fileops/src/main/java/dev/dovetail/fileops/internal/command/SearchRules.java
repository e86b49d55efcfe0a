package dev.dovetail.fileops.internal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// In which directories a command is looked for, and under which names. The platform is a parameter, so that
/// each one's rules can be tried on every other.
public final class SearchRules {
  /// What `confstr(_CS_PATH)` says on GNU/Linux and macOS.
  private static final String POSIX_PATH = "/bin:/usr/bin";

  private static final String WINDOWS_PATH = ".;C:\\bin";
  private static final String WINDOWS_EXTENSIONS = ".COM;.EXE;.BAT;.CMD;.VBS;.JS;.WS;.MSC";
  private static final String NO_CURRENT_DIRECTORY = "NoDefaultCurrentDirectoryInExePath";

  private final boolean isWindows;
  private final Map<String, String> environment;

  private SearchRules(boolean isWindows, Map<String, String> environment) {
    this.isWindows = isWindows;
    this.environment = environment;
  }

  /// A command taken apart.
  ///
  /// @param directory what stands before the last separator, with it; empty if there is none
  /// @param name the rest
  private record Command(String directory, String name) {}

  /// Returns the rules of the platform that this runs on.
  public static SearchRules ofThisPlatform(Map<String, String> environment) {
    boolean isWindows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    return isWindows ? windows(environment) : posix(environment);
  }

  /// Returns the rules of POSIX systems.
  public static SearchRules posix(Map<String, String> environment) {
    return new SearchRules(false, Map.copyOf(environment));
  }

  /// Returns the rules of Windows, where names of variables ignore case.
  public static SearchRules windows(Map<String, String> environment) {
    Map<String, String> variables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    variables.putAll(environment);
    return new SearchRules(true, variables);
  }

  /// Returns where to look, in this order; an empty text stands for the current directory.
  ///
  /// @param path a list of directories as in `PATH`; null for that of the environment
  public List<String> directories(String command, @Nullable String path, boolean mustExecute) {
    Command parts = split(command);
    if (!parts.directory().isEmpty()) {
      return List.of(parts.directory());
    }
    String list =
        path != null ? path : environment.getOrDefault("PATH", isWindows ? WINDOWS_PATH : POSIX_PATH);
    if (list.isEmpty()) {
      return List.of();
    }
    List<String> directories = new ArrayList<>(List.of(list.split(isWindows ? ";" : ":", -1)));
    if (isWindows && (!mustExecute || !environment.containsKey(NO_CURRENT_DIRECTORY))) {
      directories.addFirst(".");
    }
    return directories.stream().distinct().toList();
  }

  /// Returns the names to try in each directory, in this order.
  public List<String> names(String command, boolean mustExecute) {
    String name = split(command).name();
    if (!isWindows) {
      return List.of(name);
    }
    List<String> extensions = extensions();
    List<String> names = new ArrayList<>(extensions.stream().map(name::concat).toList());
    boolean isComplete = extensions.stream().anyMatch(extension(name)::equalsIgnoreCase);
    names.add(mustExecute && !isComplete ? names.size() : 0, name);
    return names;
  }

  private Command split(String command) {
    int separator = command.lastIndexOf('/');
    if (isWindows) {
      separator = Math.max(separator, command.lastIndexOf('\\'));
      separator = Math.max(separator, command.indexOf(':') == 1 ? 1 : -1); // a drive
    }
    return new Command(command.substring(0, separator + 1), command.substring(separator + 1));
  }

  private List<String> extensions() {
    String list = environment.getOrDefault("PATHEXT", "");
    String[] extensions = (list.isEmpty() ? WINDOWS_EXTENSIONS : list).split(";", -1);
    return List.of(extensions).stream().filter(extension -> !extension.isEmpty()).toList();
  }

  /// As `os.path.splitext` sees it: a name that begins with dots has no extension for them.
  private static String extension(String name) {
    int start = 0;
    while (start < name.length() && name.charAt(start) == '.') {
      start++;
    }
    int dot = name.lastIndexOf('.');
    return dot < start ? "" : name.substring(dot);
  }
}

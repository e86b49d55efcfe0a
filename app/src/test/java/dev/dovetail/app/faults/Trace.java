package dev.dovetail.app.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The system calls of one undisturbed run that change files, as `strace -f -y` wrote them down.
///
/// `strace` counts the calls of each thread by themselves. So the nth call of a thread can only be singled out if no other
/// thread makes its own nth call before it; those that cannot are counted, not hidden.
final class Trace {
  /// The calls by which names and content change or are made durable; creations are among `openat`.
  static final List<String> CALLS =
      List.of(
          "rename", "renameat", "renameat2", "fsync", "fdatasync", "syncfs", "unlink", "unlinkat", "rmdir", "link",
          "linkat", "symlink", "symlinkat", "mkdir", "mkdirat", "write", "writev", "pwrite64", "pwritev", "ftruncate",
          "copy_file_range", "sendfile", "chmod", "fchmod", "fchmodat", "openat");

  private static final Pattern LINE = Pattern.compile("(\\d+) +(\\w+)\\((.*)");
  private static final Pattern AREA = Pattern.compile("/add-[0-9a-f]{16}");
  private static final Pattern UNIT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private record Key(String name, String path) {}

  private final Set<Call> calls = new LinkedHashSet<>();
  private final Set<Call> hidden = new HashSet<>();
  private final String root;
  private String area = Call.AREA;

  private Trace(Path workplace) {
    this.root = workplace + "/";
  }

  /// Reads a trace.
  ///
  /// @param workplace where the command ran; calls about anything else are left out
  static Trace read(Path file, Path workplace) throws IOException {
    Trace trace = new Trace(workplace);
    Map<String, Map<Key, Integer>> ofThread = new HashMap<>();
    Map<Key, Integer> highest = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        trace.add(
            matcher.group(2), matcher.group(3), ofThread.computeIfAbsent(matcher.group(1), t -> new HashMap<>()), highest);
      }
    }
    return trace;
  }

  private void add(String name, String arguments, Map<Key, Integer> counts, Map<Key, Integer> highest) {
    Key any = new Key(name, "");
    int ordinal = counts.merge(any, 1, Integer::sum);
    boolean isFirst = ordinal > highest.getOrDefault(any, 0);
    highest.merge(any, ordinal, Math::max);
    String path = path(name, arguments);
    if (path.isEmpty()) {
      return;
    }
    Call call = new Call(name, path, ordinal);
    if (call.isForeseeable()) {
      Key key = new Key(name, path);
      int number = counts.merge(key, 1, Integer::sum);
      isFirst = number > highest.getOrDefault(key, 0);
      highest.merge(key, number, Math::max);
      call = new Call(name, path, number);
    }
    boolean changes = !name.equals("openat") || arguments.contains("O_CREAT");
    if (changes && !arguments.contains(") = -1 ")) {
      (isFirst ? calls : hidden).add(call);
    }
  }

  /// The last path in the arguments, which is the new name where there are two; empty if it is not of the workplace.
  private String path(String name, String arguments) {
    int at = name.equals("openat") ? arguments.indexOf('"' + root) : arguments.lastIndexOf('"' + root);
    int end = at < 0 ? -1 : arguments.indexOf('"', at + 1);
    if (at < 0) {
      at = arguments.indexOf('<' + root);
      end = at < 0 ? -1 : arguments.indexOf('>', at);
    }
    if (end < 0) {
      return "";
    }
    String path = arguments.substring(at + 1 + root.length(), end);
    Matcher matcher = AREA.matcher(path);
    if (matcher.find()) {
      area = matcher.group().substring(1);
    }
    return UNIT.matcher(matcher.replaceAll('/' + Call.AREA)).replaceAll(Call.UNIT);
  }

  /// The calls, in their order, each once.
  List<Call> calls() {
    return new ArrayList<>(calls);
  }

  /// How many calls cannot be singled out.
  int hidden() {
    return hidden.size();
  }

  /// The path of a call as it is in this workplace.
  String absolute(Call call) {
    return root + call.path().replace(Call.AREA, area);
  }
}

package dev.dovetail.fileops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A child process whose system calls are counted, or one of which fails.
final class Strace {
  /// Those that change something.
  static final Set<String> CHANGING =
      Set.of(
          "mkdir", "rename", "renameat", "renameat2", "unlink", "unlinkat", "rmdir", "link", "symlink",
              "write",
          "pwrite64", "ftruncate", "fsync", "fdatasync", "syncfs", "chmod", "fchmod", "utimensat", "lchown",
          "ioctl", "copy_file_range", "sendfile", "mkdirat", "symlinkat", "linkat", "openat", "fallocate");

  /// Those that only look.
  static final Set<String> LOOKING =
      Set.of("statx", "newfstatat", "fstat", "access", "fcntl", "getdents64", "readlink", "lseek", "read",
          "pread64");

  /// Those that may need space.
  static final Set<String> GROWING =
      Set.of(
          "mkdir", "mkdirat", "rename", "renameat", "renameat2", "link", "symlink", "write", "pwrite64",
              "fsync",
          "syncfs", "copy_file_range", "openat", "fallocate");

  private static final Pattern CALL = Pattern.compile("^(\\d+) +(\\w+)\\((.*)");

  private Strace() {}

  /// One system call of a child.
  ///
  /// @param call its name
  /// @param when its number among the calls of its name by its thread, from 1
  record Point(String call, int when) {}

  /// Runs a child undisturbed.
  ///
  /// @param paths what the calls are about: those with one of these texts among their arguments
  static List<Point> points(List<String> child, Set<String> calls, Set<String> paths) throws IOException {
    Path log = Files.createTempFile("fileops-test", ".strace");
    try {
      String names = String.join(",", calls);
      Kit.Run run = run(child, "-y", "-o", log.toString(), "-e", "trace=" + names);
      if (run.exit() != TransactionScenario.Told.FINISHED.exit()) {
        throw new IOException("The undisturbed run ended with " + run.exit() + ": " + run.output());
      }
      Map<String, Integer> counts = new TreeMap<>();
      List<Point> points = new ArrayList<>();
      for (String line : Files.readAllLines(log)) {
        Matcher call = CALL.matcher(line);
        if (call.matches()) {
          int when = counts.merge(call.group(1) + call.group(2), 1, Integer::sum);
          if (paths.stream().anyMatch(call.group(3)::contains)) {
            points.add(new Point(call.group(2), when));
          }
        }
      }
      return points;
    } finally {
      Files.delete(log);
    }
  }

  /// Runs a child with a fault at one of its system calls.
  ///
  /// @param fault as strace names it: `signal=SIGKILL`, `error=EIO`, `retval=0`
  static Kit.Run inject(List<String> child, Point point, String fault) throws IOException {
    String rule = point.call() + ":" + fault + ":when=" + point.when();
    return run(child, "-o", "/dev/null", "-e", "trace=" + point.call(), "-e", "inject=" + rule);
  }

  private static Kit.Run run(List<String> child, String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of("strace", "-f", "-qq"));
    command.addAll(List.of(options));
    command.addAll(child);
    return Kit.run(command);
  }
}

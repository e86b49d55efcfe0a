package dev.dovetail.fileops.internal.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The numbers of users and groups, which the JDK keeps to itself, from the files of passwd(5) and group(5).
final class Accounts {
  private final Map<String, Long> users = new HashMap<>();
  private final Map<String, Long> groups = new HashMap<>();

  /// Returns what to say about owners; what is not known is not said.
  Stats.Owners owners(@Nullable String user, @Nullable String group) throws IOException {
    long uid = user == null ? -1 : user(user, -1);
    long gid = group == null ? -1 : group(group, -1);
    return new Stats.Owners(uid, user == null ? "" : user, gid, group == null ? "" : group);
  }

  /// Returns the number of a user, or the other one if the user is not known here.
  long user(String name, long other) throws IOException {
    return known(users, "/etc/passwd", name, other);
  }

  /// Returns the number of a group, or the other one if the group is not known here.
  long group(String name, long other) throws IOException {
    return known(groups, "/etc/group", name, other);
  }

  private synchronized long known(Map<String, Long> numbers, String database, String name, long other)
      throws IOException {
    if (!numbers.containsKey(name)) {
      numbers.put(name, number(database, name));
    }
    long number = Objects.requireNonNull(numbers.get(name));
    return number < 0 ? other : number;
  }

  private static long number(String database, String name) throws IOException {
    Path file = Path.of(database);
    List<String> lines =
        Files.isReadable(file) ? Files.readAllLines(file, StandardCharsets.ISO_8859_1) : List.of();
    for (String line : lines) {
      List<String> fields = List.of(line.split(":", -1));
      if (fields.size() > 2 && fields.getFirst().equals(name) && fields.get(2).matches("\\d{1,10}")) {
        return Long.parseLong(fields.get(2));
      }
    }
    return -1;
  }
}

package dev.dovetail.fileops.internal.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The numbers of users and groups, which the JDK keeps to itself, from the files of passwd(5) and group(5).
final class Accounts {
  /// Returns what to say about owners; what is not known is not said.
  Stats.Owners owners(@Nullable String user, @Nullable String group) throws IOException {
    long uid = user == null ? -1 : number("/etc/passwd", user);
    long gid = group == null ? -1 : number("/etc/group", group);
    return new Stats.Owners(uid, user == null ? "" : user, gid, group == null ? "" : group);
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

package dev.dovetail.fileops.internal.archive;

import java.util.List;

/// Where the links of an archive may point to.
///
/// A symbolic link may climb only at its start. Then it stays inside whatever other links there are: it
/// starts in a directory that is one (nothing is unpacked through a link), climbs no further than the root,
/// and each link that it meets on the way down does the same. `a/link/..` could be anywhere.
final class LinkTargets {
  private LinkTargets() {}

  /// Checks the target of a symbolic link.
  static void check(List<String> name, String target) throws DamagedException {
    if (target.startsWith("/") || target.startsWith("\\") || isDrive(target)) {
      throw new DamagedException("is a symbolic link to an absolute path, \"" + target + "\"");
    }
    int depth = name.size() - 1;
    boolean isDescending = false;
    for (String part : target.split("[/\\\\]", -1)) {
      if (part.equals("..")) {
        depth--;
        if (depth < 0 || isDescending) {
          throw new DamagedException("is a symbolic link that may lead outside, to \"" + target + "\"");
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        isDescending = true;
      }
    }
  }

  /// Returns the name that a hard link names.
  static List<String> ofHardLink(String target) throws DamagedException {
    List<String> parts;
    try {
      parts = EntryNames.parts(target);
    } catch (DamagedException e) {
      throw new DamagedException("is a hard link to a name that " + e.getMessage());
    }
    if (parts.isEmpty()) {
      throw new DamagedException("is a hard link to the directory itself");
    }
    return parts;
  }

  private static boolean isDrive(String target) {
    return target.length() > 1 && target.charAt(1) == ':' && Character.isLetter(target.charAt(0));
  }
}

package dev.dovetail.fileops.internal;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// User and group of a file that takes another one's place.
public final class Ownership {
  private static final int SET_ID = 06000;

  private Ownership() {}

  /// Gives the second file the user and group of the first, each where this process may; else it keeps its
  /// own.
  public static void keep(Path from, Path to) throws IOException {
    if (FileStat.hasUnixAttributes(from) && FileStat.hasUnixAttributes(to)) {
      keep("unix:gid", from, to);
      keep("unix:uid", from, to);
    }
  }

  private static void keep(String attribute, Path from, Path to) throws IOException {
    Object value = Files.getAttribute(from, attribute, LinkOption.NOFOLLOW_LINKS);
    if (value.equals(Files.getAttribute(to, attribute, LinkOption.NOFOLLOW_LINKS))) {
      return;
    }
    try {
      Files.setAttribute(to, attribute, value, LinkOption.NOFOLLOW_LINKS);
    } catch (FileSystemException e) {
      return; // only a privileged process may give files away
    }
  }

  /// Takes away what would let others run new content in somebody's name.
  public static void dropSetId(Path file) throws IOException {
    if (FileStat.hasUnixAttributes(file)) {
      int mode = (int) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS);
      if ((mode & SET_ID) != 0) {
        Files.setAttribute(file, "unix:mode", mode & 07777 & ~SET_ID);
      }
    }
  }
}

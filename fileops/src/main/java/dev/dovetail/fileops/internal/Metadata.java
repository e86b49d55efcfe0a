package dev.dovetail.fileops.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

public final class Metadata {
  private Metadata() {}

  public static void copyMode(Path source, Path target, boolean followsLinks) throws IOException {
    copyAll(source, target, followsLinks);
  }

  public static void copyAll(Path source, Path target, boolean followsLinks) throws IOException {
    Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(source));
  }
}

package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A small file system of a given type for one test; the test is skipped where it cannot be had.
///
/// @param root where it is mounted
record LoopMount(Path root) implements AutoCloseable {
  /// Mounts a new file system: one in an image file, or a `tmpfs` of one mebibyte.
  static LoopMount of(String type, Path folder) throws IOException {
    Kit.assumeRoot("to mount a file system");
    Path root = Files.createDirectory(folder.resolve(type + "-root"));
    if (type.equals("tmpfs")) {
      mount("mount", "-t", "tmpfs", "-o", "size=1m", "none", root.toString());
      return new LoopMount(root);
    }
    assumeTrue(Kit.has("mkfs." + type), "needs mkfs." + type);
    Path image = folder.resolve(type + "-image");
    try (FileChannel channel =
        FileChannel.open(image, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(1), (320L << 20) - 1); // the smallest that XFS takes
    }
    Kit.Run made = Kit.run("mkfs." + type, "-q", image.toString());
    assumeTrue(made.exit() == 0, () -> "mkfs." + type + ": " + made.output());
    mount("mount", "-o", "loop", image.toString(), root.toString());
    return new LoopMount(root);
  }

  /// Shows a directory of one mount at another place.
  static LoopMount bind(Path shown, Path root) throws IOException {
    Kit.assumeRoot("to mount a file system");
    Files.createDirectory(root);
    mount("mount", "--bind", shown.toString(), root.toString());
    return new LoopMount(root);
  }

  private static void mount(String... command) throws IOException {
    Kit.Run mounted = Kit.run(command);
    assumeTrue(mounted.exit() == 0, () -> "cannot mount here: " + mounted.output());
  }

  @Override
  public void close() throws IOException {
    Kit.Run unmounted = Kit.run("umount", root.toString());
    if (unmounted.exit() != 0) {
      throw new IOException(unmounted.output());
    }
  }
}

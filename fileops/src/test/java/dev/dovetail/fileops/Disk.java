package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/// A file system in an image in memory, whose power can be cut: a copy of the image, taken while it is
/// mounted, holds what had reached the device by then and nothing of what was still in the kernel's memory.
///
/// @param image the image file
/// @param root where it is mounted
record Disk(String type, Path image, Path root) implements AutoCloseable {
  private static final Map<String, Integer> MEBIBYTES = Map.of("ext4", 64, "xfs", 320, "btrfs", 128);

  /// Makes and mounts a file system; the test is skipped where it cannot be had.
  static Disk make(String type, Path folder) throws IOException {
    Kit.assumeRoot("to mount a file system");
    assumeTrue(Kit.has("mkfs." + type), "needs mkfs." + type);
    Path image = folder.resolve("image");
    try (FileChannel channel =
        FileChannel.open(image, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.truncate(0);
      channel.write(ByteBuffer.allocate(1), ((long) MEBIBYTES.getOrDefault(type, 0) << 20) - 1);
    }
    Kit.Run made = Kit.run("mkfs." + type, "-q", image.toString());
    assumeTrue(made.exit() == 0, () -> "mkfs." + type + ": " + made.output());
    return mount(type, image, Files.createDirectories(folder.resolve("mount")));
  }

  private static Disk mount(String type, Path image, Path root) throws IOException {
    Kit.Run mounted = Kit.run("mount", "-t", type, "-o", "loop", image.toString(), root.toString());
    assumeTrue(mounted.exit() == 0, () -> "cannot mount " + type + " here: " + mounted.output());
    return new Disk(type, image, root);
  }

  /// Writes everything to the device.
  void sync() throws IOException {
    Kit.run("sync", "-f", root.toString());
  }

  /// Makes something durable that has nothing to do with the test, as any other program may at any time; with
  /// it the kernel may write out some of what else it has in its memory.
  void disturb() throws IOException {
    try (FileChannel channel =
        FileChannel.open(root.resolve("bystander"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(1));
      channel.force(true);
    }
  }

  /// Cuts the power of a copy.
  Path cut(Path copy) throws IOException {
    Kit.Run copied = Kit.run("cp", "--sparse=always", image.toString(), copy.toString());
    if (copied.exit() != 0) {
      throw new IOException(copied.output());
    }
    return copy;
  }

  /// Mounts a copy after the power cut; this one must not be mounted any more.
  Disk restart(Path copy) throws IOException {
    return mount(type, copy, root);
  }

  @Override
  public void close() throws IOException {
    Kit.Run unmounted = Kit.run("umount", root.toString());
    if (unmounted.exit() != 0) {
      throw new IOException(unmounted.output());
    }
  }
}

package dev.dovetail.fileops.internal.walk;

import dev.dovetail.fileops.internal.NameText;
import dev.dovetail.fileops.internal.linux.Calls;
import dev.dovetail.fileops.internal.linux.ContentCopy;
import dev.dovetail.fileops.internal.linux.Errno;
import dev.dovetail.fileops.internal.linux.MetadataCopy;
import dev.dovetail.fileops.internal.linux.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/// Copies one file, or its metadata, by descriptors.
final class NativeCopy {
  private static final int CREATE = Calls.O_WRONLY | Calls.O_CREAT | Calls.O_EXCL;
  private static final int DIRECTORY = Calls.O_RDONLY | Calls.O_DIRECTORY | Calls.O_NOFOLLOW;

  private final Supplier<Path> source;
  private final Supplier<Path> target;
  private final boolean keepsOwner;

  /// Names both for errors.
  NativeCopy(Supplier<Path> source, Supplier<Path> target, boolean keepsOwner) {
    this.source = source;
    this.target = target;
    this.keepsOwner = keepsOwner;
  }

  void file(int fromDirectory, Entry file, int toDirectory, byte[] name, ContentCopy content)
      throws IOException {
    try (NativeReading from = NativeReading.open(fromDirectory, file, source)) {
      int to = check(Calls.open(toDirectory, name, CREATE, 0600), "cannot be made");
      try {
        fill(from, to, content);
        from.requireUnchanged();
      } catch (IOException | RuntimeException | Error e) {
        var _ = Calls.close(to);
        throw e;
      }
      check(Calls.close(to), "cannot be written");
    }
  }

  private void fill(NativeReading from, int to, ContentCopy content) throws IOException {
    Status status = from.status();
    var pair = new ContentCopy.Pair(from.descriptor(), to, source, target);
    content.copy(pair, status, Status.of(to).device());
    int mode = status.permissions();
    if (keepsOwner) {
      mode = MetadataCopy.copyOwner(status, to, target);
    }
    MetadataCopy.copyTimesAndAttributes(from.descriptor(), status, to, target);
    MetadataCopy.setMode(to, mode, target);
  }

  /// @param fromDirectory -1 if the model is of another provider
  void metadata(int fromDirectory, Entry model, int toDirectory, byte[] name) throws IOException {
    if (keepsOwner && model.user() >= 0) {
      int result = Calls.changeOwner(toDirectory, name, (int) model.user(), (int) model.group(), false);
      check(result == -Errno.EPERM ? 0 : result, "its owner cannot be set");
    }
    if (model.isDirectory() && fromDirectory >= 0) {
      directoryAttributes(fromDirectory, model, toDirectory, name);
    }
    check(Calls.setTimes(toDirectory, name, times(model), false), "its times cannot be set");
  }

  private void directoryAttributes(int fromDirectory, Entry model, int toDirectory, byte[] name)
      throws IOException {
    int from = Calls.open(fromDirectory, NameText.bytes(model.name()), DIRECTORY, 0);
    if (from == -Errno.EACCES) {
      return; // that it cannot be listed either is told already
    }
    check(from, "its model cannot be opened");
    try {
      int to = check(Calls.open(toDirectory, name, DIRECTORY, 0), "cannot be opened");
      try {
        MetadataCopy.copyTimesAndAttributes(from, Status.of(from), to, target);
      } finally {
        var _ = Calls.close(to);
      }
    } finally {
      var _ = Calls.close(from);
    }
  }

  private static Status times(Entry model) {
    long seconds = Math.floorDiv(model.modifiedNanos(), 1_000_000_000L);
    int nanos = (int) Math.floorMod(model.modifiedNanos(), 1_000_000_000L);
    return new Status(0, 0, 0, 0, 0, 0, 0, 0, 0, seconds, nanos, seconds, nanos);
  }

  private int check(int result, String what) throws IOException {
    if (result < 0) {
      throw Errno.exception(-result, target.get(), null, what);
    }
    return result;
  }
}

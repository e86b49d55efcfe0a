package dev.dovetail.fileops.internal.walk;

/// Which file of which file system a name stands for.
public record FileId(long device, long inode) {
  /// Returns that of an entry.
  public static FileId of(Entry entry) {
    return new FileId(entry.device(), entry.inode());
  }
}

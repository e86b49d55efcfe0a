package dev.dovetail.fileops;

/// What a name in a directory stands for.
public enum FileKind {
  /// Ordinary content.
  REGULAR("a regular file"),
  /// A directory.
  DIRECTORY("a directory"),
  /// A symbolic link, wherever it points.
  SYMBOLIC_LINK("a symbolic link"),
  /// A named pipe; opening one waits for its other end.
  FIFO("a FIFO"),
  /// A Unix-domain socket.
  SOCKET("a socket"),
  /// A character or block device.
  DEVICE("a device"),
  /// Something the file system does not tell more about.
  OTHER("a special file");

  private final String text;

  FileKind(String text) {
    this.text = text;
  }

  /// Returns the kind in words, with its article: `a FIFO`.
  @Override
  public String toString() {
    return text;
  }
}

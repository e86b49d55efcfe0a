package dev.dovetail.app.catalogue;

/// What a delivered file is, compared with what the desk held before.
public enum FileStatus {
  /// Nothing with its content, and no earlier file of its path, was here.
  NEW("new"),
  /// The previous delivery had a file of this path with other content.
  CHANGED("changed"),
  /// Its content was here already.
  ALREADY_HERE("already here");

  private final String label;

  FileStatus(String label) {
    this.label = label;
  }

  /// Returns the words a user reads.
  public String label() {
    return label;
  }
}

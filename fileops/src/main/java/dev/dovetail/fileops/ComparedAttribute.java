package dev.dovetail.fileops;

/// An attribute that a comparison of trees looks at. Where one of the file systems has no such attribute, it
/// is not compared.
public enum ComparedAttribute {
  /// The permissions, with set-user-ID, set-group-ID and sticky; not those of symbolic links.
  MODE,
  /// Owner and group, by number.
  OWNER,
  /// The modification time; not that of symbolic links. Where one of the file systems is not Unix-like, to
  /// two seconds.
  MODIFIED_TIME
}

package dev.dovetail.fileops;

/// What is believed of an archive, as the extraction filters of Python's `tarfile` (PEP 706); for zip
/// archives too.
///
/// By every filter: a slash at the start of a name is dropped; a name with `..`, a NUL or a drive letter is
/// refused; nothing is written outside the directory, nor through a symbolic link. Python's `fully_trusted`
/// would.
public enum ExtractionFilter {
  /// For archives of data, from wherever they come. FIFOs, sockets and devices are refused, and links that
  /// are absolute or point outside the directory. Files get permissions `rwxr-xr-x` at most, and at least
  /// `rw` for their owner; those of directories, and who owned what, are ignored.
  DATA,
  /// For archives of a system. Links may point anywhere; setuid, setgid and sticky bits and the permission to
  /// write for group and others are dropped.
  TAR,
  /// Takes permissions as they are.
  FULLY_TRUSTED
}

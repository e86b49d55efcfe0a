package dev.dovetail.fileops;

/// What a copy of a tree takes over beside content and names, each including the one before.
public enum Preserve {
  /// Nothing: files and directories get the permissions that the process's umask leaves, and the present
  /// time.
  NOTHING,
  /// Permissions, with set-user-id, set-group-id and sticky, as `shutil.copymode` does.
  PERMISSIONS,
  /// Permissions, times of last access and modification to the nanosecond, and extended attributes, access
  /// control lists among them, as `shutil.copystat` does.
  METADATA,
  /// All of that and owner and group, as `cp -a` does. Who may not give files away keeps them, without
  /// set-user-id and set-group-id.
  METADATA_AND_OWNER;

  /// Tells whether permissions are taken over.
  public boolean hasPermissions() {
    return this != NOTHING;
  }

  /// Tells whether times and extended attributes are taken over.
  public boolean hasTimes() {
    return compareTo(METADATA) >= 0;
  }

  /// Tells whether owner and group are taken over.
  public boolean hasOwner() {
    return this == METADATA_AND_OWNER;
  }
}

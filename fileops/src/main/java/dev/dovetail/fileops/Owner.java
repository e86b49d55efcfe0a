package dev.dovetail.fileops;

import dev.dovetail.fileops.internal.Recipient;
import java.io.IOException;
import java.io.Serial;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A user, a group, or both, to whom files are to be given: by name, or by the number that the file system
/// keeps. A name that consists of digits and that no user or group has is taken for a number, as chown(1)
/// does.
///
/// {@snippet lang=java :
/// Shutil.changeOwner(file, Owner.user("www-data").withGroup("adm"));
/// Shutil.changeOwner(file, Owner.group(0));
/// new TreeAttributes().changeOwner(directory, Owner.user(1000)); // with all that is in it
/// }
///
/// An owner is immutable. Whether there is such a user is only asked where it is used.
public final class Owner {
  private static final long LARGEST_ID = 0xffff_fffeL; // the largest 32-bit number means "leave as it is"

  private final @Nullable Object user; // a String or a Long
  private final @Nullable Object group;

  private Owner(@Nullable Object user, @Nullable Object group) {
    this.user = user;
    this.group = group;
  }

  /// Names the user; the group stays as it is.
  public static Owner user(String name) {
    return new Owner(name, null);
  }

  /// Names the user by number; the group stays as it is.
  ///
  /// @throws IllegalArgumentException if the number is none of a user: negative, or more than 4294967294
  public static Owner user(long uid) {
    return new Owner(checked(uid), null);
  }

  /// Names the group; the user stays as it is.
  public static Owner group(String name) {
    return new Owner(null, name);
  }

  /// Names the group by number; the user stays as it is.
  ///
  /// @throws IllegalArgumentException if the number is none of a group: negative, or more than 4294967294
  public static Owner group(long gid) {
    return new Owner(null, checked(gid));
  }

  /// Returns this user with another group.
  public Owner withGroup(String name) {
    return new Owner(user, name);
  }

  /// Returns this user with another group.
  ///
  /// @throws IllegalArgumentException if the number is none of a group: negative, or more than 4294967294
  public Owner withGroup(long gid) {
    return new Owner(user, checked(gid));
  }

  /// Gives a file to this user and group. Names are looked up before anything is changed.
  void give(Path file, LinkOption... options) throws IOException {
    String view = user instanceof Long || group instanceof Long ? "unix" : "owner";
    if (!file.getFileSystem().supportedFileAttributeViews().contains(view)) {
      throw new UnsupportedOperationException(
          file + ": its file system has no " + (view.equals("unix") ? "numbers for owners" : "owners"));
    }
    lookUp(file).give(file, file, options);
  }

  /// Looks the names up where a file is.
  Recipient lookUp(Path file) throws IOException {
    Object owner = user instanceof String name ? principal(file, name) : user;
    Object members = group instanceof String name ? groupPrincipal(file, name) : group;
    return new Recipient(owner, members, toString());
  }

  private static UserPrincipal principal(Path file, String name) throws IOException {
    try {
      return file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name);
    } catch (UserPrincipalNotFoundException e) {
      throw new UnknownOwnerException("user", name, e);
    }
  }

  private static UserPrincipal groupPrincipal(Path file, String name) throws IOException {
    try {
      return file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(name);
    } catch (UserPrincipalNotFoundException e) {
      throw new UnknownOwnerException("group", name, e);
    }
  }

  /// The JDK's exception with a message, which it has none of.
  private static final class UnknownOwnerException extends UserPrincipalNotFoundException {
    @Serial private static final long serialVersionUID = 1L;

    private final String kind;

    UnknownOwnerException(String kind, String name, UserPrincipalNotFoundException cause) {
      super(name);
      this.kind = kind;
      initCause(cause);
    }

    @Override
    public String getMessage() {
      return "There is no " + kind + " \"" + getName() + "\" on this system; nothing was changed";
    }
  }

  private static Long checked(long id) {
    if (id < 0 || id > LARGEST_ID) {
      throw new IllegalArgumentException(
          "A user or group has a number from 0 to " + LARGEST_ID + "; found " + id);
    }
    return id;
  }

  /// Tells whether both name the same user and group in the same way.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Owner owner
        && Objects.equals(user, owner.user)
        && Objects.equals(group, owner.group);
  }

  @Override
  public int hashCode() {
    return Objects.hash(user, group);
  }

  /// Returns user and group as chown(1) takes them: `user:group`, `user`, `:group`.
  @Override
  public String toString() {
    return (user == null ? "" : user) + (group == null ? "" : ":" + group);
  }
}

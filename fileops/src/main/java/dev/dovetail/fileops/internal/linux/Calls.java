package dev.dovetail.fileops.internal.linux;

import java.lang.foreign.MemorySegment;

/// System calls, one method each, on descriptors and names of raw bytes. The result is what the kernel
/// returned, or the errno of errno(3) with a minus sign; nothing is thrown. To be used only where
/// [Linux#handles] says so.
///
/// Names are relative to a descriptor; [#HERE] stands for the working directory, and for none where the name
/// is absolute. Numbers are those of Linux on x86-64 and, where they differ, AArch64 (asm-generic).
public final class Calls {
  /// In place of a directory's descriptor: names are relative to the working directory.
  public static final int HERE = -100;

  /// Flags of open(2); every descriptor is closed on exec as well.
  public static final int O_RDONLY = 0, O_WRONLY = 1, O_CREAT = 0100, O_EXCL = 0200, O_NONBLOCK = 04000;

  /// Flags of open(2) that refuse what is not a directory, and a symbolic link as the last name.
  public static final int O_DIRECTORY = isArm() ? 040000 : 0200000, O_NOFOLLOW = isArm() ? 0100000 : 0400000;

  /// A flag of open(2): a descriptor to find things by, which needs no right to read.
  public static final int O_PATH = 010000000;

  /// Ways of [#seek].
  public static final int SEEK_SET = 0, SEEK_CUR = 1, SEEK_DATA = 3, SEEK_HOLE = 4;

  private static final int O_CLOEXEC = 02000000;
  private static final int AT_REMOVEDIR = 0x200;
  private static final int AT_SYMLINK_NOFOLLOW = 0x100;
  private static final int AT_EMPTY_PATH = 0x1000;
  private static final int RENAME_NOREPLACE = 1;
  private static final long FICLONE = 0x40049409L;

  private static final int READ = isArm() ? 63 : 0;
  private static final int WRITE = isArm() ? 64 : 1;
  private static final int CLOSE = isArm() ? 57 : 3;
  private static final int LSEEK = isArm() ? 62 : 8;
  private static final int IOCTL = isArm() ? 29 : 16;
  private static final int FTRUNCATE = isArm() ? 46 : 77;
  private static final int FCHMOD = isArm() ? 52 : 91;
  private static final int GETDENTS64 = isArm() ? 61 : 217;
  private static final int OPENAT = isArm() ? 56 : 257;
  private static final int MKDIRAT = isArm() ? 34 : 258;
  private static final int FCHOWNAT = isArm() ? 54 : 260;
  private static final int UNLINKAT = isArm() ? 35 : 263;
  private static final int LINKAT = isArm() ? 37 : 265;
  private static final int SYMLINKAT = isArm() ? 36 : 266;
  private static final int READLINKAT = isArm() ? 78 : 267;
  private static final int FCHMODAT = isArm() ? 53 : 268;
  private static final int UTIMENSAT = isArm() ? 88 : 280;
  private static final int SYNCFS = isArm() ? 267 : 306;
  private static final int RENAMEAT2 = isArm() ? 276 : 316;
  private static final int COPY_FILE_RANGE = isArm() ? 285 : 326;
  private static final int FCHMODAT2 = 452;
  private static final int STATX = isArm() ? 291 : 332;

  private Calls() {}

  /// Opens a file; returns its descriptor.
  public static int open(int directory, byte[] name, int flags, int mode) {
    long address = Scratch.get().first(name).address();
    return (int) Libc.call(OPENAT, directory, address, flags | O_CLOEXEC, mode, 0);
  }

  /// Closes a descriptor. It is closed even if that fails or is interrupted, see close(2).
  public static int close(int descriptor) {
    return (int) Libc.once(CLOSE, descriptor, 0, 0, 0, 0, 0);
  }

  /// Reads up to a number of bytes.
  public static int read(int descriptor, MemorySegment buffer, long length) {
    return (int) Libc.call(READ, descriptor, buffer.address(), length);
  }

  /// Writes up to a number of bytes, from an offset in the buffer.
  public static int write(int descriptor, MemorySegment buffer, long offset, long length) {
    return (int) Libc.call(WRITE, descriptor, buffer.address() + offset, length);
  }

  /// Moves where a descriptor reads and writes next.
  public static long seek(int descriptor, long offset, int way) {
    return Libc.call(LSEEK, descriptor, offset, way);
  }

  /// Sets a file's length.
  public static int truncate(int descriptor, long length) {
    return (int) Libc.call(FTRUNCATE, descriptor, length, 0);
  }

  /// Makes the target share the blocks of the source.
  public static int clone(int target, int source) {
    return (int) Libc.call(IOCTL, target, FICLONE, source);
  }

  /// Copies inside the kernel, from where the source is to where the target is.
  public static long copyRange(int source, int target, long length) {
    return Libc.call(COPY_FILE_RANGE, source, 0, target, 0, length, 0);
  }

  /// Reads some entries of a directory, as linux_dirent64; 0 at its end.
  static int entries(int directory, MemorySegment buffer) {
    return (int) Libc.call(GETDENTS64, directory, buffer.address(), buffer.byteSize());
  }

  /// Makes a directory.
  public static int makeDirectory(int directory, byte[] name, int mode) {
    return (int) Libc.call(MKDIRAT, directory, Scratch.get().first(name).address(), mode);
  }

  /// Removes a name that is no directory.
  public static int unlink(int directory, byte[] name) {
    return (int) Libc.call(UNLINKAT, directory, Scratch.get().first(name).address(), 0);
  }

  /// Removes an empty directory.
  public static int removeDirectory(int directory, byte[] name) {
    return (int) Libc.call(UNLINKAT, directory, Scratch.get().first(name).address(), AT_REMOVEDIR);
  }

  /// Gives a file another name; a symbolic link is not followed.
  public static int link(int directory, byte[] name, int newDirectory, byte[] newName) {
    Scratch scratch = Scratch.get();
    long from = scratch.first(name).address();
    return (int) Libc.call(LINKAT, directory, from, newDirectory, scratch.second(newName).address(), 0);
  }

  /// Makes a symbolic link.
  public static int symbolicLink(byte[] content, int directory, byte[] name) {
    Scratch scratch = Scratch.get();
    long text = scratch.second(content).address();
    return (int) Libc.call(SYMLINKAT, text, directory, scratch.first(name).address());
  }

  /// Reads where a symbolic link points, into the buffer; returns the length.
  public static int readLink(int directory, byte[] name, MemorySegment buffer) {
    long address = Scratch.get().first(name).address();
    return (int) Libc.call(READLINKAT, directory, address, buffer.address(), buffer.byteSize(), 0);
  }

  /// Sets the permissions of an open file.
  public static int changeMode(int descriptor, int mode) {
    return (int) Libc.call(FCHMOD, descriptor, mode, 0);
  }

  /// Sets the permissions of what a name stands for; EOPNOTSUPP for a symbolic link.
  public static int changeModeNoFollow(int directory, byte[] name, int mode) {
    long address = Scratch.get().first(name).address();
    return (int) Libc.call(FCHMODAT2, directory, address, mode, AT_SYMLINK_NOFOLLOW, 0);
  }

  /// Sets the permissions of a file; a symbolic link is followed.
  public static int changeMode(int directory, byte[] name, int mode) {
    return (int) Libc.call(FCHMODAT, directory, Scratch.get().first(name).address(), mode);
  }

  /// Sets owner and group of an open file; -1 leaves one.
  public static int changeOwner(int descriptor, int user, int group) {
    return changeOwner(descriptor, new byte[0], user, group, AT_EMPTY_PATH);
  }

  /// Sets owner and group; -1 leaves one.
  public static int changeOwner(int directory, byte[] name, int user, int group, boolean follow) {
    return changeOwner(directory, name, user, group, follow ? 0 : AT_SYMLINK_NOFOLLOW);
  }

  private static int changeOwner(int directory, byte[] name, int user, int group, int flags) {
    return (int) Libc.call(FCHOWNAT, directory, Scratch.get().first(name).address(), user, group, flags);
  }

  /// Sets access and modification time of an open file to those of a status.
  public static int setTimes(int descriptor, Status status) {
    return (int) Libc.call(UTIMENSAT, descriptor, 0, status.times().address(), 0, 0);
  }

  /// Sets access and modification time to those of a status.
  public static int setTimes(int directory, byte[] name, Status status, boolean follow) {
    long address = Scratch.get().first(name).address();
    int flags = follow ? 0 : AT_SYMLINK_NOFOLLOW;
    return (int) Libc.call(UTIMENSAT, directory, address, status.times().address(), flags, 0);
  }

  /// Makes all of a file system durable.
  public static int syncFileSystem(int descriptor) {
    return (int) Libc.call(SYNCFS, descriptor, 0, 0);
  }

  /// Renames to a name that is free.
  static int renameNoReplace(MemorySegment source, MemorySegment target) {
    return (int) Libc.call(RENAMEAT2, HERE, source.address(), HERE, target.address(), RENAME_NOREPLACE);
  }

  /// Fills in the 256 bytes of statx(2).
  static int status(int directory, byte[] name, boolean follow, int mask, MemorySegment result) {
    int flags = name.length == 0 ? AT_EMPTY_PATH : follow ? 0 : AT_SYMLINK_NOFOLLOW;
    long address = Scratch.get().first(name).address();
    return (int) Libc.call(STATX, directory, address, flags, mask, result.address());
  }

  static boolean isArm() {
    return System.getProperty("os.arch").equals("aarch64");
  }
}

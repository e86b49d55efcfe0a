package dev.dovetail.analysis.table.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/// The bytes that a file had when it was opened; a failure if it does not have them any more. What is
/// appended later is not read.
final class SteadyChannel implements SeekableByteChannel {
  private final Path file;
  private final BasicFileAttributes before;
  private final SeekableByteChannel channel;

  private SteadyChannel(Path file, BasicFileAttributes before, SeekableByteChannel channel) {
    this.file = file;
    this.before = before;
    this.channel = channel;
  }

  static SteadyChannel open(Path file) throws IOException {
    BasicFileAttributes before = Files.readAttributes(file, BasicFileAttributes.class);
    return new SteadyChannel(file, before, Files.newByteChannel(file, StandardOpenOption.READ));
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    long left = size() - position();
    if (left <= 0) {
      return -1;
    }
    int limit = target.limit();
    target.limit((int) Math.min(limit, target.position() + left));
    try {
      int count = channel.read(target);
      if (count < 0) {
        throw changed();
      }
      return count;
    } finally {
      target.limit(limit);
    }
  }

  /// Checks that the file still has the length and the time of modification that it had when it was opened.
  ///
  /// @throws FileSystemException if it has not
  void checkUnchanged() throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    if (now.size() != before.size() || !now.lastModifiedTime().equals(before.lastModifiedTime())) {
      throw changed();
    }
  }

  private FileSystemException changed() throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    return new FileSystemException(file.toString(), null,
        "Changed while it was read: before it had " + before.size() + " bytes, last modified "
            + before.lastModifiedTime() + ", now it has " + now.size() + ", last modified "
            + now.lastModifiedTime() + "; read it again when nobody writes it");
  }

  @Override
  public long position() throws IOException {
    return channel.position();
  }

  @Override
  public SteadyChannel position(long position) throws IOException {
    channel.position(position);
    return this;
  }

  /// Returns how many bytes the file had when it was opened.
  @Override
  public long size() {
    return before.size();
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }
}

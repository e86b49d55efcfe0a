package dev.dovetail.fileops.internal.archive;

import dev.dovetail.fileops.spi.ArchiveEntry.Kind;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A tree that is only thought of: it knows its names and drops all content.
final class NoTree implements NewTree {
  private final Map<List<String>, Kind> kinds = new HashMap<>();
  private final Map<List<String>, String> targets = new HashMap<>();

  private synchronized void put(List<String> name, Kind kind) throws FileAlreadyExistsException {
    if (kinds.putIfAbsent(List.copyOf(name), kind) != null) {
      throw new FileAlreadyExistsException(String.join("/", name));
    }
  }

  @Override
  public void open() {}

  @Override
  public void makeDirectory(List<String> name) throws FileAlreadyExistsException {
    put(name, Kind.DIRECTORY);
  }

  @Override
  public SeekableByteChannel makeFile(List<String> name, int mode) throws FileAlreadyExistsException {
    put(name, Kind.FILE);
    return new Drain();
  }

  @Override
  public synchronized void makeSymbolicLink(List<String> name, String target)
      throws FileAlreadyExistsException {
    put(name, Kind.SYMBOLIC_LINK);
    targets.put(List.copyOf(name), target);
  }

  @Override
  public void makeHardLink(List<String> name, List<String> existing) throws FileAlreadyExistsException {
    put(name, Kind.FILE);
  }

  @Override
  public synchronized @Nullable Kind kindOf(List<String> name) {
    return kinds.get(name);
  }

  @Override
  public synchronized String targetOf(List<String> name) {
    return targets.getOrDefault(name, "");
  }

  @Override
  public String spellingOf(List<String> name) {
    return name.getLast();
  }

  @Override
  public synchronized void remove(List<String> name) {
    kinds.remove(name);
    targets.remove(name);
  }

  @Override
  public void setMode(List<String> name, int mode) {}

  @Override
  public void setAttributes(List<String> name, Attributes attributes) {}

  private static final class Drain implements SeekableByteChannel {
    private long position;

    @Override
    public int read(ByteBuffer buffer) {
      return -1;
    }

    @Override
    public int write(ByteBuffer buffer) {
      int count = buffer.remaining();
      buffer.position(buffer.limit());
      position += count;
      return count;
    }

    @Override
    public long position() {
      return position;
    }

    @Override
    public SeekableByteChannel position(long value) {
      position = value;
      return this;
    }

    @Override
    public long size() {
      return position;
    }

    @Override
    public SeekableByteChannel truncate(long size) {
      return this;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}

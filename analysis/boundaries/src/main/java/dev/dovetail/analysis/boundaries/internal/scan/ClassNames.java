package dev.dovetail.analysis.boundaries.internal.scan;

import dev.dovetail.analysis.boundaries.internal.text.Printable;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All names of classes met in one reading, each kept once, and fit for a terminal. Safe for use by several threads.
///
/// Names are looked up by their bytes as they stand in class files, a hundred times as often as there are names: of
/// one that is known, no string is made.
public final class ClassNames {
  private static final int FIRST_SIZE = 1 << 12;

  private final Map<String, String> packages = new HashMap<>();

  /// Read without a lock: a reader who misses an entry that was just made looks again under the lock, and what it
  /// does see is whole, since entries have final fields only.
  private volatile @Nullable Entry[] table = new Entry[FIRST_SIZE];

  private int size;

  /// Returns the name of a class that is written with slashes, in modified UTF-8, as in class files.
  ///
  /// @param end where it ends, exclusive
  /// @throws IllegalArgumentException if it is not in modified UTF-8
  ClassName of(byte[] bytes, int start, int end) {
    int hash = hash(bytes, start, end);
    Entry known = find(bytes, start, end, hash);
    return known != null ? known.name : add(bytes, start, end, hash);
  }

  /// Returns the name of a class that is written with slashes.
  ClassName of(String internalName) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new DataOutputStream(out).writeUTF(internalName);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return of(out.toByteArray(), Short.BYTES, out.size());
  }

  private static int hash(byte[] bytes, int start, int end) {
    int hash = 0;
    for (int at = start; at < end; at++) {
      hash = 31 * hash + bytes[at];
    }
    return hash ^ (hash >>> 16);
  }

  private @Nullable Entry find(byte[] bytes, int start, int end, int hash) {
    @Nullable Entry[] entries = table;
    for (Entry entry = entries[hash & (entries.length - 1)]; entry != null; entry = entry.next) {
      if (entry.hash == hash && Arrays.equals(entry.bytes, 0, entry.bytes.length, bytes, start, end)) {
        return entry;
      }
    }
    return null;
  }

  private synchronized ClassName add(byte[] bytes, int start, int end, int hash) {
    Entry known = find(bytes, start, end, hash);
    if (known != null) {
      return known.name;
    }
    if (++size > table.length) {
      grow();
    }
    @Nullable Entry[] entries = table;
    int slot = hash & (entries.length - 1);
    Entry made = new Entry(
        Arrays.copyOfRange(bytes, start, end), hash, make(ModifiedUtf8.decode(bytes, start, end)), entries[slot]);
    entries[slot] = made;
    return made.name;
  }

  private void grow() {
    @Nullable Entry[] larger = new Entry[2 * table.length];
    for (Entry first : table) {
      for (Entry entry = first; entry != null; entry = entry.next) {
        int slot = entry.hash & (larger.length - 1);
        larger[slot] = new Entry(entry.bytes, entry.hash, entry.name, larger[slot]);
      }
    }
    table = larger;
  }

  private ClassName make(String internalName) {
    String binaryName = Printable.of(internalName).replace('/', '.');
    int end = binaryName.lastIndexOf('.');
    String packageName = end < 0 ? "" : binaryName.substring(0, end);
    return new ClassName(binaryName, packages.computeIfAbsent(packageName, name -> name));
  }

  /// A name, and the next one in its slot.
  private static final class Entry {
    private final byte[] bytes;
    private final int hash;
    private final ClassName name;
    private final @Nullable Entry next;

    Entry(byte[] bytes, int hash, ClassName name, @Nullable Entry next) {
      this.bytes = bytes;
      this.hash = hash;
      this.name = name;
      this.next = next;
    }
  }
}

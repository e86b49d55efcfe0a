package dev.dovetail.fileops.internal.archive;

import dev.dovetail.fileops.spi.ArchiveEntry;
import dev.dovetail.fileops.spi.ArchiveEntry.Kind;
import dev.dovetail.fileops.spi.ArchiveTarget;
import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads tar archives: v7, ustar, pax and GNU, with the sparse files of the latter two.
final class TarReader {
  private static final int LONGEST_HEADER = 8 << 20;
  private static final int MOST_HEADERS = 16;
  private static final Set<String> NOT_FOR_ALL = Set.of("path", "linkpath", "size");

  private final BlockInput input;
  private final ArchiveTarget target;
  private final Pax global = new Pax();
  private byte[] globalData = {};
  private String longName = "";
  private String longLink = "";
  private Pax pax = new Pax();
  private String current = "";

  TarReader(BlockInput input, ArchiveTarget target) {
    this.input = input;
    this.target = target;
  }

  /// Reads all entries.
  void read() throws IOException {
    try {
      long headers = 0;
      int metadata = 0;
      for (TarHeader header = next(headers); !header.isZero(); header = next(headers)) {
        target.progress().checkCancelled();
        headers++;
        if (readMetadata(header)) {
          metadata++;
          if (metadata > MOST_HEADERS) {
            throw new DamagedException("has a header without end before its next entry");
          }
        } else {
          metadata = 0;
          readEntry(header);
          longName = "";
          longLink = "";
          pax = new Pax();
          pax.read(globalData);
        }
      }
      current = "";
      input.drain();
    } catch (DamagedException e) {
      throw target.refused(current, e.reason());
    }
  }

  private TarHeader next(long before) throws IOException {
    TarHeader header = new TarHeader();
    if (!input.read(header.block())) {
      throw before == 0 ? new DamagedException("is empty, not a tar archive") : BlockInput.truncated();
    }
    if (!header.isZero() && !header.isValid()) {
      throw new DamagedException(
          before == 0
              ? "is not a tar archive"
              : "is damaged: what comes after this entry is not the header of the next one");
    }
    return header;
  }

  /// Reads what belongs to the next entry or to all that follow.
  ///
  /// @return false if it is an entry itself
  private boolean readMetadata(TarHeader header) throws IOException {
    switch (header.type()) {
      case 'x', 'X' -> pax.read(data(header));
      case 'g' -> readGlobal(data(header));
      case 'L' -> longName = text(data(header));
      case 'K' -> longLink = text(data(header));
      case 'V', 'A' -> data(header); // the label of a volume; access control lists of Solaris
      case 'M' -> throw new DamagedException("continues on from another volume; join the volumes");
      default -> {
        return false;
      }
    }
    return true;
  }

  private void readGlobal(byte[] data) throws DamagedException {
    global.read(data);
    if (NOT_FOR_ALL.stream().anyMatch(global::has)) {
      throw new DamagedException("has a header that gives all entries the same name or size");
    }
    globalData = data;
    pax.read(data);
  }

  private byte[] data(TarHeader header) throws IOException {
    long size = header.size();
    if (size < 0 || size > LONGEST_HEADER) {
      throw new DamagedException("has a header of " + size + " bytes before its next entry");
    }
    byte[] data = new byte[(int) size];
    if (size > 0 && !input.read(data)) {
      throw BlockInput.truncated();
    }
    input.skipPadding(size);
    return data;
  }

  private static String text(byte[] data) {
    int end = 0;
    while (end < data.length && data[end] != 0) {
      end++;
    }
    return EntryNames.decoded(Arrays.copyOf(data, end));
  }

  private void readEntry(TarHeader header) throws IOException {
    String name = pax.text("path", longName.isEmpty() ? header.name() : longName);
    current = pax.text(Pax.SPARSE + "name", name);
    Kind kind = kind(header, current);
    long stored = pax.number("size", header.size());
    if (stored < 0) {
      throw new DamagedException("says that its size is " + stored);
    }
    if (kind == Kind.FILE) {
      readFile(header, stored);
      return;
    }
    String link = pax.text("linkpath", longLink.isEmpty() ? header.link() : longLink);
    boolean isLink = kind == Kind.SYMBOLIC_LINK || kind == Kind.HARD_LINK;
    target.add(entry(header, kind, 0, isLink ? link : ""), output -> {});
    if (header.type() == 'D') { // the list of files of GNU's incremental archives
      input.copy(stored, null);
      input.skipPadding(stored);
    }
  }

  private void readFile(TarHeader header, long stored) throws IOException {
    SparseMap sparse = null;
    long left = stored;
    if (header.type() == 'S') {
      sparse = SparseMap.ofGnu(header, input);
    } else if (pax.number(Pax.SPARSE + "major", 0) == 1) {
      long realSize = pax.number(Pax.SPARSE + "realsize", 0);
      SparseMap.Leading leading = SparseMap.ofContent(input, realSize, stored);
      sparse = leading.map();
      left = leading.left();
    } else if (pax.has(Pax.SPARSE + "size")) {
      sparse = SparseMap.ofText(pax.sparseMap(), pax.number(Pax.SPARSE + "size", 0));
    }
    SparseMap map = sparse;
    long size = left;
    ArchiveEntry entry = entry(header, Kind.FILE, map == null ? size : map.realSize(), "");
    if (map == null) {
      target.add(entry, output -> input.copy(size, output));
    } else {
      target.add(entry, output -> map.copy(input, size, output));
    }
    input.skipPadding(stored);
  }

  private static Kind kind(TarHeader header, String name) {
    return switch (header.type()) {
      case '1' -> Kind.HARD_LINK;
      case '2' -> Kind.SYMBOLIC_LINK;
      case '3', '4', '6' -> Kind.SPECIAL;
      case '5', 'D' -> Kind.DIRECTORY;
      case 0 -> name.endsWith("/") ? Kind.DIRECTORY : Kind.FILE; // v7 knew no directories
      default -> Kind.FILE; // POSIX: types unknown are regular files
    };
  }

  private ArchiveEntry entry(TarHeader header, Kind kind, long size, String link) throws DamagedException {
    FileTime modified = pax.modified(time(header.number(136, 12)));
    return new ArchiveEntry(current, kind, size, header.mode(), modified, link, owner(header));
  }

  private static @Nullable FileTime time(long seconds) {
    return Math.abs(seconds) > 1L << 40 ? null : FileTime.from(Instant.ofEpochSecond(seconds));
  }

  private ArchiveEntry.Owner owner(TarHeader header) throws DamagedException {
    return new ArchiveEntry.Owner(
        pax.number("uid", header.number(108, 8)),
        pax.number("gid", header.number(116, 8)),
        pax.text("uname", header.user()),
        pax.text("gname", header.group()));
  }
}

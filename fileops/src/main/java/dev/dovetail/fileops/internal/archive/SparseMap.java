package dev.dovetail.fileops.internal.archive;

import dev.dovetail.fileops.spi.ArchiveTarget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Where the content of a sparse file is not a hole: the four formats that GNU tar writes.
final class SparseMap {
  private static final int MOST_PIECES = 1 << 20;

  private final List<Piece> pieces = new ArrayList<>();
  private final long realSize;
  private long stored;

  private record Piece(long offset, long size) {}

  SparseMap(long realSize) {
    this.realSize = realSize;
  }

  long realSize() {
    return realSize;
  }

  private void add(long offset, long size) throws DamagedException {
    Piece last = pieces.isEmpty() ? new Piece(0, 0) : pieces.getLast();
    boolean isInOrder = offset >= last.offset + last.size && size >= 0 && offset <= realSize;
    if (!isInOrder || size > realSize - offset || pieces.size() >= MOST_PIECES) {
      throw new DamagedException("is damaged: its list of holes is not one");
    }
    if (size > 0 || !pieces.isEmpty()) {
      pieces.add(new Piece(offset, size));
    }
    stored += size;
  }

  /// Reads the map of an old GNU header (type S), which may go on in further blocks.
  static SparseMap ofGnu(TarHeader header, BlockInput input) throws IOException {
    SparseMap map = new SparseMap(header.number(483, 12));
    map.addFields(header, 386, 4);
    boolean isExtended = header.block()[482] != 0;
    while (isExtended) {
      TarHeader more = new TarHeader();
      if (!input.read(more.block())) {
        throw BlockInput.truncated();
      }
      int before = map.pieces.size();
      map.addFields(more, 0, 21);
      isExtended = more.block()[504] != 0;
      if (isExtended && map.pieces.size() == before) {
        throw new DamagedException("is damaged: its list of holes has no end");
      }
    }
    return map;
  }

  private void addFields(TarHeader header, int start, int count) throws DamagedException {
    for (int i = 0; i < count && header.block()[start + 24 * i] != 0; i++) {
      add(header.number(start + 24 * i, 12), header.number(start + 24 * i + 12, 12));
    }
  }

  /// Reads the map of a pax header (versions 0.0 and 0.1).
  static SparseMap ofText(String text, long realSize) throws DamagedException {
    SparseMap map = new SparseMap(realSize);
    String[] numbers = text.isEmpty() ? new String[0] : text.split(",", -1);
    if (numbers.length % 2 != 0) {
      throw new DamagedException("is damaged: its list of holes is not one");
    }
    for (int i = 0; i < numbers.length; i += 2) {
      map.add(Pax.parse(numbers[i]), Pax.parse(numbers[i + 1]));
    }
    return map;
  }

  /// Reads the map at the start of the content (version 1.0).
  ///
  /// @return the map, which knows how many bytes it took
  static Leading ofContent(BlockInput input, long realSize, long size) throws IOException {
    Lines lines = new Lines(input, size);
    long count = lines.next();
    SparseMap map = new SparseMap(realSize);
    if (count > MOST_PIECES) {
      throw new DamagedException("is damaged: its list of holes is not one");
    }
    for (long i = 0; i < count; i++) {
      map.add(lines.next(), lines.next());
    }
    return new Leading(map, size - lines.taken());
  }

  /// A map that came with the content.
  ///
  /// @param map it
  /// @param left how many bytes of content follow
  record Leading(SparseMap map, long left) {}

  /// Decimal numbers, one a line, in blocks.
  private static final class Lines {
    private final BlockInput input;
    private final long size;
    private final byte[] block = new byte[BlockInput.BLOCK];
    private long taken;
    private int next = block.length;

    Lines(BlockInput input, long size) {
      this.input = input;
      this.size = size;
    }

    long taken() {
      return taken;
    }

    long next() throws IOException {
      StringBuilder digits = new StringBuilder();
      for (char c = read(); c != '\n'; c = read()) {
        if (digits.length() > 20) {
          throw new DamagedException("is damaged: its list of holes is not one");
        }
        digits.append(c);
      }
      return Pax.parse(digits.toString());
    }

    private char read() throws IOException {
      if (next == block.length) {
        if (taken + block.length > size || !input.read(block)) {
          throw BlockInput.truncated();
        }
        taken += block.length;
        next = 0;
      }
      return (char) (block[next++] & 0xff);
    }
  }

  /// Copies the content of the given stored size, holes left as such.
  void copy(BlockInput input, long size, ArchiveTarget.Output output) throws IOException {
    if (size != stored) {
      throw new DamagedException(
          "is damaged: it has " + size + " bytes for the " + stored + " between its holes");
    }
    long position = 0;
    for (Piece piece : pieces) {
      output.skip(piece.offset - position);
      input.copy(piece.size, output);
      position = piece.offset + piece.size;
    }
    output.skip(realSize - position);
  }
}

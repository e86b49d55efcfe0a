package dev.dovetail.analysis.table.internal.packed;

import dev.dovetail.analysis.table.NotATableException;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.spi.FileHead;
import dev.dovetail.analysis.table.spi.TableSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// What is inside a compressed file: gzip, zstd, or zip with one table. Nothing is written to disk, and no more
/// than a few buffers are in memory.
public final class Unpacked implements AutoCloseable {
  private final TableSource source;
  private final InputStream stream;
  private final Supplier<List<String>> notes;

  private Unpacked(TableSource source, InputStream stream, Supplier<List<String>> notes) {
    this.source = source;
    this.stream = stream;
    this.notes = notes;
  }

  /// Looks into a file, if it is a compressed one.
  ///
  /// @param packed the file
  /// @param options which may name the member of an archive
  /// @param isTable tells whether a member may be a table
  /// @return what is inside; empty if the file is not a compressed one
  /// @throws NotATableException if it is packed in a way that is not read, or holds no table or several
  /// @throws IOException if it is damaged or cannot be read
  public static Optional<Unpacked> of(TableSource packed, ReadOptions options, Predicate<FileHead> isTable)
      throws IOException {
    Optional<Packing> packing = Packing.of(packed.head());
    if (packing.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(switch (packing.get()) {
      case GZIP -> gzip(packed, options);
      case ZSTD -> zstd(packed, options);
      case ZIP, EMPTY_ZIP -> ZipTables.open(packed, options, isTable);
      case BZIP2, XZ, LZ4, SEVEN_ZIP, RAR, TAR -> throw new NotATableException("The file is packed as "
          + packing.get().label() + ", which is not read here (gzip, zstd and zip are); unpack it first");
    });
  }

  /// Tells whether a file is a compressed one.
  public static boolean isPacked(FileHead head) {
    return Packing.of(head).isPresent();
  }

  private static Unpacked gzip(TableSource packed, ReadOptions options) throws IOException {
    GzipInput stream = new GzipInput(packed.channel());
    return of(stream, Packing.GZIP.innerName(packed.head().fileName()), options, () -> {
      List<String> notes = new ArrayList<>(List.of("unpacked from gzip"));
      stream.garbage().ifPresent(notes::add);
      return notes;
    });
  }

  private static Unpacked zstd(TableSource packed, ReadOptions options) throws IOException {
    if (!hasZstd()) {
      throw new NotATableException("The file is packed as zstd; to read it, add com.github.luben:zstd-jni (module "
          + "com.github.luben.zstd_jni), or unpack it first");
    }
    return of(new ZstdInput(packed.channel()), Packing.ZSTD.innerName(packed.head().fileName()), options,
        () -> List.of("unpacked from zstd"));
  }

  private static boolean hasZstd() {
    try {
      Class.forName("com.github.luben.zstd.ZstdInputStreamNoFinalizer", false, Unpacked.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false; // which is the answer
    }
  }

  static Unpacked of(InputStream stream, String name, ReadOptions options, Supplier<List<String>> notes)
      throws IOException {
    try {
      byte[] head = stream.readNBytes(FileHead.LIMIT);
      TableSource source = new TableSource(
          new FileHead(name, head, head.length < FileHead.LIMIT), new UnpackedChannel(head, stream, options));
      return new Unpacked(source, stream, notes);
    } catch (IOException | RuntimeException e) {
      stream.close();
      throw e;
    }
  }

  /// Returns what is inside.
  public TableSource source() {
    return source;
  }

  /// Returns what is to be said of the unpacking, once all was read.
  public List<String> notes() {
    return notes.get();
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}

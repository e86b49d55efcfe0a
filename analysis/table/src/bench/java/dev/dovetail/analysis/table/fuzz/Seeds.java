package dev.dovetail.analysis.table.fuzz;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The files that damages begin with: the first kilobytes of those in some folders, each of these also
/// compressed. Workbooks stay whole, up to a size.
final class Seeds {
  private static final int TEXT_BYTES = 4096;
  private static final int WORKBOOK_BYTES = 20_000;

  private Seeds() {}

  static List<Seed> of(List<Path> folders) throws IOException {
    List<Seed> seeds = new ArrayList<>();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          add(file, seeds);
        }
      }
    }
    return seeds;
  }

  private static void add(Path file, List<Seed> seeds) throws IOException {
    String name = file.getFileName().toString();
    String extension = name.substring(Math.max(0, name.lastIndexOf('.')));
    byte[] bytes = Files.readAllBytes(file);
    if (extension.equals(".xlsx")) {
      if (bytes.length <= WORKBOOK_BYTES) {
        seeds.add(new Seed(extension, bytes));
      }
    } else if (List.of(".csv", ".tsv", ".txt", ".json", ".jsonl").contains(extension)) {
      byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, TEXT_BYTES));
      for (String suffix : List.of("", "", ".gz", ".zst", ".zip")) {
        seeds.add(packed(extension + suffix, head));
      }
    }
  }

  /// Compresses bytes as the end of an extension says.
  static Seed packed(String extension, byte[] bytes) {
    int last = extension.lastIndexOf('.');
    byte[] result = switch (extension.substring(Math.max(0, last))) {
      case ".gz" -> gzip(bytes);
      case ".zst" -> Zstd.compress(bytes);
      case ".zip" -> zip("member" + (last > 0 ? extension.substring(0, last) : ".csv"), bytes);
      default -> bytes;
    };
    return new Seed(extension, result);
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
      packed.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] zip(String name, byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream packed = new ZipOutputStream(out)) {
      ZipEntry entry = new ZipEntry(name);
      entry.setTime(0);
      packed.putNextEntry(entry);
      packed.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}

package dev.dovetail.fileops;

import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/// The functions of Python's `shutil` under their names, in camel case and with its meaning.
public final class Shutil {
  private Shutil() {}

  /// Copies content and metadata of a file.
  public static Path copy2(Path source, Path target, LinkOption... options) throws IOException {
    return java.nio.file.Files.copy(source, target, options);
  }

  /// Copies content and permissions of a file.
  public static Path copy(Path source, Path target, LinkOption... options) throws IOException {
    return java.nio.file.Files.copy(source, target, options);
  }

  /// Copies a tree; see [TreeCopier], which has all the options.
  public static Path copyTree(Path source, Path target) throws IOException {
    return new TreeCopier().copy(source, target);
  }

  /// Removes a tree; see [TreeRemover], which has all the options.
  public static void removeTree(Path tree) throws IOException {
    new TreeRemover().remove(tree);
  }

  /// Makes an archive of a directory; an [Archiver] has more options.
  ///
  /// @param name its path, without the extension
  /// @param format its format: `zip`, `tar`, `gztar`, `bztar`, `xztar`, `zstdtar`, or a registered one
  /// @param root what names in the archive are relative to
  /// @return where the archive is
  public static Path makeArchive(Path name, String format, Path root) throws IOException {
    return new Archiver(format, SharedFormats.get()).withRootDirectory(root).make(name);
  }

  /// Makes an archive of a part of a directory; an [Archiver] has more options.
  ///
  /// @param base where to start, relative to the root; it begins every name
  /// @return where the archive is
  public static Path makeArchive(Path name, String format, Path root, Path base) throws IOException {
    return new Archiver(format, SharedFormats.get())
        .withRootDirectory(root)
        .withBaseDirectory(base)
        .make(name);
  }

  /// Unpacks an archive of the format that its extension tells; an [Extractor] has more options.
  public static Extraction unpackArchive(Path archive, Path directory) throws IOException {
    return new Extractor(SharedFormats.get()).extract(archive, directory);
  }

  /// Unpacks an archive of a format; an [Extractor] has more options.
  public static Extraction unpackArchive(
      Path archive, Path directory, String format, ExtractionFilter filter) throws IOException {
    return new Extractor(SharedFormats.get())
        .withFormat(format)
        .withFilter(filter)
        .extract(archive, directory);
  }

  /// Registers a format that [#makeArchive] makes archives in, for the whole process. Better give an
  /// [Archiver] an [ArchiveFormats] of one's own.
  public static void registerArchiveFormat(String name, ArchiveFunction function, String description) {
    SharedFormats.change(formats -> formats.withArchiveFormat(name, function, description));
  }

  /// Removes a format that archives are made in, for the whole process.
  ///
  /// @throws IllegalArgumentException if there is none of the name
  public static void unregisterArchiveFormat(String name) {
    SharedFormats.change(formats -> formats.withoutArchiveFormat(name));
  }

  /// Returns the formats that [#makeArchive] makes archives in, by name.
  public static List<ArchiveFormats.Description> archiveFormats() {
    return SharedFormats.get().archiveFormats();
  }

  /// Registers a format that [#unpackArchive] unpacks, for the whole process. Better give an [Extractor] an
  /// [ArchiveFormats] of one's own.
  ///
  /// @throws RegistryException if a format has one of the extensions already
  public static void registerUnpackFormat(
      String name, List<String> extensions, UnpackFunction function, String description) {
    SharedFormats.change(formats -> formats.withUnpackFormat(name, extensions, function, description));
  }

  /// Removes a format that archives are unpacked from, for the whole process.
  ///
  /// @throws IllegalArgumentException if there is none of the name
  public static void unregisterUnpackFormat(String name) {
    SharedFormats.change(formats -> formats.withoutUnpackFormat(name));
  }

  /// Returns the formats that [#unpackArchive] unpacks, by name.
  public static List<ArchiveFormats.Description> unpackFormats() {
    return SharedFormats.get().unpackFormats();
  }
}

package dev.dovetail.fileops;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.internal.archive.Staging;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// Unpacks archives, as `shutil.unpack_archive`, but either wholly or not at all.
///
/// {@snippet lang=java :
/// Extraction done = new Extractor().withProgress(progress).extract(delivery, desk);
/// }
///
/// Everything goes into a directory of its own at first, beside what is there and closed to others. When the
/// archive was read to its end, each checksum was right and nothing was refused, it is moved to its place by
/// renames; until then no file of the target is touched, and after a failure nothing is left. Directories
/// that are there already are filled up, files are replaced, symbolic links are replaced and never followed.
///
/// What is refused, always by an [ArchiveException] that names the entry: what the [ExtractionFilter] does
/// not allow; what exceeds the [ExtractionLimits]; damage of any kind; encryption; in zip archives, a name
/// that comes twice, entries that share bytes, and two directories of the archive that tell different
/// stories; and two names that the file system takes for one (as where case does not count). In tar archives
/// a later entry replaces an earlier one of the same name, as with `tar -r`. A slash at the start of a name
/// is dropped.
///
/// Zip archives lend their permissions and symbolic links too, which shutil drops. An extractor is immutable
/// and used by any number of threads at once.
public final class Extractor {
  private final @Nullable String format;
  private final ArchiveFormats formats;
  private final ExtractionFilter filter;
  private final ExtractionLimits limits;
  private final Progress progress;
  private final boolean overwrites;
  private final boolean isDryRun;
  private final int threads;

  /// Makes an extractor that knows the format by the extension, uses the filter [ExtractionFilter#DATA] and
  /// the limits [ExtractionLimits#defaults], and replaces files.
  public Extractor() {
    this(ArchiveFormats.installed());
  }

  /// Makes an extractor for the formats of a registry.
  public Extractor(ArchiveFormats formats) {
    this(
        null,
        formats,
        ExtractionFilter.DATA,
        ExtractionLimits.defaults(),
        Progress.none(),
        true,
        false,
        Math.min(2, Runtime.getRuntime().availableProcessors()));
  }

  private Extractor(
      @Nullable String format,
      ArchiveFormats formats,
      ExtractionFilter filter,
      ExtractionLimits limits,
      Progress progress,
      boolean overwrites,
      boolean isDryRun,
      int threads) {
    this.format = format;
    this.formats = formats;
    this.filter = filter;
    this.limits = limits;
    this.progress = progress;
    this.overwrites = overwrites;
    this.isDryRun = isDryRun;
    this.threads = threads;
  }

  /// Returns an extractor for archives of this format, whatever their names.
  ///
  /// @param value its name (`gztar`), or its extension (`tar.gz`)
  /// @throws IllegalArgumentException if there is no such format
  /// @throws UnsupportedOperationException if it needs a library that is missing; the message says which
  public Extractor withFormat(String value) {
    formats.unpacker(value);
    return new Extractor(value, formats, filter, limits, progress, overwrites, isDryRun, threads);
  }

  /// Returns an extractor that believes this much.
  public Extractor withFilter(ExtractionFilter value) {
    return new Extractor(format, formats, value, limits, progress, overwrites, isDryRun, threads);
  }

  /// Returns an extractor that lets out this much.
  public Extractor withLimits(ExtractionLimits value) {
    return new Extractor(format, formats, filter, value, progress, overwrites, isDryRun, threads);
  }

  /// Returns an extractor that shows the stage "unpacking", in bytes of the archive, and asks whether to
  /// stop.
  public Extractor withProgress(Progress value) {
    return new Extractor(format, formats, filter, limits, value, overwrites, isDryRun, threads);
  }

  /// Returns an extractor that does or does not replace files that are there. One that does not throws
  /// [FileAlreadyExistsException] before it moves anything.
  public Extractor withOverwrite(boolean value) {
    return new Extractor(format, formats, filter, limits, progress, value, isDryRun, threads);
  }

  /// Returns an extractor that does or does not only read and check the archive.
  public Extractor withDryRun(boolean value) {
    return new Extractor(format, formats, filter, limits, progress, overwrites, value, threads);
  }

  /// Returns an extractor that writes files by so many threads.
  ///
  /// @throws IllegalArgumentException if it is less than 1
  public Extractor withThreads(int value) {
    if (value < 1) {
      throw new IllegalArgumentException("There has to be a thread, not " + value);
    }
    return new Extractor(format, formats, filter, limits, progress, overwrites, isDryRun, value);
  }

  /// Unpacks an archive.
  ///
  /// @param directory where to; made, with its parents, if it does not exist
  /// @return what came out
  /// @throws ArchiveException if the archive is refused, or no format has its extension
  /// @throws NoSuchFileException if there is no archive (a registered function has to look for itself)
  /// @throws NotDirectoryException if something else stands where the directory should
  /// @throws FileAlreadyExistsException if something that may not be replaced stands where an entry should
  /// @throws CancellationException if the progress says so
  /// @throws UnsupportedOperationException if the format needs a library that is missing
  /// @throws IOException if reading or writing fails
  public Extraction extract(Path archive, Path directory) throws IOException {
    ArchiveFormats.Unpacker unpacker = unpacker(archive);
    if (unpacker.function() != null) {
      if (!isDryRun) {
        unpacker.function().unpack(archive, directory);
      }
      return new Extraction(0, 0, 0, 0);
    }
    if (unpacker.format() == null) {
      throw new IllegalStateException("A format without function");
    }
    Staging staging = new Staging(archive, unpacker.format(), filter, limits, progress, threads);
    return isDryRun ? staging.check() : staging.into(directory, overwrites);
  }

  private ArchiveFormats.Unpacker unpacker(Path archive) throws ArchiveException {
    if (format != null) {
      return formats.unpacker(format);
    }
    Path name = archive.getFileName();
    ArchiveFormats.Unpacker unpacker = formats.unpackerOfFile(name == null ? "" : name.toString());
    if (unpacker == null) {
      throw new ArchiveException(
          archive, "", "has no extension of an archive (" + formats.extensions() + "); say its format");
    }
    return unpacker;
  }
}

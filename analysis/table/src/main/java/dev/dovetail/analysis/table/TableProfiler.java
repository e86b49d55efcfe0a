package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.TableOpener;
import dev.dovetail.analysis.table.internal.profile.ProfileSink;
import dev.dovetail.core.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// Learns what is in a table: its schema from *every* row, and statistics of each column, in one pass and in
/// bounded memory.
///
/// Immutable; one profiler may profile several files at the same time. The same file and options give the
/// same profile, always.
public final class TableProfiler {
  private final TableOpener opener;
  private final Progress progress;
  private final ReadOptions options;

  /// Makes a profiler that guesses everything and shows no progress. It knows the formats that are present
  /// now.
  public TableProfiler() {
    this(new TableOpener(), Progress.none(), ReadOptions.defaults());
  }

  private TableProfiler(TableOpener opener, Progress progress, ReadOptions options) {
    this.opener = opener;
    this.progress = progress;
    this.options = options;
  }

  /// Returns this profiler with a progress, which is advanced by the bytes read. Its stages are the caller's:
  /// it is never started here.
  public TableProfiler withProgress(Progress value) {
    return new TableProfiler(opener, value, options);
  }

  /// Returns this profiler with other options.
  public TableProfiler withOptions(ReadOptions value) {
    return new TableProfiler(opener, progress, value);
  }

  /// Profiles a file, if it holds a table.
  ///
  /// @return the profile; empty if the file is a picture, prose or whatever is not a table
  /// @throws TableLimitException if the table exceeds one of the options' limits
  /// @throws IOException if the file cannot be read
  /// @throws CancellationException if the progress was cancelled
  public Optional<TableProfile> profile(Path file) throws IOException {
    return switch (examine(file)) {
      case Examination.Table(TableProfile profile) -> Optional.of(profile);
      case Examination.NotATable _ -> Optional.empty();
    };
  }

  /// Profiles a file, or says why it is not taken for a table.
  ///
  /// @throws TableLimitException if the table exceeds one of the options' limits
  /// @throws IOException if the file cannot be read
  /// @throws CancellationException if the progress was cancelled
  public Examination examine(Path file) throws IOException {
    try (ProfileSink sink = new ProfileSink(options)) {
      TableOpener.Result result = opener.read(file, options, progress, sink);
      return new Examination.Table(sink.finish(result.format(), result.dialect()));
    } catch (NotATableException e) {
      return new Examination.NotATable(String.valueOf(e.getMessage()));
    }
  }
}

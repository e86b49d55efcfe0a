package dev.dovetail.analysis.table.fuzz;

import com.sun.management.OperatingSystemMXBean;
import dev.dovetail.analysis.table.BadRow;
import dev.dovetail.analysis.table.ColumnProfile;
import dev.dovetail.analysis.table.Dialect;
import dev.dovetail.analysis.table.Examination;
import dev.dovetail.analysis.table.LoadedTable;
import dev.dovetail.analysis.table.NotATableException;
import dev.dovetail.analysis.table.ProfileJson;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.RowVisitor;
import dev.dovetail.analysis.table.TableException;
import dev.dovetail.analysis.table.TableProfile;
import dev.dovetail.analysis.table.TableProfiler;
import dev.dovetail.analysis.table.TableReader;
import java.io.IOException;
import java.io.Serial;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a file in every way, and says what is not as it should be:
///
/// - one thread or three, large buffers or small ones: the same profile or the same failure;
/// - a failure is an [IOException] with a message;
/// - in memory, row after row, and in the profile there are the same columns, types, rows, nulls and bad
///   rows;
/// - a profile is the same after it was written and read, and a table can be shown;
/// - all that within ten seconds of processor time and the memory there is.
final class Trial {
  private static final long MOST_NANOS = 10_000_000_000L;
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static long tables;

  private Trial() {}

  /// What was expected to hold, and does not.
  static final class Broken extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private final String law;

    Broken(String law, Object expected, @Nullable Object found) {
      super(law + "\nexpected: " + expected + "\nfound:    " + found);
      this.law = law;
    }

    String law() {
      return law;
    }
  }

  /// Returns how many inputs were tables.
  static long tables() {
    return tables;
  }

  /// Returns what is wrong about reading a file, if anything is.
  static Optional<Throwable> failure(Path file, Variant variant) {
    long before = SYSTEM.getProcessCpuTime();
    try {
      check(file, variant);
      long nanos = SYSTEM.getProcessCpuTime() - before;
      return nanos < MOST_NANOS ? Optional.empty()
          : Optional.of(new Broken("time", MOST_NANOS, nanos));
    } catch (Broken | RuntimeException | Error e) {
      return Optional.of(e);
    }
  }

  private static void check(Path file, Variant variant) throws Broken {
    ReadOptions options = variant.options();
    ReadOptions small = options.withBufferBytes(variant.bufferBytes());
    Object seen = examined(file, options);
    same("threads", seen, examined(file, options.withThreads(3)));
    same("buffers", seen, examined(file, small));
    same("buffers and threads", seen, examined(file, small.withThreads(3)));
    Object loaded = loaded(file, options);
    same("buffers and threads of tables", loaded instanceof LoadedTable table ? table.table() : loaded,
        loaded(file, small.withThreads(3)) instanceof LoadedTable table ? table.table() : loaded);
    Rows rows = new Rows();
    Object dialect = read(file, small.withThreads(2), rows);
    switch (seen) {
      case Examination.Table(TableProfile profile) -> {
        tables++;
        if (!(loaded instanceof LoadedTable table)) {
          throw new Broken("a table in memory", "a table", loaded);
        }
        compare(profile, table);
        same("dialect of rows", profile.dialect(), dialect);
        same("rows shown", profile.rows(), rows.count);
        same("columns shown", profile.columns().stream().map(ColumnProfile::name).toList(), rows.names);
        same("bad rows shown", profile.badRowCount(), rows.bad);
        same("profile as JSON", profile, parsed(profile));
      }
      case Examination.NotATable(String reason) -> {
        same("not a table in memory", NotATableException.class.getName() + ": " + reason, loaded);
        same("not a table row after row", loaded, dialect);
      }
      default -> {
        same("failure in memory", seen, loaded);
        same("failure row after row", seen, dialect);
      }
    }
  }

  private static void compare(TableProfile profile, LoadedTable loaded) throws Broken {
    same("rows", profile.rows(), (long) loaded.table().rowCount());
    same("dialect", profile.dialect(), loaded.dialect());
    same("bad rows", profile.badRows(), loaded.badRows());
    same("count of bad rows", profile.badRowCount(), loaded.badRowCount());
    same("format", profile.format(), loaded.format());
    same("columns", profile.columns().size(), loaded.table().columnCount());
    for (int i = 0; i < profile.columns().size(); i++) {
      ColumnProfile column = profile.columns().get(i);
      var values = loaded.table().columns().get(i);
      same("name", column.name(), values.name());
      same("type", column.type(), values.type());
      same("nulls", column.nulls(), (long) values.nullCount());
      same("count and nulls", profile.rows(), column.count() + column.nulls());
      if (column.distinct().value() > column.count()) {
        throw new Broken("distinct", "at most " + column.count(), column.distinct());
      }
    }
    loaded.table().toString().lines().forEach(line -> line.codePoints().forEach(c -> {
      if (Character.isISOControl(c)) {
        throw new IllegalStateException("Control character " + c + " shown");
      }
    }));
  }

  private static TableProfile parsed(TableProfile profile) throws Broken {
    try {
      return ProfileJson.parse(ProfileJson.toJson(profile));
    } catch (TableException e) {
      throw new Broken("profile as JSON", profile, e);
    }
  }

  private static Object examined(Path file, ReadOptions options) throws Broken {
    try {
      return new TableProfiler().withOptions(options).examine(file);
    } catch (IOException e) {
      return told(e);
    }
  }

  private static Object loaded(Path file, ReadOptions options) throws Broken {
    try {
      return new TableReader().withOptions(options).load(file);
    } catch (IOException e) {
      return told(e);
    }
  }

  private static Object read(Path file, ReadOptions options, RowVisitor visitor) throws Broken {
    try {
      Dialect dialect = new TableReader().withOptions(options).read(file, visitor);
      return dialect;
    } catch (IOException e) {
      return told(e);
    }
  }

  private static String told(IOException e) throws Broken {
    if (e.getMessage() == null || e.getMessage().isBlank()) {
      throw new Broken("message of " + e.getClass().getSimpleName(), "a message", null);
    }
    return e.getClass().getName() + ": " + e.getMessage();
  }

  private static void same(String law, Object expected, Object found) throws Broken {
    if (!Objects.equals(expected, found)) {
      throw new Broken(law, expected, found);
    }
  }

  /// What is shown row after row.
  private static final class Rows implements RowVisitor {
    private List<String> names = new ArrayList<>();
    private long count;
    private long bad;

    @Override
    public void columns(List<String> value) {
      names = value;
    }

    @Override
    public void row(List<@Nullable String> cells) {
      count++;
    }

    @Override
    public void badRow(BadRow row) {
      bad++;
    }
  }
}

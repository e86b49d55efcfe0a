package dev.dovetail.analysis.table.internal.profile;

import dev.dovetail.analysis.table.BadRow;
import dev.dovetail.analysis.table.Dialect;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.TableException;
import dev.dovetail.analysis.table.TableProfile;
import dev.dovetail.analysis.table.internal.Limits;
import dev.dovetail.analysis.table.spi.FieldBatch;
import dev.dovetail.analysis.table.spi.RowSink;
import java.util.ArrayList;
import java.util.List;

/// Profiles the rows it receives.
public final class ProfileSink implements RowSink {
  private final ReadOptions options;
  private final List<BadRow> badRows = new ArrayList<>();
  private long badRowCount;
  private long rows;

  /// Begins a profile.
  public ProfileSink(ReadOptions options) {
    this.options = options;
  }

  @Override
  public void columns(List<String> names) throws TableException {
    Limits.checkColumns(names.size(), options);
  }

  @Override
  public void decimalComma(boolean isUsed) {}

  @Override
  public void batch(FieldBatch batch) {
    rows += batch.rows();
  }

  @Override
  public void badRow(BadRow row) {
    badRowCount++;
    if (badRows.size() < options.keptBadRows()) {
      badRows.add(row);
    }
  }

  /// Ends the profile.
  public TableProfile finish(String format, Dialect dialect) {
    return new TableProfile(format, dialect, rows, List.of(), badRows, badRowCount);
  }
}

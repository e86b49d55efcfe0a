package dev.dovetail.analysis.table.bench;

import dev.dovetail.analysis.table.ColumnProfile;
import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.NumberSummary;
import dev.dovetail.analysis.table.TableProfile;
import dev.dovetail.analysis.table.TableProfiler;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/// Our figures against those of DuckDB, which is told our types, so that it does not take postal codes for
/// numbers.
///
/// Argument: the file.
public final class Agreement {
  private static final double TOLERANCE = 1e-12;

  private int compared;
  private int different;

  private Agreement() {}

  /// Compares rows, nulls, different values, least and greatest values and sums. Prints every difference, and
  /// how many there are.
  public static void main(String[] arguments) throws IOException, SQLException {
    Path file = Path.of(arguments[0]);
    TableProfile table = new TableProfiler().profile(file).orElseThrow();
    Agreement agreement = new Agreement();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      String types = table.columns().stream()
          .map(column -> "'" + column.name() + "': '" + type(column.type()) + "'")
          .collect(Collectors.joining(", "));
      statement.execute("CREATE TABLE t AS FROM read_csv('" + file + "', types = {" + types + "})");
      for (ColumnProfile column : table.columns()) {
        try (ResultSet row = statement.executeQuery(("SELECT count(*), count(%1$s), count(DISTINCT %1$s), "
            + "min(%1$s)::VARCHAR, max(%1$s)::VARCHAR, %2$s FROM t")
            .formatted('"' + column.name() + '"', sum(column)))) {
          row.next();
          agreement.compare(column, table.rows(), row);
        }
      }
    }
    System.out.printf("%s: %d figures compared with DuckDB's, %d differ%n",
        file.getFileName(), agreement.compared, agreement.different);
  }

  private static String sum(ColumnProfile column) {
    return column.type().isNumeric() ? "sum(\"" + column.name() + "\")::VARCHAR" : "NULL";
  }

  private static String type(ColumnType type) {
    return switch (type) {
      case BOOLEAN -> "BOOLEAN";
      case INT64 -> "BIGINT";
      case BIG_INTEGER -> "HUGEINT";
      case DECIMAL -> "DECIMAL(38, 13)";
      case FLOAT64 -> "DOUBLE";
      case DATE -> "DATE";
      case TIME -> "TIME";
      case TIMESTAMP -> "TIMESTAMP";
      case ZONED_TIMESTAMP -> "TIMESTAMPTZ";
      case EMPTY, UUID, TEXT -> "VARCHAR";
    };
  }

  private void compare(ColumnProfile column, long rows, ResultSet theirs) throws SQLException {
    long distinct = theirs.getLong(3);
    compare(column, "rows", rows, theirs.getLong(1), rows == theirs.getLong(1));
    compare(column, "values", column.count(), theirs.getLong(2), column.count() == theirs.getLong(2));
    double off = Math.abs(column.distinct().value() - distinct) / (double) Math.max(1, distinct);
    compare(column, column.distinct().isExact() ? "distinct" : "distinct, estimated",
        column.distinct().value(), distinct, off <= (column.distinct().isExact() ? 0 : 0.01));
    column.range().ifPresent(range -> {
      compare(column, "min", range.min(), text(theirs, 4), isSame(column, range.min(), text(theirs, 4)));
      compare(column, "max", range.max(), text(theirs, 5), isSame(column, range.max(), text(theirs, 5)));
    });
    column.numbers().map(NumberSummary::sum).ifPresent(sum -> {
      double their = Double.parseDouble(text(theirs, 6));
      compare(column, "sum", sum, their, Math.abs(sum - their) <= TOLERANCE * Math.abs(their));
    });
  }

  private static String text(ResultSet row, int column) {
    try {
      return row.getString(column);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isSame(ColumnProfile column, String ours, String theirs) {
    return column.type().isNumeric() ? new BigDecimal(ours).compareTo(new BigDecimal(theirs)) == 0
        : ours.equals(column.type() == ColumnType.TIMESTAMP ? theirs.replace(' ', 'T') : theirs);
  }

  private void compare(ColumnProfile column, String figure, Object ours, Object theirs, boolean isSame) {
    compared++;
    if (!isSame) {
      different++;
      System.out.printf("%s of %s: ours %s, DuckDB's %s%n", figure, column.name(), ours, theirs);
    }
  }
}

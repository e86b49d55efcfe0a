package dev.dovetail.analysis.table.internal.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.internal.value.Kinds;
import dev.dovetail.analysis.table.internal.value.NullSpellings;
import dev.dovetail.analysis.table.internal.value.ValueParser;
import dev.dovetail.analysis.table.spi.FieldBatch;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Reads one column whose type is known. A value that does not fit is null, and kept to be reported.
final class KnownReading extends Reading {
  private static final int SHOWN_BYTES = 40;

  private final ColumnType type;
  private final int kinds;
  private final DataBuilder builder;
  private final Map<Integer, String> misfits = new TreeMap<>();

  /// @param kinds the kinds of that type, none for text
  KnownReading(NullSpellings nulls, ColumnType type, int kinds) {
    super(nulls);
    this.type = type;
    this.kinds = kinds;
    this.builder = DataBuilder.of(type);
  }

  /// Returns the kinds of values that a column of a given type takes.
  static int kindsOf(ColumnType type) {
    return switch (type) {
      case EMPTY -> Kinds.ALL;
      case BOOLEAN -> Kinds.BOOLEAN;
      case INT64 -> Kinds.INT64;
      case BIG_INTEGER -> Kinds.BIG_INTEGER;
      case DECIMAL -> Kinds.DECIMAL;
      case FLOAT64 -> Kinds.FLOAT64;
      case DATE -> Kinds.DATES;
      case TIME -> Kinds.TIME;
      case TIMESTAMP -> Kinds.LOCAL_TIMESTAMP | Kinds.DAY_MONTH_TIMESTAMP | Kinds.MONTH_DAY_TIMESTAMP;
      case ZONED_TIMESTAMP -> Kinds.ZONED_TIMESTAMP;
      case UUID -> Kinds.UUID;
      case TEXT -> Kinds.NONE;
    };
  }

  @Override
  int size() {
    return builder.size();
  }

  @Override
  void addNulls(int count) {
    for (int i = 0; i < count; i++) {
      builder.addNull();
    }
  }

  @Override
  void addAll(FieldBatch batch, int column, ValueParser parser) {
    byte[] bytes = batch.bytes();
    for (int row = 0; row < batch.rows(); row++) {
      int field = row * batch.columns() + column;
      int from = batch.starts()[field];
      int to = batch.ends()[field];
      boolean isLiteral = batch.isLiteral(field);
      byte flag = from < 0 ? NullSpellings.NULL : isLiteral ? 0 : nulls().flag(bytes, from, to);
      boolean isNull = type == ColumnType.TEXT ? flag == NullSpellings.NULL : flag != 0;
      if (isNull) {
        builder.addNull();
      } else if (type == ColumnType.TEXT || parser.parse(bytes, from, to, kinds) != Kinds.NONE) {
        builder.add(parser, bytes, from, to);
      } else {
        addOther(bytes, from, to, row);
      }
    }
  }

  private void addOther(byte[] bytes, int from, int to, int row) {
    String text = new String(bytes, from, Math.min(to - from, SHOWN_BYTES), UTF_8);
    if (type == ColumnType.FLOAT64 && text.toLowerCase(Locale.ROOT).equals("nan")) {
      builder.add((Object) Double.NaN);
    } else {
      builder.addNull();
      misfits.put(row, text + (to - from > SHOWN_BYTES ? "…" : ""));
    }
  }

  /// Returns the values of the last batch that do not fit, by row of the batch, and forgets them.
  Map<Integer, String> takeMisfits() {
    Map<Integer, String> taken = new TreeMap<>(misfits);
    misfits.clear();
    return taken;
  }

  ColumnType type() {
    return type;
  }

  @Override
  ColumnData build(ValueParser parser) {
    return builder.build();
  }

  @Override
  int kinds() {
    return kinds;
  }
}

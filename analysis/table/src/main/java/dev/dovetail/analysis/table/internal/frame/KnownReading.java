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

  private final String name;
  private final ColumnType type;
  private final int kinds;
  private final DataBuilder builder;
  private final Map<Integer, String> misfits = new TreeMap<>();

  /// @param name of the column
  /// @param kinds the kinds of that type, none for text
  KnownReading(NullSpellings nulls, String name, ColumnType type, int kinds) {
    super(nulls);
    this.name = name;
    this.type = type;
    this.kinds = kinds;
    this.builder = DataBuilder.of(type);
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
      } else if (type == ColumnType.TEXT || isRead(parser, bytes, from, to)) {
        builder.add(parser, bytes, from, to);
      } else {
        addOther(parser, bytes, from, to, row);
      }
    }
  }

  private boolean isRead(ValueParser parser, byte[] bytes, int from, int to) {
    return Kinds.settled(parser.parse(bytes, from, to, kinds)) != Kinds.NONE;
  }

  private void addOther(ValueParser parser, byte[] bytes, int from, int to, int row) {
    String text = new String(bytes, from, Math.min(to - from, SHOWN_BYTES), UTF_8);
    if (type == ColumnType.FLOAT64 && text.toLowerCase(Locale.ROOT).equals("nan")) {
      builder.add((Object) Double.NaN);
    } else {
      builder.addNull();
      boolean isAmbiguous = Kinds.isAmbiguous(parser.parse(bytes, from, to, kinds));
      misfits.put(row, '"' + text + (to - from > SHOWN_BYTES ? "…" : "") + "\" in column \"" + name + "\" "
          + (isAmbiguous ? "may be read day first or month first; give the order in ReadOptions.withDateOrder"
              : "is not " + type));
    }
  }

  /// Returns why values of the last batch do not fit, by row of the batch, and forgets it.
  Map<Integer, String> takeMisfits() {
    Map<Integer, String> taken = new TreeMap<>(misfits);
    misfits.clear();
    return taken;
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

package dev.dovetail.analysis.table.internal.frame;

import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.internal.value.Kinds;
import dev.dovetail.analysis.table.internal.value.NullSpellings;
import dev.dovetail.analysis.table.internal.value.ValueParser;
import dev.dovetail.analysis.table.spi.FieldBatch;
import org.jspecify.annotations.Nullable;

/// Reads one column whose type is to be found out.
///
/// The first rows are stored as text. Then, if they are not text, the column goes on in the storage of the
/// narrowest type that fits them. A later value that does not fit widens it: the stored values are converted
/// if that gives what reading would have given. Where it would not, as for text, nothing is stored any more,
/// and the file is to be read again for this column, whose type is known then.
final class ColumnReading extends Reading {
  /// Later misfits cost a conversion, or a second pass; until then they cost nothing.
  private static final int ROWS_AS_TEXT = 1 << 14;

  private @Nullable TextBuilder text = new TextBuilder();
  private @Nullable DataBuilder typed;
  private ColumnType type = ColumnType.TEXT;
  private int kinds = Kinds.ALL;
  private boolean hasValues;
  private int size;

  ColumnReading(NullSpellings nulls) {
    super(nulls);
  }

  @Override
  int size() {
    return size;
  }

  @Override
  void addNulls(int count) {
    DataBuilder builder = text != null ? text : typed;
    for (int i = 0; builder != null && i < count; i++) {
      builder.addNull();
    }
    size += count;
  }

  @Override
  void addAll(FieldBatch batch, int column, ValueParser parser) {
    for (int row = 0; row < batch.rows(); row++) {
      int field = row * batch.columns() + column;
      add(batch.bytes(), batch.starts()[field], batch.ends()[field], batch.isLiteral(field), parser);
    }
    if (text != null && hasValues && size >= ROWS_AS_TEXT && Kinds.settled(kinds) != Kinds.NONE) {
      type = Kinds.narrowest(kinds);
      typed = parsed(text.build(), type, parser);
      text = null;
    }
  }

  private void add(byte[] bytes, int from, int to, boolean isLiteral, ValueParser parser) {
    size++;
    byte flag = from < 0 ? NullSpellings.NULL : isLiteral ? 0 : nulls().flag(bytes, from, to);
    if (flag == 0 && kinds != Kinds.NONE) {
      hasValues = true;
      int found = parser.parse(bytes, from, to, isLiteral ? kinds & Kinds.LITERALS : kinds);
      if (found != kinds) {
        narrow(found);
      }
    }
    TextBuilder verbatim = text;
    DataBuilder values = typed;
    if (verbatim != null) {
      if (flag == NullSpellings.NULL) {
        verbatim.addNull();
      } else {
        verbatim.addUtf8(bytes, from, to);
      }
    } else if (values != null) {
      if (flag == 0) {
        values.add(parser, bytes, from, to);
      } else {
        values.addNull();
      }
    }
  }

  /// Takes notice that fewer types fit than before.
  private void narrow(int found) {
    kinds = found;
    DataBuilder values = typed;
    ColumnType now = Kinds.narrowest(found);
    if (values != null && now != type) {
      // minus zero is a double, but no decimal
      boolean isConvertible = now != ColumnType.TEXT && type != ColumnType.DECIMAL;
      typed = isConvertible ? converted(values.build(), now) : null;
      type = now;
    }
  }

  private static DataBuilder converted(ColumnData data, ColumnType to) {
    DataBuilder builder = DataBuilder.of(to);
    for (int row = 0; row < data.size(); row++) {
      if (data.isNull(row)) {
        builder.addNull();
      } else {
        builder.add(Values.widen(data.value(row), to));
      }
    }
    return builder;
  }

  private DataBuilder parsed(ColumnData stored, ColumnType as, ValueParser parser) {
    TextData texts = (TextData) stored;
    DataBuilder builder = DataBuilder.of(as);
    for (int row = 0; row < texts.size(); row++) {
      if (texts.isNull(row)) {
        builder.addNull();
        continue;
      }
      byte[] bytes = texts.bytes(row);
      int from = texts.start(row);
      int to = texts.end(row);
      boolean isNull = nulls().flag(bytes, from, to) != 0;
      if (isNull || parser.parse(bytes, from, to, Kinds.settled(kinds)) == Kinds.NONE) {
        builder.addNull();
      } else {
        builder.add(parser, bytes, from, to);
      }
    }
    return builder;
  }

  @Override
  @Nullable ColumnData build(ValueParser parser) {
    ColumnData data = null;
    if (text != null) {
      // spellings that are null among values only are text among themselves
      ColumnType found = hasValues ? Kinds.narrowest(kinds) : ColumnType.TEXT;
      ColumnData stored = text.build();
      data = stored.nulls() == size ? new EmptyData(size)
          : found == ColumnType.TEXT ? stored : parsed(stored, found, parser).build();
    } else if (typed != null) {
      data = typed.build();
    }
    text = null;
    typed = null;
    return data;
  }

  @Override
  int kinds() {
    return Kinds.settled(kinds);
  }
}

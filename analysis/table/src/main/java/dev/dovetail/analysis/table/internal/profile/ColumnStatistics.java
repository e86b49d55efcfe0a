package dev.dovetail.analysis.table.internal.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.NumberSummary;
import dev.dovetail.analysis.table.Range;
import dev.dovetail.analysis.table.TypeCount;
import dev.dovetail.analysis.table.internal.value.Hash;
import dev.dovetail.analysis.table.internal.value.Kinds;
import dev.dovetail.analysis.table.internal.value.TimeParser;
import dev.dovetail.analysis.table.internal.value.ValueParser;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// The types that still fit all values of a column, and the statistics for each of them. One misfit ends the
/// candidate it does not fit; statistics as text are kept always, so nothing has to be read twice.
final class ColumnStatistics {
  private final ValueParser parser;
  private final TextStatistics text = new TextStatistics();
  private final TypeCounts types = new TypeCounts();
  private @Nullable NumberStatistics numbers;
  private @Nullable TimeStatistics times;
  private @Nullable TimeStatistics monthFirstTimes;
  private @Nullable UuidStatistics uuids;
  private int kinds;
  private boolean isSampled;
  private boolean hasTrue;
  private boolean hasFalse;
  private long count;
  private double least = Double.POSITIVE_INFINITY;
  private double greatest = Double.NEGATIVE_INFINITY;

  /// @param parser reads values
  /// @param kinds the types to begin with
  ColumnStatistics(ValueParser parser, int kinds) {
    this.parser = parser;
    this.kinds = kinds;
  }

  /// Adds a value, which the parser keeps until the next one.
  ///
  /// @param isLiteral whether the format says that it is text (which may still spell a date)
  /// @param isCut whether this is the beginning of the value only
  void add(byte[] bytes, int from, int to, boolean isLiteral, boolean isCut, long weight) {
    count += weight;
    text.add(bytes, from, to, isCut);
    if (kinds == Kinds.NONE && isSampled && !types.wantsText()) {
      return;
    }
    int own = parser.parse(bytes, from, to, isLiteral ? Kinds.LITERALS : Kinds.ALL);
    types.add(own, weight);
    kinds &= own;
    if (isMonthFirst() && (own & Kinds.DAY_MONTH) != 0) {
      parser.parse(bytes, from, to, kinds); // it was read day first
    }
    if (kinds == Kinds.NONE) {
      return;
    }
    if (Double.isFinite(parser.number())) {
      least = Math.min(least, parser.number());
      greatest = Math.max(greatest, parser.number());
    }
    if ((kinds & Kinds.NUMBERS) != 0) {
      numbers = numbers == null ? new NumberStatistics() : numbers;
      numbers.add(parser, bytes, from, to, weight);
    } else if ((kinds & Kinds.TIMES) != 0) {
      addTime(parser.times());
    } else if (kinds == Kinds.UUID) {
      uuids = uuids == null ? new UuidStatistics() : uuids;
      uuids.add(parser.uuids());
    } else if (kinds == Kinds.BOOLEAN) {
      hasTrue |= parser.number() != 0;
      hasFalse |= parser.number() == 0;
    }
  }

  /// Keeps both readings of days for as long as their order is open.
  private void addTime(TimeParser parsed) {
    if (Kinds.isAmbiguous(kinds)) {
      monthFirstTimes = monthFirstTimes == null ? new TimeStatistics() : monthFirstTimes;
      monthFirstTimes.add(parsed.monthFirstSeconds(), parsed.nanos());
    } else if (monthFirstTimes != null) {
      times = (kinds & Kinds.MONTH_DAY) != 0 ? monthFirstTimes : times;
      monthFirstTimes = null;
    }
    times = times == null ? new TimeStatistics() : times;
    times.add(parsed.seconds(), parsed.nanos());
    least = times.least();
    greatest = times.greatest();
  }

  /// Adds a value that is null unless the column is text, now that it is known to be text.
  void addText(byte[] bytes, int from, int to, long weight) {
    kinds = Kinds.NONE;
    count += weight;
    types.add(Kinds.NONE, weight);
    text.add(bytes, from, to, false);
  }

  /// Lets the types of text be looked at now and then only, since there is very much of it.
  void sampleTypes() {
    isSampled = true;
  }

  /// Returns what the values can be read as, each for itself.
  List<TypeCount> types() {
    return types.get(count);
  }

  /// Returns the least value as a number: seconds since 1970 for dates and timestamps.
  double least() {
    return least;
  }

  /// Returns the greatest value as a number.
  double greatest() {
    return greatest;
  }

  ValueParser parser() {
    return parser;
  }

  int kinds() {
    return kinds;
  }

  long count() {
    return count;
  }

  /// Tells whether only text fits, now that no value follows.
  boolean isText() {
    return type() == ColumnType.TEXT;
  }

  /// Tells whether days are written month first, which may have become clear after the first of them: these
  /// were read day first.
  boolean isMonthFirst() {
    return count > 0 && (Kinds.settled(kinds) & Kinds.MONTH_DAY) != 0;
  }

  ColumnType type() {
    return count == 0 ? ColumnType.EMPTY : Kinds.narrowest(kinds);
  }

  /// A number that is the same for values that are the same, whatever their spelling: of the value just
  /// parsed from the given bytes.
  long key(byte[] bytes, int from, int to) {
    if ((kinds & Kinds.TIMES) != 0) {
      return parser.times().seconds() * 1_000_000_000 + parser.times().nanos();
    }
    if (kinds == Kinds.UUID) {
      return Hash.of(parser.uuids().high()) ^ parser.uuids().low();
    }
    return kinds == Kinds.BOOLEAN ? (long) parser.number() : NumberStatistics.key(parser, bytes, from, to);
  }

  Optional<Range> range() {
    return switch (type()) {
      case EMPTY -> Optional.empty();
      case BOOLEAN -> Optional.of(new Range(hasFalse ? "false" : "true", hasTrue ? "true" : "false"));
      case INT64, BIG_INTEGER, DECIMAL, FLOAT64 -> Optional.ofNullable(numbers).map(n -> n.range(parser));
      case DATE, TIME, TIMESTAMP, ZONED_TIMESTAMP -> Optional.ofNullable(times).map(t -> t.range(kinds));
      case UUID -> Optional.ofNullable(uuids).map(UuidStatistics::range);
      case TEXT -> Optional.of(text.range());
    };
  }

  Optional<NumberSummary> numbers(OptionalDouble skewness) {
    return type().isNumeric() ? Optional.ofNullable(numbers).map(n -> n.summary(skewness)) : Optional.empty();
  }

  /// Writes a value of this column in the canonical form of its type.
  String canonical(String value) {
    byte[] bytes = value.getBytes(UTF_8);
    return switch (type()) {
      case EMPTY, TEXT -> value;
      case UUID -> value.strip().toLowerCase(Locale.ROOT);
      case BOOLEAN -> value.strip().toLowerCase(Locale.ROOT);
      case INT64, BIG_INTEGER, DECIMAL, FLOAT64 -> NumberStatistics.canonical(parser, value);
      case DATE, TIME, TIMESTAMP, ZONED_TIMESTAMP -> {
        parser.parse(bytes, 0, bytes.length, kinds);
        yield TimeParser.canonical(parser.times().seconds(), parser.times().nanos(), kinds);
      }
    };
  }
}

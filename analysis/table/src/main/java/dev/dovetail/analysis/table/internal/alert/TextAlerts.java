package dev.dovetail.analysis.table.internal.alert;

import dev.dovetail.analysis.table.Alert;
import dev.dovetail.analysis.table.Alert.Kind;
import dev.dovetail.analysis.table.ColumnProfile;
import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.ShapeCount;
import dev.dovetail.analysis.table.TypeCount;
import dev.dovetail.analysis.table.ValueCount;
import dev.dovetail.analysis.table.internal.report.Shares;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Alerts for columns of text.
final class TextAlerts {
  private static final int FEWEST_VALUES = 5;
  private static final double MOSTLY = 0.9;

  /// Day, month and year in any order, the month as a number or a word; a time may follow.
  private static final Pattern DATE_SHAPE = Pattern.compile(
      "(99?[./-]99?[./-](99|9999)|9999[./-]99?[./-]99?"
          + "|99?[ -]A(aa|AA)[a.]*[ -](99|9999)|A(aa|AA)[a.]* 99?,? 9999)([ T,]+99?:99(:99)?.*)?");

  /// What telephone numbers and codes are made of.
  private static final Pattern DIGITS_SHAPE = Pattern.compile("[9+()/ -]+");

  private TextAlerts() {}

  static void add(List<Alert> alerts, ColumnProfile column) {
    if (column.type() != ColumnType.TEXT) {
      return;
    }
    Stream<String> texts = Stream.of(
            Stream.of(column.name()),
            column.range().stream().flatMap(range -> Stream.of(range.min(), range.max())),
            column.mostFrequent().stream().map(ValueCount::value))
        .flatMap(text -> text);
    texts.filter(Mojibake::isIn).findFirst().ifPresent(text -> alerts.add(
        AlertRules.of(Kind.MOJIBAKE, column,
            ValueAlerts.quoted(text) + " was decoded with the wrong character set")));
    if (column.count() >= FEWEST_VALUES && !addDates(alerts, column)) {
      addMixture(alerts, column);
    }
  }

  private static boolean addDates(List<Alert> alerts, ColumnProfile column) {
    Predicate<ShapeCount> isDate = shape -> DATE_SHAPE.matcher(shape.shape()).matches();
    Optional<ShapeCount> first = column.shapes().stream().filter(isDate).findFirst();
    long spelled = column.shapes().stream().filter(isDate).mapToLong(ShapeCount::count).sum();
    long all = column.shapes().stream().anyMatch(shape -> !shape.isExact())
        ? column.shapes().stream().mapToLong(ShapeCount::count).sum() : column.count();
    if (first.isPresent() && spelled >= MOSTLY * all) {
      alerts.add(AlertRules.of(Kind.LIKELY_DATE, column,
          Shares.percent(spelled, all) + " of the texts look like dates (" + first.get().shape() + ')'));
      return true;
    }
    long total = total(column.types());
    long dates = total(column.types().stream().filter(type -> type.type().isTemporal()).toList());
    if (dates * 2 > total) {
      alerts.add(AlertRules.of(Kind.LIKELY_DATE, column,
          Shares.percent(dates, total) + " of the texts are dates or times"));
      return true;
    }
    return false;
  }

  /// Text in which there are a few numbers is text; numbers among which there is some text were meant to be
  /// numbers. Codes of digits are text because of some of them only: `00501`.
  private static void addMixture(List<Alert> alerts, ColumnProfile column) {
    long total = total(column.types());
    long text = total(column.types().stream().filter(type -> isText(type.type())).toList());
    boolean isCode = !column.shapes().isEmpty()
        && column.shapes().stream().allMatch(shape -> DIGITS_SHAPE.matcher(shape.shape()).matches());
    if (column.types().size() > 1 && text * 2 < total && !isCode) {
      ColumnType most = column.types().stream().map(TypeCount::type).filter(type -> !isText(type)).findFirst()
          .orElseThrow();
      long ofMost = total(column.types().stream().filter(type -> type.type() == most).toList());
      alerts.add(AlertRules.of(Kind.MIXED_TYPES, column, Shares.percent(ofMost, total) + " of the values are "
          + most.name().toLowerCase(Locale.ROOT) + ", the others are not"));
    }
  }

  private static boolean isText(ColumnType type) {
    return type == ColumnType.TEXT || type == ColumnType.UUID;
  }

  private static long total(List<TypeCount> types) {
    return types.stream().mapToLong(TypeCount::count).sum();
  }
}

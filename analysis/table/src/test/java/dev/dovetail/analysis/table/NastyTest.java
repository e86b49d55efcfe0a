package dev.dovetail.analysis.table;

import static dev.dovetail.analysis.table.ColumnType.BIG_INTEGER;
import static dev.dovetail.analysis.table.ColumnType.DATE;
import static dev.dovetail.analysis.table.ColumnType.DECIMAL;
import static dev.dovetail.analysis.table.ColumnType.EMPTY;
import static dev.dovetail.analysis.table.ColumnType.INT64;
import static dev.dovetail.analysis.table.ColumnType.TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The files of `nasty`, each with all that it should give.
class NastyTest {
  private static TableProfile profile(String name) throws IOException {
    return Tables.profile("nasty/" + name);
  }

  private static Range range(TableProfile table, String column) {
    return Tables.column(table, column).range().orElseThrow();
  }

  @Test
  void ambiguousDatesStayText() throws IOException {
    TableProfile table = profile("ambiguous_dates.csv");
    // 2024-02-30 and 24:00 are no dates or times; 13/02/2024 decides for its own column only
    assertEquals(List.of(TEXT, DATE, TEXT, TEXT), Tables.types(table));
    assertEquals(new Range("2024-02-13", "2025-01-01"), range(table, "d2"));
    assertEquals(List.of(0L, 0L, 1L, 0L), Tables.nulls(table));
  }

  @Test
  void leadingZerosAreKeptAndIntegersMayBeLong() throws IOException {
    TableProfile table = profile("bigints_and_leading_zeros.csv");
    assertEquals(3, table.rows());
    assertEquals(List.of(TEXT, BIG_INTEGER, BIG_INTEGER, TEXT, TEXT, TEXT, TEXT, TEXT), Tables.types(table));
    assertEquals(new Range("00501", "02134"), range(table, "zip"));
    assertEquals(new Range("9223372036854775808", "18446744073709551615"), range(table, "u64"));
    assertEquals(new Range("-1", "170141183460469231731687303715884105727"), range(table, "i128"));
    assertEquals(List.of(1L, 1L, 1L, 1L, 1L, 1L, 0L, 1L), Tables.nulls(table)); // among text, "-" is a value
  }

  @Test
  void commentsAreSkippedIfTheFileBeginsWithThem() throws IOException {
    TableProfile table = profile("comments_preamble.csv");
    assertEquals(List.of("id", "v"), Tables.names(table));
    assertEquals(3, table.rows());
    assertEquals(List.of(TEXT, INT64), Tables.types(table)); // the footer TOTAL is a row
    assertEquals(Optional.of('#'), table.dialect().delimited().orElseThrow().comment().value());
    assertEquals(List.of("3 comment lines were skipped"), table.dialect().notes());
  }

  @Test
  void carriageReturnsEndLinesWhereThereIsNothingElse() throws IOException {
    TableProfile table = profile("cr_only.csv");
    assertEquals("CR", table.dialect().lineEnding().value());
    assertEquals(2, table.rows());
    assertEquals(List.of(INT64, INT64), Tables.types(table));
    assertEquals(0, table.badRowCount());
  }

  @Test
  void decimalCommasAndWindows1252AreRecognised() throws IOException {
    TableProfile table = profile("de_decimal_comma_latin1_crlf.csv");
    Dialect.Delimited dialect = table.dialect().delimited().orElseThrow();
    assertEquals("windows-1252", table.dialect().encoding().value());
    assertEquals("CRLF", table.dialect().lineEnding().value());
    assertEquals(';', dialect.delimiter().value());
    assertTrue(dialect.hasDecimalComma().value());
    assertEquals(List.of("Datum", "Ort", "Umsatz", "Anteil"), Tables.names(table));
    assertEquals(List.of(DATE, TEXT, DECIMAL, TEXT), Tables.types(table));
    assertEquals(new Range("-7.25", "1000000"), range(table, "Umsatz"));
    assertEquals(new Range("Halle; Saale", "München"), range(table, "Ort"));
  }

  @Test
  void headersAreMadeUniqueAndThatIsSaid() throws IOException {
    TableProfile table = profile("duplicate_and_blank_headers.csv");
    assertEquals(List.of("id", "column_2", "name", "name_2", "id_2"), Tables.names(table));
    assertEquals(3, table.dialect().notes().size());
    assertEquals(1, table.rows());
  }

  @Test
  void anEmptyFileIsATableWithoutColumns() throws IOException {
    TableProfile table = profile("empty.csv");
    assertEquals(List.of(), table.columns());
    assertEquals(0, table.rows());
    assertEquals(0, table.badRowCount());
  }

  @Test
  void aHeaderAloneGivesColumnsWithoutValues() throws IOException {
    TableProfile table = profile("header_only.csv");
    assertEquals(List.of("a", "b", "c"), Tables.names(table));
    assertEquals(List.of(EMPTY, EMPTY, EMPTY), Tables.types(table));
    assertEquals(0, table.rows());
  }

  @Test
  void aLateMisfitWidensTheTypeAndDropsNothing() throws IOException {
    TableProfile table = profile("late_type_change.csv");
    assertEquals(30_003, table.rows());
    assertEquals(List.of(INT64, TEXT), Tables.types(table)); // 1,000 in the last row
    assertEquals(List.of(0L, 1L), Tables.nulls(table)); // n/a
    assertEquals(new Distinct(1002, true), Tables.column(table, "v").distinct());
    assertEquals(new Range("0", "999"), range(table, "v"));
    assertEquals(15_001, Tables.column(table, "id").numbers().orElseThrow().mean());
  }

  @Test
  void controlCharactersAreReported() throws IOException {
    TableProfile table = profile("nul_and_control.csv");
    assertEquals(
        List.of(new BadRow(2, 1, "control character"), new BadRow(3, 2, "control character")),
            table.badRows());
    assertEquals(2, table.rows());
    assertEquals(new Range("\u000bz", "x\0y"), range(table, "b"));
  }

  @Test
  void nullsAreRecognisedInTheirSpellings() throws IOException {
    TableProfile table = profile("null_spellings.csv");
    assertEquals(4, table.rows());
    assertEquals(List.of(INT64, EMPTY, EMPTY, TEXT), Tables.types(table));
    assertEquals(List.of(1L, 4L, 4L, 1L), Tables.nulls(table)); // without a number beside them - . ? are text
  }

  @Test
  void aBlankLineIsANullInTheOnlyColumn() throws IOException {
    TableProfile table = profile("one_column.csv");
    assertEquals(List.of("x"), Tables.names(table));
    assertEquals(3, table.rows());
    assertEquals(List.of(INT64), Tables.types(table));
    assertEquals(List.of(1L), Tables.nulls(table));
  }

  @Test
  void unbalancedQuotesAreReportedWithTheirLine() throws IOException {
    TableProfile table = profile("quotes_unbalanced.csv");
    assertEquals(5, table.rows());
    assertEquals(
        List.of(
            new BadRow(4, 3, "text after a closing quote, which was taken for a part of the field"),
            new BadRow(5, 4, "quote opened here is never closed, taken literally")),
        table.badRows());
    assertEquals(List.of(INT64, TEXT, TEXT), Tables.types(table));
    assertEquals(
        List.of("\"unterminated", "5\" pipe", "bad \"inner\" q", "fine", "ok"),
        Tables.column(table, "b").mostFrequent().stream().map(ValueCount::value).toList());
  }

  @Test
  void raggedRowsAreReportedAndCounted() throws IOException {
    TableProfile table = profile("ragged.csv");
    assertEquals(5, table.rows());
    assertEquals(
        List.of(
            new BadRow(3, 2, "2 fields, expected 3"),
            new BadRow(4, 3, "4 fields, expected 3"),
            new BadRow(7, 5, "4 fields, expected 3")),
        table.badRows());
    assertEquals(List.of(INT64, INT64, INT64), Tables.types(table));
    assertEquals(List.of(0L, 0L, 1L), Tables.nulls(table));
  }

  @Test
  void theSeparatorLineOfExcelIsObeyed() throws IOException {
    TableProfile table = profile("sep_line_excel.csv");
    assertEquals(Finding.given(';', "the line sep="), table.dialect().delimited().orElseThrow().delimiter());
    assertEquals(List.of("a", "b"), Tables.names(table));
    assertEquals(1, table.rows());
  }

  @Test
  void utf16IsDecoded() throws IOException {
    TableProfile table = profile("utf16le_bom_tab.tsv");
    assertEquals(Finding.given("UTF-16LE", "byte-order mark"), table.dialect().encoding());
    assertEquals('\t', table.dialect().delimited().orElseThrow().delimiter().value());
    assertEquals(List.of(TEXT, INT64), Tables.types(table));
    assertEquals(new Range("Åse", "李雷"), range(table, "name"));
  }

  @Test
  void theByteOrderMarkIsNotAPartOfTheHeader() throws IOException {
    TableProfile table = profile("utf8_bom_quoted_header.csv");
    assertFalse(table.dialect().encoding().isGuessed());
    assertEquals(List.of("id", "first, last", "note"), Tables.names(table));
    assertEquals(List.of(INT64, TEXT, TEXT), Tables.types(table));
    assertEquals(List.of(0L, 0L, 1L), Tables.nulls(table)); // an empty field is null, quoted or not
    assertEquals(new Range("a, b", "c \"d\""), range(table, "first, last"));
    assertEquals(0, table.badRowCount());
  }
}

package dev.dovetail.analysis.excel;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.analysis.excel.Workbooks.Seen;
import dev.dovetail.analysis.table.ColumnProfile;
import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.DamagedTableException;
import dev.dovetail.analysis.table.NotATableException;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.TableLimitException;
import dev.dovetail.analysis.table.TableProfile;
import dev.dovetail.analysis.table.TableProfiler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Workbooks, made by other programs and by hand.
class ExcelTest {
  private static final ReadOptions DEFAULTS = ReadOptions.defaults();

  @TempDir private Path directory;

  private Path write(String name, Map<String, String> parts) throws IOException {
    return Files.write(directory.resolve(name), Workbooks.zip(parts));
  }

  private Seen read(Map<String, String> parts) throws IOException {
    return Workbooks.read(write("x.xlsx", parts), DEFAULTS);
  }

  private static List<ColumnType> types(TableProfile table) {
    return table.columns().stream().map(ColumnProfile::type).toList();
  }

  @Test
  void runsAsANamedModuleBesideNamedJUnit() {
    assertEquals("dev.dovetail.analysis.excel", ExcelFormat.class.getModule().getName());
    assertTrue(Test.class.getModule().isNamed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"types.xlsx", "types1904.xlsx"})
  void cellsAreWhatTheWorkbookMeans(String name) throws IOException {
    Seen seen = Workbooks.read(Workbooks.RESOURCES.resolve(name), DEFAULTS);
    assertEquals(Arrays.asList(
        List.of("id", "name", "price", "day", "at", "time", "span", "ok", "code", "big"),
        List.of("1", "Änne <b>", "0.1", "2024-02-29", "2024-02-29T12:30:15", "07:05:00", "27:30:00", "true", "007",
            "1E+21"),
        List.of("2", "two\nlines", "1.1", "1904-01-02", "1999-12-31T23:59:59", "23:59:59", "00:01:00", "false",
            "12", "123456789012345"),
        Arrays.asList("3", null, "-2.5", null, "2024-01-01T00:00:00", "00:00:00", null, null, "N/A",
            "0.00000015"),
        Arrays.asList("4", "emoji 😀", "0.3333333333333333", "9999-12-31", null, null, null, "true", "x", "0")),
        seen.cells());
    assertEquals(List.of("the sheet is \"Daten & Größen\"", "not read: \"Empty\", \"Hidden\" (hidden)",
        "the first row names the columns: 8 columns have a name above values, 0 have a value in the first record"),
        seen.dialect().notes());
  }

  @Test
  void typesAreInferredFromTheCells() throws IOException {
    TableProfile table = new TableProfiler().profile(Workbooks.RESOURCES.resolve("types.xlsx")).orElseThrow();
    assertEquals("xlsx", table.format());
    assertEquals(List.of(ColumnType.INT64, ColumnType.TEXT, ColumnType.DECIMAL, ColumnType.DATE,
        ColumnType.TIMESTAMP), types(table).subList(0, 5));
    assertEquals(List.of(ColumnType.BOOLEAN, ColumnType.TEXT, ColumnType.FLOAT64), types(table).subList(7, 10));
    assertEquals(1, table.columns().get(8).nulls());
  }

  @Test
  void manyRowsGoThroughSeveralBatches() throws IOException {
    TableProfile table = new TableProfiler().profile(Workbooks.RESOURCES.resolve("large.xlsx")).orElseThrow();
    assertEquals(3000, table.rows());
    assertEquals(List.of(ColumnType.INT64, ColumnType.TEXT, ColumnType.DECIMAL), types(table));
    assertEquals(50, table.columns().get(1).distinct().value());
    assertEquals("374.875", table.columns().get(2).range().orElseThrow().max());
  }

  @Test
  void aSheetIsNamedOrTheFirstVisibleOneWithValues() throws IOException {
    Path file = Workbooks.RESOURCES.resolve("types.xlsx");
    assertEquals(List.of(List.of("secret")), Workbooks.read(file, DEFAULTS.withMember("Hidden")).cells());
    var e = assertThrows(NotATableException.class, () -> Workbooks.read(file, DEFAULTS.withMember("Nope")));
    assertEquals("The workbook has no sheet \"Nope\"; its sheets are \"Empty\", \"Hidden\" (hidden), "
        + "\"Daten & Größen\"", e.getMessage());
    var empty = assertThrows(NotATableException.class, () -> Workbooks.read(file, DEFAULTS.withMember("Empty")));
    assertTrue(empty.getMessage().contains("has a value"), empty.getMessage());
  }

  @Test
  void sharedTextsMayBeRichAndEscaped() throws IOException {
    Map<String, String> parts = Workbooks.parts("<row r='1'><c r='A1' t='s'><v>0</v></c></row>"
        + "<row r='2'><c r='A2' t='s'><v>1</v></c></row><row r='3'><c r='A3' t='s'><v>2</v></c></row>");
    parts.put("xl/sharedStrings.xml", "<sst><si><t>name</t></si><si><r><t>a</t></r><r><rPr/><t xml:space='preserve'>"
        + " b</t></r><rPh><t>never</t></rPh></si><si><t>x_x000D_y_x005F_z</t></si></sst>");
    assertEquals(List.of(List.of("name"), List.of("a b"), List.of("x\ry_z")), read(parts).cells());
  }

  @Test
  void formulasShowTheirLastValueAndErrorsAreNull() throws IOException {
    Seen seen = read(Workbooks.parts("<row><c t='inlineStr'><is><t>a</t></is></c><c t='inlineStr'><is><t>b</t></is>"
        + "</c></row><row><c><f>1+1</f><v>2</v></c><c t='str'><f>\"q\"</f><v>q</v></c></row>"
        + "<row><c t='e'><f>1/0</f><v>#DIV/0!</v></c><c t='e'><v>#N/A</v></c></row><row><c><f>2*2</f><v>4</v></c>"
        + "<c t='str'><f>\"\"</f><v></v></c></row>"));
    assertEquals(Arrays.asList(List.of("a", "b"), List.of("2", "q"), Arrays.asList(null, null),
        Arrays.asList("4", null)), seen.cells());
    assertTrue(seen.dialect().notes().containsAll(List.of("read as null, since it is an error: #DIV/0! in 1 cell",
        "read as null, since it is an error: #N/A in 1 cell", "the first error is in cell A3")),
        seen.dialect().notes().toString());
  }

  @Test
  void floatNoiseIsNotShown() throws IOException {
    Seen seen = read(Workbooks.parts("<row><c><v>1.1000000000000001</v></c><c><v>0.10000000000000001</v></c>"
        + "<c><v>1.0E3</v></c><c><v>-0.0</v></c><c><v>4.9406564584124654E-324</v></c><c><v>50</v></c></row>"));
    assertEquals(List.of("1.1", "0.1", "1000", "0", "4.9E-324", "50"), seen.cells().getLast());
  }

  @Test
  void customFormatsTellDatesFromNumbers() throws IOException {
    Map<String, String> parts = Workbooks.parts("<row><c s='0'><v>60</v></c><c s='1'><v>59</v></c><c s='1'><v>61</v></c>"
        + "<c s='2'><v>45000.5</v></c><c s='3'><v>45000</v></c><c s='4'><v>-1</v></c><c s='5'><v>45000.25</v></c>"
        + "<c s='1'><v>60</v></c></row>");
    parts.put("xl/styles.xml", "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='[$-409]d&quot; of &quot;mmmm'/>"
        + "<numFmt numFmtId='165' formatCode='0.00\\d&quot;day&quot;[Red]'/><numFmt numFmtId='166' "
        + "formatCode='yyyy\\-mm\\-dd\\ hh:mm'/></numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs>"
        + "<xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='14'/>"
        + "<xf numFmtId='166'/></cellXfs></styleSheet>");
    assertEquals(List.of("60", "1900-02-28", "1900-03-01", "2023-03-15T12:00:00", "45000", "-1",
        "2023-03-15T06:00:00", "60"), read(parts).cells().getLast());
  }

  @Test
  void titlesAboveAndLateColumnsAreSaid() throws IOException {
    Seen seen = read(Workbooks.parts("<row r='2'><c r='B2' t='inlineStr'><is><t>Report</t></is></c></row>"
        + "<row r='5'><c r='C5' t='inlineStr'><is><t>a</t></is></c><c r='D5' t='inlineStr'><is><t>a</t></is></c>"
        + "<c r='E5' t='inlineStr'><is><t>c</t></is></c></row>"
        + "<row r='6'><c r='C6'><v>1</v></c><c r='D6'><v>2</v></c><c r='F6'><v>3</v></c></row>"
        + "<row r='7'><c r='E7'><v>9</v></c></row>".repeat(200) + "<row r='900'><c r='A900'><v>7</v></c></row>"));
    assertEquals(List.of("a", "a_2", "c", "column_4", "column_A"), seen.cells().getFirst());
    assertEquals(Arrays.asList("1", "2", null, "3"), seen.cells().get(1));
    assertEquals(Arrays.asList(null, null, null, null, "7"), seen.cells().getLast());
    assertTrue(seen.dialect().notes().contains("above the table: \"Report\""));
    assertTrue(seen.dialect().notes().contains(
        "row 900 has a cell in column A, outside the rows above, read as \"column_A\""));
  }

  @Test
  void theHeaderCanBeGiven() throws IOException {
    Path file = write("x.xlsx", Workbooks.parts("<row><c><v>2020</v></c><c><v>7</v></c></row>"
        + "<row><c><v>1</v></c><c><v>2</v></c></row>"));
    assertEquals(List.of(List.of("column_1", "column_2"), List.of("2020", "7"), List.of("1", "2")),
        Workbooks.read(file, DEFAULTS).cells());
    assertEquals(List.of(List.of("2020", "7"), List.of("1", "2")),
        Workbooks.read(file, DEFAULTS.withHeader(true)).cells());
    assertEquals(List.of(List.of("2020 1", "7 2")), Workbooks.read(file, DEFAULTS.withHeaderLines(2)).cells());
    assertEquals(List.of(List.of("1", "2")),
        Workbooks.read(file, DEFAULTS.withSkippedLines(1).withHeader(true)).cells());
  }

  @Test
  void prefixesAndMergedCellsAreUnderstood() throws IOException {
    Map<String, String> parts = Workbooks.parts("");
    parts.put("xl/worksheets/sheet1.xml", "<x:worksheet xmlns:x='urn:x'><x:sheetData><x:row r='1'><x:c r='A1' "
        + "t='inlineStr'><x:is><x:t>a</x:t></x:is></x:c></x:row><x:row r='2'><x:c r='A2'><x:v>1</x:v></x:c></x:row>"
        + "</x:sheetData><x:mergeCells><x:mergeCell ref='A2:B3'/></x:mergeCells></x:worksheet>");
    Seen seen = read(parts);
    assertEquals(List.of(List.of("a"), List.of("1")), seen.cells());
    assertTrue(seen.dialect().notes().getLast().startsWith("cells are merged in 1 place,"));
  }

  @Test
  void aWorkbookInsideAnArchiveIsReadFromMemory() throws IOException {
    byte[] workbook = Files.readAllBytes(Workbooks.RESOURCES.resolve("types.xlsx"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(workbook);
    }
    Path file = Files.write(directory.resolve("types.xlsx.gz"), bytes.toByteArray());
    assertEquals(5, Workbooks.read(file, DEFAULTS).cells().size());
    assertEquals(5, Workbooks.read(Files.write(directory.resolve("upload.tmp"), workbook), DEFAULTS).cells().size());
  }

  @Test
  void whatWouldDoHarmIsRefused() throws IOException {
    Map<String, String> entity = Workbooks.parts("");
    entity.put("xl/worksheets/sheet1.xml", "<!DOCTYPE w [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><worksheet>"
        + "<sheetData><row><c t='inlineStr'><is><t>&e;</t></is></c></row></sheetData></worksheet>");
    assertThrows(DamagedTableException.class, () -> read(entity));
    Map<String, String> bomb = Workbooks.parts("<row><c><v>1</v></c></row>".repeat(100_000));
    Path file = write("bomb.xlsx", bomb);
    assertThrows(TableLimitException.class, () -> Workbooks.read(file, DEFAULTS.withMaxExpandedBytes(1 << 20)));
    Path tag = write("tag.xlsx", Workbooks.parts("<row a='" + "x".repeat(1 << 20) + "'/>"));
    assertThrows(TableLimitException.class, () -> Workbooks.read(tag, DEFAULTS.withMaxRecordBytes(1 << 16)));
    Path text = write("text.xlsx",
        Workbooks.parts("<row><c t='str'><v>" + "x<!---->".repeat(1 << 17) + "</v></c></row>"));
    assertThrows(TableLimitException.class, () -> Workbooks.read(text, DEFAULTS.withMaxRecordBytes(1 << 16)));
  }

  @Test
  void damageIsSaid() throws IOException {
    assertEquals("The workbook is damaged: cell A1 refers to text 5 of 0", assertThrows(
        DamagedTableException.class, () -> read(Workbooks.parts("<row><c t='s'><v>5</v></c></row>"))).getMessage());
    assertEquals("The workbook is damaged: row 3 has a cell \"ZZZZ3\", columns go from A to XFD", assertThrows(
        DamagedTableException.class, () -> read(Workbooks.parts("<row r='3'><c r='ZZZZ3'/></row>"))).getMessage());
    var malformed = assertThrows(DamagedTableException.class, () -> read(Workbooks.parts("<row><c></row>")));
    assertTrue(malformed.getMessage().startsWith("The workbook is damaged: its XML is malformed at line 1"));
    byte[] workbook = Files.readAllBytes(Workbooks.RESOURCES.resolve("large.xlsx"));
    Path cut = Files.write(directory.resolve("cut.xlsx"), Arrays.copyOf(workbook, workbook.length / 2));
    assertTrue(assertThrows(DamagedTableException.class, () -> Workbooks.read(cut, DEFAULTS)).getMessage()
        .startsWith("The zip archive is cut off"));
  }

  @Test
  void oldAndEncryptedWorkbooksAreNamed() throws IOException {
    byte[] file = new byte[2048];
    System.arraycopy(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0}, 0, file, 0, 4);
    file[30] = 9;
    Path old = Files.write(directory.resolve("x.xls"), file);
    assertTrue(assertThrows(NotATableException.class, () -> Workbooks.read(old, DEFAULTS)).getMessage()
        .startsWith("The file is an old binary workbook (.xls)"));
    byte[] name = "EncryptedPackage".getBytes(UTF_16LE);
    System.arraycopy(name, 0, file, 512 + 128, name.length);
    Path encrypted = Files.write(directory.resolve("y.xlsx"), file);
    assertEquals("The workbook is encrypted; save it without a password",
        assertThrows(NotATableException.class, () -> Workbooks.read(encrypted, DEFAULTS)).getMessage());
  }
}

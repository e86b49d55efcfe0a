package dev.dovetail.analysis.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The shapes in which JSON holds tables, and where it says what is wrong with them.
class JsonShapesTest {
  @TempDir private Path directory;

  private String rows(String name, String content, ReadOptions options) throws IOException {
    List<String> rows = Tables.cells(Tables.write(directory, name, content), options).stream()
        .map(row -> String.join(",", row.stream().map(String::valueOf).toList())).toList();
    return String.join("|", rows);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
    // arrays of arrays
    "x.json ~ [['a','b'],[1,'x'],[null,'y']] ~ a,b|1,x|null,y",
    "x.json ~ [['a','b'],['c','d']] ~ column_1,column_2|a,b|c,d",
    "x.json ~ [[1,2],[3,4]] ~ column_1,column_2|1,2|3,4",
    "x.json ~ [['a','a',''],[1,[2],{'k':3}]] ~ a,a_2,column_3|1,[2],{'k':3}",
    "x.json ~ {'data':[['a','b'],[1,2]]} ~ a,b|1,2",
    "x.json ~ {'columns':['a','b'],'index':[0,1],'data':[[1,'x'],[2,'y']]} ~ a,b|1,x|2,y",
    "x.json ~ {'meta':{'rows':[[9]]},'data':[[1,'x'],[2,'y']]} ~ column_1,column_2|1,x|2,y",
    "x.json ~ {'l':[{'z':[[9]]}],'m':5} ~ z|[[9]]",
    "x.json ~ {'tags':['u',null],'m':5,'data':[[1,'x']]} ~ column_1,column_2|1,x",
    // an object that holds the rows
    "x.json ~ {'data':[{'a':1},{'a':2}],'next':null} ~ a|1|2",
    // values one after the other
    "x.json ~ {'a':1}{'a':2}{'b':3} ~ a,b|1|2|null,3",
    "x.json ~ [{'a':1},{'a':2}][][{'a':3}] ~ a|1|2|3",
    "x.jsonl ~ ['a','b']#[1,'x']#[2,'y'] ~ a,b|1,x|2,y",
    "x.jsonl ~ [1,'x']##[2,'y'] ~ column_1,column_2|1,x|2,y",
    "x.jsonl ~ {#'a':1#}#{#'a':2#} ~ a|1|2",
    "x.json ~ {#'a':1#}#{#'a':2#} ~ a|1|2",
    // nothing in it
    "x.json ~ [] ~ ``"
  })
  void tablesAreFoundInEachShape(String name, String content, String expected) throws IOException {
    assertEquals(expected, rows(name, content.replace('\'', '"').replace('#', '\n'), ReadOptions.defaults())
        .replace('"', '\''));
  }

  @Test
  void theHeaderOfArraysCanBeGiven() throws IOException {
    assertEquals("a,b|c,d",
        rows("x.json", "[[\"a\",\"b\"],[\"c\",\"d\"]]", ReadOptions.defaults().withHeader(true)));
    assertEquals("column_1|a|1", rows("x.jsonl", "[\"a\"]\n[1]\n", ReadOptions.defaults().withHeader(false)));
  }

  @Test
  void badRowsSayTheirLineAndNumber() throws IOException {
    Path file = Tables.write(directory, "x.json",
        "[\n{\"a\": 1},\n7,\n{\"a\": 1,\n \"a\": 2},\n{\"a\": 3}\n]");
    var table = new TableProfiler().profile(file).orElseThrow();
    assertEquals(List.of(new BadRow(3, 2, "a number, expected an object"),
        new BadRow(4, 3, "the key \"a\" occurs twice, the last value counts")), table.badRows());
    Path arrays = Tables.write(directory, "y.json", "[[1,2],\n[3],\n[4,5,6],\n{}]");
    assertEquals(List.of(new BadRow(2, 2, "1 element, expected 2"),
        new BadRow(3, 3, "3 elements, expected 2"),
        new BadRow(4, 4, "an object, expected an array")),
        new TableProfiler().profile(arrays).orElseThrow().badRows());
    assertEquals("column_1,column_2|1,2|3,null|4,5|null,null",
        rows("y.json", Files.readString(arrays), ReadOptions.defaults()));
  }

  @Test
  void columnsOfSkippedRowsAreNone() throws IOException {
    ReadOptions skip = ReadOptions.defaults().withBadRows(BadRowPolicy.SKIP);
    Path file = Tables.write(directory, "x.jsonl", "{\"a\":1}\n{\"b\":1,\"c\n{\"a\":2,\"d\":3}\n");
    assertEquals("a,d|1|2,3", rows("x.jsonl", Files.readString(file), skip));
    assertEquals(List.of(2L),
        new TableProfiler().withOptions(skip).profile(file).orElseThrow().badRows().stream()
        .map(BadRow::record).toList());
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '`', value = {"x.json, `[{\"a\":1},\n{\"a\":\"\u00ff\"},\n{\"a\":3}]`",
      "x.jsonl, `{\"a\":1}\n{\"a\":\"\u00ff\"}\n{\"a\":3}`", "y.jsonl, `[1]\n[\"\u00ff\"]\n[3]`"})
  void rowsWithBytesThatAreNoTextAreSkippedToo(String name, String content) throws IOException {
    Path file = Files.write(directory.resolve(name), content.getBytes(ISO_8859_1));
    ReadOptions options = ReadOptions.defaults().withEncoding(UTF_8);
    assertEquals(4, Tables.cells(file, options).size());
    assertEquals(3, Tables.cells(file, options.withBadRows(BadRowPolicy.SKIP)).size());
    var e = assertThrows(BadRowException.class,
        () -> Tables.cells(file, options.withBadRows(BadRowPolicy.STRICT)));
    assertTrue(e.getMessage().startsWith("Line 2: bytes are not UTF-8"), e.getMessage());
  }

  @Test
  void columnsHaveNoRowsThatCouldBeSkipped() throws IOException {
    Path file = Files.write(directory.resolve("x.json"),
        "{\"a\":[1,\n2],\"b\":[\"x\",\n\"\u00ff\"]}".getBytes(ISO_8859_1));
    ReadOptions options = ReadOptions.defaults().withEncoding(UTF_8);
    var table = new TableProfiler().withOptions(options.withBadRows(BadRowPolicy.SKIP)).profile(file).orElseThrow();
    assertEquals(2, table.rows());
    assertEquals(List.of(new BadRow(3, 2, "bytes are not UTF-8")), table.badRows());
    assertEquals("bad rows could not be skipped, since the file stores its columns one after the other",
        table.dialect().notes().getLast());
    assertThrows(BadRowException.class,
        () -> new TableProfiler().withOptions(options.withBadRows(BadRowPolicy.STRICT)).profile(file));
  }

  @Test
  void whatFollowsSomethingMalformedIsSaid() throws IOException {
    var table = Tables.profile(directory, "x.json", "[{\"a\":1},\n{\"a\":2,,},\n{\"a\":3}]");
    assertEquals(2, table.rows());
    assertEquals(2, table.badRows().getFirst().line());
    assertEquals(List.of("what follows line 2 was not read, since it is malformed"), table.dialect().notes());
    var between = Tables.profile(directory, "x.json", "[{\"a\":1}\n{\"a\":2}]");
    assertEquals(1, between.rows());
    assertEquals(2, between.badRows().getFirst().line());
  }
}

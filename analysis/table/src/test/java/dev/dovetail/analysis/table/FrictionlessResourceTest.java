package dev.dovetail.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrictionlessResourceTest {
  @TempDir Path folder;

  /// The JSON, each `statistics` left out.
  private static String schema(TableProfile profile) {
    String json = FrictionlessResource.toJson(profile, ReadOptions.defaults().withNulls(Set.of("NA"), Set.of("-")));
    StringBuilder left = new StringBuilder();
    int end = 0;
    for (int at = json.indexOf(",\"statistics\":{"); at >= 0; at = json.indexOf(",\"statistics\":{", end)) {
      left.append(json, end, at);
      int depth = 1;
      for (end = json.indexOf('{', at) + 1; depth > 0; end++) {
        depth += json.charAt(end) == '{' ? 1 : json.charAt(end) == '}' ? -1 : 0;
      }
    }
    return left.append(json.substring(end)).toString();
  }

  @Test
  void aTableIsAResourceWithConstraintsThatHold() throws IOException {
    StringBuilder csv = new StringBuilder("n;x;day;c;t\n");
    for (int i = 0; i < 30; i++) {
      csv.append(i % 3 == 0 ? "-" : "" + i).append(";1.234,5;2024-01-0").append(1 + i % 9).append(i % 2 == 0 ? ";a" : ";b")
          .append(";NA\n");
    }
    TableProfile profile = Tables.profile(folder, "t.csv", csv.toString());
    assertEquals(
        """
        {"type":"table","format":"csv","encoding":"utf-8",\
        "dialect":{"delimiter":";","quoteChar":"\\"","header":true},\
        "schema":{"fields":[\
        {"name":"n","type":"integer","groupChar":".","missingValues":["","-","NA"],\
        "constraints":{"unique":true,"minimum":1,"maximum":29}},\
        {"name":"x","type":"number","decimalChar":",","groupChar":".",\
        "constraints":{"required":true,"minimum":1234.5,"maximum":1234.5}},\
        {"name":"day","type":"date",\
        "constraints":{"required":true,"minimum":"2024-01-01","maximum":"2024-01-09"}},\
        {"name":"c","type":"string","categories":["a","b"],"constraints":{"required":true}},\
        {"name":"t","type":"any","missingValues":["","-","NA"]}],\
        "missingValues":["","NA"]}}""",
        schema(profile));
  }

  @Test
  void uniquenessIsClaimedOnlyWhereItIsCertain() {
    ColumnMaker certain = new ColumnMaker("u", ColumnType.UUID).uniqueness(Uniqueness.UNIQUE);
    assertTrue(schema(ColumnMaker.table(certain)).contains(
        "{\"name\":\"u\",\"type\":\"string\",\"format\":\"uuid\",\"constraints\":{\"required\":true,\"unique\":true}}"));
    ColumnMaker likely = new ColumnMaker("u", ColumnType.TEXT).uniqueness(Uniqueness.PROBABLY_UNIQUE);
    assertFalse(schema(ColumnMaker.table(likely)).contains("unique"));
  }

  @Test
  void boundsThatNoNumberCanSayAreLeftOut() {
    ColumnMaker endless = new ColumnMaker("x", ColumnType.FLOAT64).range("-1", "Infinity")
        .numbers(-1, Double.POSITIVE_INFINITY, 0, 1);
    assertFalse(schema(ColumnMaker.table(endless)).contains("maximum"));
    ColumnMaker exact = new ColumnMaker("x", ColumnType.BIG_INTEGER)
        .range("-1", "170141183460469231731687303715884105727").numbers(-1, 1.7e38, 0, 0);
    assertTrue(schema(ColumnMaker.table(exact)).contains("\"maximum\":170141183460469231731687303715884105727}"));
  }

  @Test
  void statisticsHaveTheNamesOfTheRecords() throws IOException {
    String json = FrictionlessResource.toJson(Tables.profile("real/penguins.csv"), ReadOptions.defaults());
    assertTrue(json.contains("\"statistics\":{\"type\":\"text\",\"types\":["), json);
    assertTrue(json.contains("\"statistics\":{\"dialect\":{\"encoding\":{"), json);
    assertTrue(json.contains("\"rows\":344,"), json);
  }

  @Test
  void plotsHaveBarsOfBinsOrOfValues() throws IOException {
    TableProfile profile = Tables.profile(folder, "p.csv", "n,d,c\n0,2024-01-01,\"a\"\"b\"\n1,2024-01-02,x\n1,2024-01-02,x\n");
    StringWriter json = new StringWriter();
    PlotData.write(profile, json);
    assertEquals(
        """
        [{"column":"n","from":0,"to":1,"count":1,"isExact":true},\
        {"column":"n","from":1,"to":2,"count":2,"isExact":true},\
        {"column":"d","from":"2024-01-01","to":"2024-01-02","count":1,"isExact":true},\
        {"column":"d","from":"2024-01-02","to":"2024-01-03","count":2,"isExact":true},\
        {"column":"c","value":"x","count":2,"isExact":true},\
        {"column":"c","value":"a\\"b","count":1,"isExact":true}]""",
        json.toString());
    assertFalse(PlotData.of(Tables.column(profile, "c")).isHistogram());
  }
}

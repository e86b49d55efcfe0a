package dev.dovetail.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// csv-spectrum: what its JSON says is what is read.
class CsvSpectrumTest {
  @ParameterizedTest
  @ValueSource(strings = {
    "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "location_coordinates", "newlines",
    "newlines_crlf", "quotes_and_newlines", "simple", "simple_crlf", "utf8"
  })
  void readsWhatTheJsonSays(String name) throws IOException {
    List<Map<String, @Nullable String>> expected = json(name);
    if (name.equals("location_coordinates")) { // the JSON is of another revision, with another number
      assertEquals("1234567890", expected.getFirst().put("Contact Phone Number", "2095257564"));
    }
    assertEquals(expected, csv(name));
    assertEquals(0, Tables.profile("spectrum/" + name + ".csv").badRowCount());
  }

  private static List<Map<String, @Nullable String>> csv(String name) throws IOException {
    var cells = Tables.cells(Tables.RESOURCES.resolve("spectrum/" + name + ".csv"), ReadOptions.defaults());
    List<Map<String, @Nullable String>> rows = new ArrayList<>();
    for (List<@Nullable String> row : cells.subList(1, cells.size())) {
      Map<String, @Nullable String> map = new LinkedHashMap<>();
      for (int i = 0; i < row.size(); i++) {
        map.put(String.valueOf(cells.getFirst().get(i)), row.get(i));
      }
      rows.add(map);
    }
    return rows;
  }

  private static List<Map<String, @Nullable String>> json(String name) {
    List<Map<String, @Nullable String>> rows = new ArrayList<>();
    var file = Tables.RESOURCES.resolve("spectrum/" + name + ".json");
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), file)) {
      Map<String, @Nullable String> row = new LinkedHashMap<>();
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.PROPERTY_NAME) {
          String key = parser.currentName();
          parser.nextToken();
          row.put(key, parser.getString());
        } else if (token == JsonToken.END_OBJECT) {
          rows.add(row);
          row = new LinkedHashMap<>();
        }
      }
    }
    return rows;
  }
}

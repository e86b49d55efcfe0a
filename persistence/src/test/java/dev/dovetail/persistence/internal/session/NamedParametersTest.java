package dev.dovetail.persistence.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.dovetail.persistence.internal.dialect.Dialects;
import dev.dovetail.persistence.spi.Dialect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which colons begin a parameter.
class NamedParametersTest {
  private static final Dialect SQLITE = Dialects.of("jdbc:sqlite:");
  private static final Dialect POSTGRES = Dialects.of("jdbc:postgresql:");

  @ParameterizedTest
  @CsvSource(delimiter = '¦', quoteCharacter = '~', value = {
    "a = :x                        ¦ a = ?                        ¦ x",
    ":x:y                          ¦ ??                           ¦ x y",
    "IN (:x) OR b=:x               ¦ IN (?) OR b=?                ¦ x x",
    "':x' || :y || '''' || ':z'    ¦ ':x' || ? || '''' || ':z'    ¦ y",
    "\":x\" = :y                   ¦ \":x\" = ?                   ¦ y",
    "\"a\"\":x\" = :y              ¦ \"a\"\":x\" = ?              ¦ y",
    ":größe_1 < 5                  ¦ ? < 5                        ¦ größe_1",
    "/* :x ' */ :y                 ¦ /* :x ' */ ?                 ¦ y",
    "x::int = :y::int              ¦ x::int = ?::int              ¦ y",
    "a[1:2] + b[1 : x]             ¦ a[1:2] + b[1 : x]            ¦ ~~",
    "x := 5                        ¦ x := 5                       ¦ ~~",
    "a ?? 'b' AND a ??| :x         ¦ a ?? 'b' AND a ??| ?         ¦ x",
    "'it''s :x' = :y               ¦ 'it''s :x' = ?               ¦ y",
    ":                             ¦ :                            ¦ ~~"})
  void findsNamesInBothDialects(String sql, String expected, String names) {
    for (Dialect dialect : List.of(SQLITE, POSTGRES)) {
      assertParsed(dialect, sql, expected, names);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '¦', quoteCharacter = '~', value = {
    "$$ :x ' $$ = :y               ¦ $$ :x ' $$ = ?               ¦ y",
    "$a$ :x $$ :z $a$ = :y         ¦ $a$ :x $$ :z $a$ = ?         ¦ y",
    "a$b$c = :x AND d$b$ = 1       ¦ a$b$c = ? AND d$b$ = 1       ¦ x",
    "E'\\' :x' = :y                ¦ E'\\' :x' = ?                ¦ y",
    "e'a''\\' :x' = :y             ¦ e'a''\\' :x' = ?             ¦ y",
    "type'\\' = :y                 ¦ type'\\' = ?                 ¦ y",
    "'\\' = :y                     ¦ '\\' = ?                     ¦ y",
    "/* /* :x */ :y */ :z          ¦ /* /* :x */ :y */ ?          ¦ z",
    "ARRAY[:x, :y]                 ¦ ARRAY[?, ?]                  ¦ x y"})
  void knowsWhatIsPostgres(String sql, String expected, String names) {
    assertParsed(POSTGRES, sql, expected, names);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '¦', quoteCharacter = '~', value = {
    "[a:x] = :y                    ¦ [a:x] = ?                    ¦ y",
    "`a:x` = :y                    ¦ `a:x` = ?                    ¦ y",
    "/* /* :x */ :y                ¦ /* /* :x */ ?                ¦ y"})
  void knowsWhatIsSqlite(String sql, String expected, String names) {
    assertParsed(SQLITE, sql, expected, names);
  }

  @Test
  void commentEndsWithItsLine() {
    assertParsed(POSTGRES, "a -- :x '\n = :y -- :z", "a -- :x '\n = ? -- :z", "y");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a = ?", ":x = ? ", "a = ??? "})
  void parameterWithoutNameIsRefused(String sql) {
    assertThrows(IllegalArgumentException.class, () -> NamedParameters.parse(sql, POSTGRES));
  }

  @Test
  void listsBecomeSeveralParameters() {
    Binding one = Binding.of(SQLITE, 1);
    BoundStatement bound = NamedParameters.parse("a IN (:x) AND b = :y", SQLITE)
        .bind(Map.of("x", List.of(one, one, one), "y", List.of(one)));
    assertEquals("a IN (?, ?, ?) AND b = ?", bound.sql());
    assertEquals(4, bound.parameters().size());
  }

  private static void assertParsed(Dialect dialect, String sql, String expected, String names) {
    NamedParameters parsed = NamedParameters.parse(sql, dialect);
    assertEquals(names, String.join(" ", parsed.names()));
    Map<String, List<Binding>> values = new HashMap<>();
    parsed.names().forEach(name -> values.put(name, List.of(Binding.of(dialect, 1))));
    assertEquals(expected, parsed.bind(values).sql());
  }
}

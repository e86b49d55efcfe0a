package dev.dovetail.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the compiler makes of expressions.
class TypedExpressionTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "text(\"city\").gt(\"a\")            | true",
    "text(\"city\").gt(10)               | false",
    "number(\"price\").gt(10)            | true",
    "number(\"price\").gt(\"10\")        | false",
    "number(\"price\").plus(text(\"a\")) | false",
    "bool(\"sold\").and(number(\"a\"))   | false",
    "bool(\"sold\").gt(true)             | false",
    "time(\"at\").hour()                 | true",
    "time(\"at\").year()                 | false",
    "when(bool(\"a\")).then(number(\"b\")).otherwise(number(\"c\")) | true",
    "when(bool(\"a\")).then(number(\"b\")).otherwise(text(\"c\"))   | false"
  })
  void onlyWhatFitsTogetherCompiles(String expression, boolean isRight) throws IOException,
      URISyntaxException {
    Path source = Files.writeString(directory.resolve("Use.java"), """
        import static dev.dovetail.analysis.table.Columns.*;
        class Use {
          Object made = %s;
        }
        """.formatted(expression));
    StringWriter said = new StringWriter();
    PrintWriter output = new PrintWriter(said);
    Path classes = Path.of(Columns.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    int code = ToolProvider.findFirst("javac").orElseThrow().run(output, output,
        "-proc:none", "-cp", classes.toString(), "-d", directory.toString(), source.toString());
    assertEquals(isRight ? 0 : 1, code, said.toString());
    assertTrue(isRight || said.toString().contains(": error: "), said.toString());
  }
}

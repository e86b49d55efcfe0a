package dev.dovetail.persistence.spi;

import java.util.Locale;
import java.util.Map;

/// The many names of the types of standard SQL and of PostgreSQL, by what they hold.
final class TypeFamilies {
  private static final Map<String, String> BY_NAME = Map.ofEntries(
      Map.entry("int", "integer"), Map.entry("integer", "integer"), Map.entry("bigint", "integer"),
      Map.entry("smallint", "integer"), Map.entry("tinyint", "integer"), Map.entry("int2", "integer"),
      Map.entry("int4", "integer"), Map.entry("int8", "integer"), Map.entry("smallserial", "integer"),
      Map.entry("serial", "integer"), Map.entry("bigserial", "integer"),
      Map.entry("char", "text"), Map.entry("character", "text"), Map.entry("varchar", "text"),
      Map.entry("bpchar", "text"), Map.entry("text", "text"), Map.entry("clob", "text"),
      Map.entry("national", "text"), Map.entry("nchar", "text"), Map.entry("nvarchar", "text"),
      Map.entry("numeric", "decimal"), Map.entry("decimal", "decimal"), Map.entry("dec", "decimal"),
      Map.entry("real", "floating point"), Map.entry("float", "floating point"),
      Map.entry("float4", "floating point"), Map.entry("float8", "floating point"),
      Map.entry("double", "floating point"),
      Map.entry("bool", "boolean"), Map.entry("boolean", "boolean"),
      Map.entry("bytea", "binary"), Map.entry("binary", "binary"), Map.entry("varbinary", "binary"),
      Map.entry("blob", "binary"),
      Map.entry("timestamptz", "timestamp with time zone"), Map.entry("timetz", "time with time zone"));

  private TypeFamilies() {}

  static String of(String type) {
    String text = type.strip().toLowerCase(Locale.ROOT).replaceAll("\\([^)]*\\)", "").replaceAll("\\s+", " ");
    String first = text.split(" ", 2)[0];
    if (first.equals("time") || first.equals("timestamp")) {
      return text.startsWith(first + " with time zone") ? first + " with time zone" : first;
    }
    return BY_NAME.getOrDefault(first, first);
  }
}

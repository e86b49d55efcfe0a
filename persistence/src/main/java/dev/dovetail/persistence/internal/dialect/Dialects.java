package dev.dovetail.persistence.internal.dialect;

import dev.dovetail.persistence.PersistenceException;
import dev.dovetail.persistence.spi.Dialect;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/// The dialects there are: our own, then those that other modules provide.
public final class Dialects {
  private static final List<Dialect> BUILT_IN = List.of(new SqliteDialect(), new PostgresDialect());

  private Dialects() {}

  /// Chooses a dialect.
  ///
  /// @param product a JDBC URL, or its beginning with the product's name
  /// @throws PersistenceException if there is none
  public static Dialect of(String product) {
    return Stream.concat(BUILT_IN.stream(),
            ServiceLoader.load(Dialect.class).stream().map(ServiceLoader.Provider::get))
        .filter(dialect -> dialect.isFor(product))
        .findFirst()
        .orElseThrow(() -> new PersistenceException("There is no dialect for " + beginning(product)
            + "; supported are: jdbc:sqlite: and jdbc:postgresql:, and what a module provides as "
            + Dialect.class.getName()));
  }

  /// Returns the part of a URL that names the product; the rest may hold a password.
  private static String beginning(String product) {
    String[] parts = product.split(":", 3);
    return parts.length < 3 ? "a URL that does not begin with jdbc:PRODUCT:" : parts[0] + ':' + parts[1] + ':';
  }
}

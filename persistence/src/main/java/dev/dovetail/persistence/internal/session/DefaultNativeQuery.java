package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.NativeQuery;
import dev.dovetail.persistence.NoResultException;
import dev.dovetail.persistence.NonUniqueResultException;
import dev.dovetail.persistence.spi.Dialect;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A statement of the user's own, as far as its parameters have values, and its execution.
final class DefaultNativeQuery implements NativeQuery {
  private final NativeStatements statements;
  private final Dialect dialect;
  private final NamedParameters parameters;
  private final Map<String, List<Binding>> values;

  DefaultNativeQuery(NativeStatements statements, Dialect dialect, String sql) {
    this(statements, dialect, NamedParameters.parse(SingleStatement.require(sql, dialect), dialect),
        Map.of());
  }

  private DefaultNativeQuery(NativeStatements statements, Dialect dialect, NamedParameters parameters,
      Map<String, List<Binding>> values) {
    this.statements = statements;
    this.dialect = dialect;
    this.parameters = parameters;
    this.values = values;
  }

  @Override
  public NativeQuery bind(String name, @Nullable Object value) {
    if (!parameters.names().contains(name)) {
      throw new IllegalArgumentException("There is no parameter :" + name + "; the parameters are "
          + new TreeSet<>(parameters.names()) + ": " + parameters.sql());
    }
    Map<String, List<Binding>> more = new LinkedHashMap<>(values);
    more.put(name,
        value instanceof Collection<?> list ? list(name, list) : List.of(Binding.of(dialect, value)));
    return new DefaultNativeQuery(statements, dialect, parameters, more);
  }

  private List<Binding> list(String name, Collection<?> list) {
    if (list.isEmpty()) {
      throw new IllegalArgumentException("The list for :" + name + " is empty, which SQL does not know: leave"
          + " the condition out: " + parameters.sql());
    }
    return list.stream().map(value -> Binding.of(dialect, value)).toList();
  }

  private BoundStatement statement() {
    return parameters.bind(values);
  }

  @Override
  public List<Map<String, @Nullable Object>> list() {
    return statements.list(statement());
  }

  @Override
  public <R> List<R> list(Class<R> type) {
    return statements.list(type, statement());
  }

  @Override
  public <R> Optional<R> first(Class<R> type) {
    return list(type).stream().findFirst();
  }

  @Override
  public <R> R one(Class<R> type) {
    List<R> found = list(type);
    if (found.isEmpty()) {
      throw new NoResultException("Expected one row, found none; use first if there need not be one: "
          + parameters.sql());
    }
    if (found.size() > 1) {
      throw new NonUniqueResultException("Expected one row, found " + found.size() + "; use first or list: "
          + parameters.sql());
    }
    return found.getFirst();
  }

  @Override
  public Stream<Map<String, @Nullable Object>> stream() {
    return statements.stream(statement());
  }

  @Override
  public <R> Stream<R> stream(Class<R> type) {
    return statements.stream(type, statement());
  }

  @Override
  public int execute() {
    return statements.execute(statement());
  }
}

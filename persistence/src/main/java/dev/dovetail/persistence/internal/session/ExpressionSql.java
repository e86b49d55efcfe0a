package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.Expression;
import dev.dovetail.persistence.Expression.Aggregate;
import dev.dovetail.persistence.Expression.IgnoringCase;
import dev.dovetail.persistence.MappingException;
import dev.dovetail.persistence.Order;
import dev.dovetail.persistence.Ref;
import dev.dovetail.persistence.spi.Codec;
import dev.dovetail.persistence.spi.Dialect;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Renders expressions; the mapping is what they are checked against.
final class ExpressionSql {
  private static final Set<Class<?>> WHOLE = Set.of(Long.class, Integer.class, Short.class, Byte.class);
  private static final Set<Class<?>> FLOATING = Set.of(Double.class, Float.class);
  private static final Set<Class<?>> DECIMAL = Set.of(BigDecimal.class, BigInteger.class);
  private static final Set<Class<?>> UNSORTED = Set.of(Boolean.class, UUID.class, byte[].class);

  private final Columns columns;
  private final Dialect dialect;

  ExpressionSql(Columns columns, Dialect dialect) {
    this.columns = columns;
    this.dialect = dialect;
  }

  Dialect dialect() {
    return dialect;
  }

  Columns columns() {
    return columns;
  }

  /// Returns an expression as SQL.
  ///
  /// @throws MappingException if an attribute does not exist, is not of the class it is said to be, or cannot
  ///     be put together
  Term render(Expression<?> expression) {
    return switch (expression) {
      case Expression.Attribute<?> attribute -> attribute(attribute);
      case IgnoringCase<?> lower -> lower(render(lower.text()));
      case Aggregate<?> aggregate -> aggregate(aggregate);
    };
  }

  /// Returns an entry of ORDER BY.
  String render(Order order) {
    return render(order.by()).sql() + (order.isDescending() ? " DESC" : "") + switch (order.nulls()) {
      case UNSPECIFIED -> "";
      case FIRST -> " NULLS FIRST";
      case LAST -> " NULLS LAST";
    };
  }

  private Term attribute(Expression.Attribute<?> attribute) {
    Term column = columns.column(attribute.name());
    requireType(attribute, column);
    return column;
  }

  private static void requireType(Expression.Attribute<?> attribute, Term column) {
    if (!attribute.type().isAssignableFrom(column.type())) {
      throw new MappingException(column.name() + " is of type " + column.type().getTypeName() + ", not "
          + attribute.type().getTypeName());
    }
  }

  /// Returns the objects that an expression stands for; null if it stands for values.
  ///
  /// @throws MappingException if they are not of the class that they are said to be
  @Nullable Reference reference(Expression<?> expression) {
    if (!(expression instanceof Expression.Attribute<?> attribute)) {
      return null;
    }
    Reference reference = columns.reference(attribute.name());
    if (reference != null && !attribute.type().isAssignableFrom(reference.relation().target().type())
        && (attribute.type() != Ref.class || !reference.relation().isReference())) {
      requireType(attribute, reference.key().getFirst());
    }
    return reference;
  }


  private static Term lower(Term text) {
    if (text.type() != String.class) {
      throw new MappingException(text.name() + " is of type " + text.type().getTypeName()
          + "; only a text has upper and lower case");
    }
    return new Term("lower(" + text.sql() + ')', text.name(), text.type(), text.codec(), text.isNullable(),
        true, text.isAggregate());
  }

  private Term aggregate(Aggregate<?> aggregate) {
    Expression<?> of = aggregate.of();
    if (of == null) {
      return result(aggregate, "count(*)", Long.class, false);
    }
    Term term = render(of);
    if (term.isAggregate()) {
      throw new MappingException(aggregate + " puts together what is put together already");
    }
    return switch (aggregate.function()) {
      case COUNT -> result(aggregate, "count(" + term.sql() + ')', Long.class, false);
      case COUNT_DISTINCT -> result(aggregate, "count(DISTINCT " + term.sql() + ')', Long.class, false);
      case SUM -> sum(aggregate, term);
      case AVG -> {
        requireNumber(aggregate, term);
        yield result(aggregate, "avg(" + floating(term) + ')', Double.class, true);
      }
      case MIN -> extreme("min", aggregate, term);
      case MAX -> extreme("max", aggregate, term);
    };
  }

  private Term sum(Aggregate<?> aggregate, Term term) {
    requireNumber(aggregate, term);
    Class<?> type = aggregate.type() == null ? Long.class : aggregate.type();
    if (type == Double.class) {
      return result(aggregate, "sum(" + floating(term) + ')', type, true);
    }
    List<Class<?>> possible = sums(term.type());
    if (!possible.contains(type)) {
      throw new MappingException(term.name() + " is of type " + term.type().getTypeName()
          + ", so its sum is one of " + possible.stream().map(Class::getSimpleName).toList() + ", not "
          + type.getSimpleName() + ": name it, as in sum(attribute, Double.class)");
    }
    requireDecimals(aggregate, term);
    String sum = "sum(" + term.sql() + ')';
    boolean isWidened = WHOLE.contains(term.type()) && type != Long.class;
    return result(aggregate, isWidened ? "CAST(" + sum + " AS numeric)" : sum, type, true);
  }

  private static List<Class<?>> sums(Class<?> type) {
    if (WHOLE.contains(type)) {
      return List.of(Long.class, BigInteger.class, BigDecimal.class, Double.class);
    }
    if (type == BigInteger.class) {
      return List.of(BigInteger.class, BigDecimal.class, Double.class);
    }
    return type == BigDecimal.class ? List.of(BigDecimal.class, Double.class) : List.of(Double.class);
  }

  private static String floating(Term term) {
    return FLOATING.contains(term.type()) ? term.sql() : "CAST(" + term.sql() + " AS double precision)";
  }

  private Term extreme(String function, Aggregate<?> aggregate, Term term) {
    if (UNSORTED.contains(term.type())) {
      throw new MappingException(term.name() + " is of type " + term.type().getTypeName()
          + ", which has no " + function);
    }
    requireDecimals(aggregate, term);
    return new Term(function + '(' + term.sql() + ')', aggregate.toString(), term.type(), term.codec(), true,
        term.ignoresCase(), true);
  }

  private void requireNumber(Aggregate<?> aggregate, Term term) {
    boolean isNumber = WHOLE.contains(term.type()) || FLOATING.contains(term.type())
        || DECIMAL.contains(term.type());
    if (!isNumber || !term.codec().equals(dialect.codec(term.type()))) {
      throw new MappingException("Cannot compute " + aggregate + ": " + term.name() + " is of type "
          + term.type().getTypeName()
          + (isNumber ? ", kept in a column of another" : ", which is no number"));
    }
  }

  private void requireDecimals(Aggregate<?> aggregate, Term term) {
    if (DECIMAL.contains(term.type()) && !dialect.hasDecimals()) {
      throw new MappingException("Cannot compute " + aggregate + ": this database keeps " + term.name()
          + " as text, to lose no digit. Compute it in Java, or as a floating-point sum or avg:"
          + " sum(attribute, Double.class)");
    }
  }

  private Term result(Aggregate<?> aggregate, String sql, Class<?> type, boolean isNullable) {
    @Nullable Codec codec = dialect.codec(type);
    if (codec == null) {
      throw new MappingException("Cannot compute " + aggregate + ": this database has no "
          + type.getTypeName());
    }
    return new Term(sql, aggregate.toString(), type, codec, isNullable, false, true);
  }
}

package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.BulkUpdate;
import dev.dovetail.persistence.Condition;
import dev.dovetail.persistence.Expression;
import dev.dovetail.persistence.MappingException;
import dev.dovetail.persistence.SessionStateException;
import dev.dovetail.persistence.internal.mapping.Attribute;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.mapping.Integers;
import dev.dovetail.persistence.internal.mapping.Member;
import dev.dovetail.persistence.internal.mapping.Versions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A bulk update, as far as it is described, and its execution.
final class DefaultBulkUpdate<T> implements BulkUpdate<T> {
  private final DefaultSession session;
  private final EntityMapping mapping;
  private final Criteria criteria;
  private final Map<Integer, Assignment> assignments; // by the attribute's position

  /// A column's new value.
  ///
  /// @param sql an SQL expression
  /// @param parameter its parameter, or null if the value is that of another column
  private record Assignment(String sql, @Nullable Binding parameter) {}

  DefaultBulkUpdate(DefaultSession session, EntityMapping mapping) {
    this(session, BulkRows.require(mapping, "update"), Criteria.ALL, Map.of());
  }

  private DefaultBulkUpdate(DefaultSession session, EntityMapping mapping, Criteria criteria,
      Map<Integer, Assignment> assignments) {
    this.session = session;
    this.mapping = mapping;
    this.criteria = criteria;
    this.assignments = assignments;
  }

  @Override
  public BulkUpdate<T> set(String attribute, @Nullable Object value) {
    int position = position(attribute);
    Attribute target = mapping.attribute(position);
    Map<Integer, Assignment> more = new LinkedHashMap<>(assignments);
    more.put(position, value instanceof Expression<?> other ? copy(target, other)
        : value != null && mapping.memberOf(position) instanceof Member.Reference ? key(attribute, value)
        : constant(target, value));
    return new DefaultBulkUpdate<>(session, mapping, criteria, more);
  }

  private int position(String attribute) {
    int position = expressions().columns().position(attribute);
    String reason = mapping.isId(position) ? "it is the key"
        : position == mapping.version() ? "it is the version, which goes up by itself"
        : mapping.attribute(position).updatable() ? null : "it is marked @Column(updatable = false)";
    if (reason != null) {
      throw new MappingException(mapping.name() + '.' + attribute + " cannot be set: " + reason);
    }
    return position;
  }

  private Assignment constant(Attribute target, @Nullable Object value) {
    if (value != null) {
      return new Assignment("?", Binding.of(mapping.name(), target, value));
    }
    if (target.isPrimitive()) {
      throw new MappingException(mapping.name() + '.' + target.name()
          + " is of a primitive type, so it cannot be null");
    }
    return new Assignment("?", new Binding(target.codec(), null));
  }

  /// The key of an object that is to be referred to.
  private Assignment key(String attribute, Object value) {
    Reference reference = expressions().reference(Expression.attribute(attribute));
    if (reference == null) { // a part of a key of several columns
      return constant(mapping.attribute(attribute), value);
    }
    List<Binding> key = reference.bind(value);
    if (key == null) {
      throw new SessionStateException(mapping.name() + '.' + attribute
          + " cannot be set to a new object that has no key yet: add it, and flush before");
    }
    return new Assignment("?", key.getFirst());
  }

  private Assignment copy(Attribute target, Expression<?> other) {
    ExpressionSql expressions = expressions();
    Term source = expressions.render(other);
    if (!expressions.columns().joins().isEmpty()) {
      throw new MappingException(mapping.name() + '.' + target.name() + " cannot be set to " + other
          + ", which is in another table; only an attribute of the same row can be copied");
    }
    boolean isSame = source.type() == target.type() && source.codec().getClass() == target.codec().getClass();
    if (!isSame || source.isAggregate() || source.ignoresCase()) {
      throw new MappingException(mapping.name() + '.' + target.name() + " is of type "
          + target.type().getTypeName() + ", so it cannot be set to " + other + " of type "
          + source.type().getTypeName() + "; only an attribute of the same type can be copied");
    }
    return new Assignment(source.sql(), null);
  }

  @Override
  public <V> BulkUpdate<T> set(Expression<V> attribute, @Nullable V value) {
    return set(name(attribute), value);
  }

  @Override
  public <V> BulkUpdate<T> set(Expression<V> attribute, Expression<? extends V> other) {
    return set(name(attribute), (Object) other);
  }

  private String name(Expression<?> attribute) {
    expressions().render(attribute); // checks its class
    if (attribute instanceof Expression.Attribute<?> named) {
      return named.name();
    }
    throw new MappingException("Only an attribute can be set, not " + attribute);
  }

  @Override
  public BulkUpdate<T> where(Condition... conditions) {
    Condition further = Condition.and(conditions);
    ConditionSql.check(expressions(), further); // fails here, where the mistake is
    return new DefaultBulkUpdate<>(session, mapping, criteria.where(further), assignments);
  }

  @Override
  public int execute() {
    return session.inside("update rows", () -> {
      SessionCore core = session.core();
      if (assignments.isEmpty()) {
        throw new SessionStateException("Cannot update rows of " + mapping.name() + ": nothing is set");
      }
      core.prepareBulk("update rows");
      List<Entry> held = new HeldRows(core, mapping).matching(criteria.condition());
      Map<Integer, Assignment> all = withVersion();
      BoundStatement statement = statement(all);
      int count = core.execute(statement.sql(), statement.parameters());
      held.forEach(entry -> apply(entry, all));
      core.fetcher().resolve();
      core.events().bulkUpdate(mapping.type(), count);
      return count;
    });
  }

  /// Adds the new version: the next number, or one that all rows get.
  private Map<Integer, Assignment> withVersion() {
    Map<Integer, Assignment> all = new LinkedHashMap<>(assignments);
    if (mapping.version() >= 0) {
      Attribute version = mapping.attribute(mapping.version());
      boolean isCounted = Integers.number(version.type(), 0) != null;
      all.put(mapping.version(), isCounted
          ? new Assignment(expressions().columns().column(version.name()).sql() + " + 1", null)
          : new Assignment("?", new Binding(version.codec(), Versions.next(version, null))));
    }
    return all;
  }

  private BoundStatement statement(Map<Integer, Assignment> all) {
    List<Binding> parameters = new ArrayList<>();
    List<String> set = new ArrayList<>();
    all.forEach((position, assignment) -> {
      set.add(quoted(position) + " = " + assignment.sql());
      if (assignment.parameter() != null) {
        parameters.add(assignment.parameter());
      }
    });
    BoundStatement where = BulkRows.where(session.core(), mapping, criteria.condition());
    parameters.addAll(where.parameters());
    return new BoundStatement("UPDATE " + mapping.table().quoted() + " AS e SET " + String.join(", ", set)
        + where.sql(), parameters);
  }

  private String quoted(int position) {
    return session.core().dialect().quote(mapping.attribute(position).column());
  }

  /// Gives a held object what its row has now. One that is expired reads it when it is next touched.
  private void apply(Entry entry, Map<Integer, Assignment> all) {
    SessionCore core = session.core();
    core.map().touch(entry);
    if (core.map().isExpired(entry)) {
      return;
    }
    @Nullable Object[] row = entry.requireRow().clone();
    boolean isKnown = true;
    for (Map.Entry<Integer, Assignment> assignment : all.entrySet()) {
      int position = assignment.getKey();
      Binding constant = assignment.getValue().parameter();
      if (constant != null) {
        row[position] = constant.stored();
      } else if (position == mapping.version() && row[position] instanceof Number version) {
        row[position] = mapping.attribute(position).number(version.longValue() + 1);
      } else {
        isKnown = false;
      }
    }
    core.loader().reload(entry, row);
    if (!isKnown) {
      core.map().expire(entry);
    }
  }

  private ExpressionSql expressions() {
    return session.core().expressions(mapping);
  }
}

package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.Condition;
import dev.dovetail.persistence.internal.mapping.Attribute;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.session.Transaction.Mode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Finds out which objects of a session a bulk statement is going to touch.
///
/// What the session knows decides only if it must be what the rows hold now: if everything was read inside
/// the transaction, which nothing read can change in. Otherwise the rows are looked for by their keys,
/// which costs as much as there are objects, however many rows the statement finds.
final class HeldRows {
  private static final int CHUNK = 500;

  private final SessionCore core;
  private final EntityMapping mapping;

  HeldRows(SessionCore core, EntityMapping mapping) {
    this.core = core;
    this.mapping = mapping;
  }

  /// Returns the held objects whose rows a condition finds, in a transaction that has begun to write.
  ///
  /// @param condition null for all
  List<Entry> matching(@Nullable Condition condition) {
    List<Entry> held = core.map().held(mapping).stream()
        .filter(entry -> mapping.type().isInstance(entry.instance)).toList();
    if (condition == null) {
      return held;
    }
    ConditionEvaluator evaluator = new ConditionEvaluator(core.expressions(mapping));
    boolean isCurrent = core.transaction().mode() == Mode.WRITING && core.options().isExpireOnCommit()
        && held.stream().allMatch(this::isKnown);
    return isCurrent && evaluator.canEvaluate(condition)
        ? held.stream().filter(entry -> evaluator.isTrue(condition, entry.requireRow())).toList()
        : select(condition, held);
  }

  private boolean isKnown(Entry entry) {
    return !core.map().isExpired(entry) && !Arrays.asList(entry.requireRow()).contains(EntityMapping.UNKNOWN);
  }

  private List<Entry> select(Condition condition, List<Entry> held) {
    List<Entry> found = new ArrayList<>();
    for (int from = 0; from < held.size(); from += CHUNK) {
      List<Entry> chunk = held.subList(from, Math.min(from + CHUNK, held.size()));
      ExpressionSql expressions = core.expressions(mapping);
      ConditionSql conditions = ConditionSql.ofRows(expressions);
      String where = conditions.render(Condition.and(condition, keys(chunk)));
      String sql = "SELECT " + String.join(", ", core.sql(mapping).columns(mapping.ids()))
          + core.sql(mapping).from() + expressions.columns().joins() + " WHERE " + where;
      core.query("Could not find objects of " + mapping.name(), sql, conditions.parameters(),
              this::key)
          .forEach(stored -> found.add(Objects.requireNonNull(core.map().find(mapping, stored))));
    }
    return found;
  }

  /// The condition that a row is that of one of some objects.
  private Condition keys(List<Entry> entries) {
    return Condition.or(entries.stream().map(entry -> Condition.and(IntStream.range(0, mapping.ids().length)
        .mapToObj(i -> isPart(entry, i)).toArray(Condition[]::new))).toArray(Condition[]::new));
  }

  private Condition isPart(Entry entry, int part) {
    Attribute id = mapping.attribute(mapping.ids()[part]);
    return Condition.equal(id.name(), id.codec().toValue(mapping.keyPart(entry.requireKey(), part)));
  }

  private Object key(ResultSet row) throws SQLException {
    @Nullable Object[] values = new Object[mapping.size()];
    for (int i = 0; i < mapping.ids().length; i++) {
      int id = mapping.ids()[i];
      values[id] = mapping.attribute(id).codec().read(row, i + 1);
    }
    return Objects.requireNonNull(mapping.key(values));
  }
}

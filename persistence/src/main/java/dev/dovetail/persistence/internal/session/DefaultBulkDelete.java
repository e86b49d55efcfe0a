package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.BulkDelete;
import dev.dovetail.persistence.Condition;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import java.util.List;

/// A bulk delete, as far as it is described, and its execution.
final class DefaultBulkDelete<T> implements BulkDelete<T> {
  private final DefaultSession session;
  private final EntityMapping mapping;
  private final Criteria criteria;

  DefaultBulkDelete(DefaultSession session, EntityMapping mapping, Criteria criteria) {
    this.session = session;
    this.mapping = BulkRows.require(mapping, "delete");
    this.criteria = criteria;
  }

  @Override
  public BulkDelete<T> where(Condition... conditions) {
    Condition further = Condition.and(conditions);
    // fails here, where the mistake is
    ConditionSql.check(session.core().expressions(mapping), further);
    return new DefaultBulkDelete<>(session, mapping, criteria.where(further));
  }

  @Override
  public int execute() {
    return session.inside("delete rows", () -> {
      SessionCore core = session.core();
      core.prepareBulk("delete rows");
      List<Entry> held = new HeldRows(core, mapping).matching(criteria.condition());
      BoundStatement where = BulkRows.where(core, mapping, criteria.condition());
      int count = core.execute("DELETE FROM " + mapping.table().quoted() + " AS e" + where.sql(),
          where.parameters());
      held.forEach(this::apply);
      core.events().bulkDelete(mapping.type(), count);
      return count;
    });
  }

  private void apply(Entry entry) {
    IdentityMap map = session.core().map();
    if (entry.isDeleting) {
      map.unmarkDeleting(entry);
    }
    map.touch(entry);
    map.deleted(entry);
  }
}

package dev.dovetail.persistence.bench;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Record6;
import org.jooq.SQLDialect;
import org.jooq.SelectJoinStep;
import org.jooq.Table;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// jOOQ with typed columns and batches of a thousand.
final class JooqContender implements Contender {
  private static final int BATCH = 1000;
  private static final Table<?> READING = table(name("reading"));
  private static final Table<?> PARENT = table(name("parent"));
  private static final Table<?> CHILD = table(name("child"));
  private static final Field<Long> ID = field(name("id"), SQLDataType.BIGINT);
  private static final Field<Long> PARENT_ID = field(name("parent_id"), SQLDataType.BIGINT);
  private static final Field<String> NAME = field(name("name"), SQLDataType.CLOB);
  private static final Field<String> PLACE = field(name("place"), SQLDataType.CLOB);
  private static final Field<Integer> AMOUNT = field(name("amount"), SQLDataType.INTEGER);
  private static final Field<Double> VALUE = field(name("value"), SQLDataType.DOUBLE);
  private static final Field<Boolean> VALID = field(name("valid"), SQLDataType.BOOLEAN);

  private final boolean isPostgres;
  private final Connection connection;
  private final DSLContext dsl;

  JooqContender(Database database) throws SQLException {
    isPostgres = database.isPostgres();
    connection = database.connect();
    dsl = DSL.using(connection, isPostgres ? SQLDialect.POSTGRES : SQLDialect.SQLITE,
        new Settings().withExecuteLogging(false));
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  @Override
  public void insert(int count) throws SQLException {
    List<Reading> readings = Reading.make(count);
    Plain.begin(connection, isPostgres);
    long[] keys = Plain.keys(connection, isPostgres, "reading", count);
    Query insert = dsl.insertInto(READING, ID, NAME, PLACE, AMOUNT, VALUE, VALID)
        .values((Long) null, null, null, null, null, null);
    batch(insert, count, i -> {
      Reading r = readings.get(i);
      r.id = keys[i];
      return new Object[] {r.id, r.name, r.place, r.amount, r.value, r.valid};
    });
    Plain.commit(connection, isPostgres);
  }

  private interface Row {
    Object[] of(int position);
  }

  private void batch(Query query, int count, Row row) {
    for (int from = 0; from < count; from += BATCH) {
      BatchBindStep batch = dsl.batch(query);
      for (int i = from; i < Math.min(from + BATCH, count); i++) {
        batch = batch.bind(row.of(i));
      }
      batch.execute();
    }
  }

  @Override
  public int load() throws SQLException {
    Plain.begin(connection, isPostgres);
    int count = select().fetch(JooqContender::reading).size();
    Plain.commit(connection, isPostgres);
    return count;
  }

  @Override
  public void get(long[] keys) throws SQLException {
    Plain.begin(connection, isPostgres);
    for (long key : keys) {
      select().where(ID.eq(key)).fetchSingle(JooqContender::reading);
    }
    Plain.commit(connection, isPostgres);
  }

  @Override
  public void update(int count) throws SQLException {
    Plain.begin(connection, isPostgres);
    List<Reading> readings = some(count);
    Query update = dsl.update(READING).set(AMOUNT, (Integer) null).where(ID.eq((Long) null));
    batch(update, count, i -> new Object[] {++readings.get(i).amount, readings.get(i).id});
    Plain.commit(connection, isPostgres);
  }

  @Override
  public void graph(int count) throws SQLException {
    List<Parent> parents = Parent.make(count);
    Plain.begin(connection, isPostgres);
    long[] keys = Plain.keys(connection, isPostgres, "parent", count);
    batch(dsl.insertInto(PARENT, ID, NAME).values((Long) null, null), count, i -> {
      parents.get(i).id = keys[i];
      return new Object[] {keys[i], parents.get(i).name};
    });
    List<Child> children = Child.of(parents);
    long[] childKeys = Plain.keys(connection, isPostgres, "child", children.size());
    Query insert = dsl.insertInto(CHILD, ID, PARENT_ID, NAME, AMOUNT).values((Long) null, null, null, null);
    batch(insert, childKeys.length, i -> {
      Child c = children.get(i);
      c.id = childKeys[i];
      return new Object[] {c.id, c.parent.id, c.name, c.amount};
    });
    Plain.commit(connection, isPostgres);
  }

  @Override
  public void delete(int count) throws SQLException {
    Plain.begin(connection, isPostgres);
    List<Reading> readings = some(count);
    batch(dsl.deleteFrom(READING).where(ID.eq((Long) null)), count, i -> new Object[] {readings.get(i).id});
    Plain.commit(connection, isPostgres);
  }

  @Override
  public Held hold() {
    return Plain.hold(select().fetch(JooqContender::reading));
  }

  private List<Reading> some(int count) {
    return select().orderBy(ID).limit(count).fetch(JooqContender::reading);
  }

  private SelectJoinStep<Record6<Long, String, String, Integer, Double, Boolean>> select() {
    return dsl.select(ID, NAME, PLACE, AMOUNT, VALUE, VALID).from(READING);
  }

  private static Reading reading(Record row) {
    Reading reading = new Reading();
    reading.id = (Long) row.get(0);
    reading.name = (String) row.get(1);
    reading.place = (String) row.get(2);
    reading.amount = (Integer) row.get(3);
    reading.value = (Double) row.get(4);
    reading.valid = (Boolean) row.get(5);
    return reading;
  }
}

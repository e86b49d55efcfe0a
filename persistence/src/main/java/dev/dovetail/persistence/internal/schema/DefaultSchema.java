package dev.dovetail.persistence.internal.schema;

import dev.dovetail.persistence.Schema;
import dev.dovetail.persistence.SchemaDifference;
import dev.dovetail.persistence.internal.jdbc.ConnectionSource;
import dev.dovetail.persistence.internal.jdbc.SingleTransaction;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.spi.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The tables of a factory.
public final class DefaultSchema implements Schema {
  private final SingleTransaction transaction;
  private final List<SequenceDefinition> sequences;
  private final List<TableDefinition> tables;
  private final String decisionTable;
  private final Ddl ddl;

  /// Reads the tables of entities.
  ///
  /// @throws dev.dovetail.persistence.MappingException if one cannot be read
  public DefaultSchema(ConnectionSource source, Dialect dialect, List<EntityMapping> mappings,
      String decisionTable) {
    this(new SingleTransaction(source, dialect), EntityTables.sequences(mappings),
        EntityTables.read(mappings, dialect), decisionTable);
  }

  DefaultSchema(SingleTransaction transaction, List<SequenceDefinition> sequences, List<TableDefinition> tables,
      String decisionTable) {
    this.transaction = transaction;
    this.sequences = sequences;
    this.tables = tables;
    this.decisionTable = decisionTable;
    this.ddl = new Ddl(transaction.dialect());
  }

  @Override
  public Schema withDecisions() {
    List<TableDefinition> all = new ArrayList<>(tables);
    TableDefinition decisions = OwnTables.decisions(transaction.dialect(), decisionTable);
    if (!all.contains(decisions)) {
      all.add(decisions);
    }
    return new DefaultSchema(transaction, sequences, List.copyOf(all), decisionTable);
  }

  @Override
  public List<String> statements() {
    return create(sequences, tables);
  }

  @Override
  public void create() {
    transaction.run("Could not create the tables", connection -> execute(connection, statements()));
  }

  @Override
  public void createIfMissing() {
    transaction.run("Could not create the missing tables", connection -> {
      DatabaseTables database = new DatabaseTables(connection, transaction.dialect());
      List<TableDefinition> missing = new ArrayList<>();
      for (TableDefinition table : tables) {
        if (!database.contains(table.id())) {
          missing.add(table);
        }
      }
      return execute(connection, create(database.missing(sequences), missing));
    });
  }

  @Override
  public void drop() {
    transaction.run("Could not drop the tables", connection -> {
      List<String> statements = new ArrayList<>(ddl.drop(tables));
      statements.addAll(ddl.dropSequences(sequences));
      return execute(connection, statements);
    });
  }

  private List<String> create(List<SequenceDefinition> newSequences, List<TableDefinition> newTables) {
    List<String> statements = new ArrayList<>(ddl.createSequences(newSequences));
    statements.addAll(ddl.create(newTables));
    return List.copyOf(statements);
  }

  @Override
  public SchemaDifference difference() {
    Set<String> own = Set.of(decisionTable, OwnTables.MIGRATIONS);
    return transaction.read("Could not read the tables of the database",
        connection -> new Comparison(ddl, new DatabaseTables(connection, transaction.dialect()), own)
            .of(sequences, tables));
  }

  private int execute(Connection connection, List<String> statements) {
    for (String sql : statements) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        throw transaction.dialect().translate("Could not change the schema, so nothing is changed", sql, e);
      }
    }
    return statements.size();
  }
}

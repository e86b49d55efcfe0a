package dev.dovetail.persistence.internal.migration;

import dev.dovetail.persistence.Migration;
import dev.dovetail.persistence.Migration.State;
import dev.dovetail.persistence.MigrationException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The scripts that are there beside those that have been run.
///
/// @param migrations in the order of their numbers
record Agreement(List<Migration> migrations) {
  static Agreement of(Scripts scripts, Map<Long, History.Row> history) {
    TreeMap<Long, Migration> all = new TreeMap<>();
    history.forEach((number, row) ->
        all.put(number, new Migration(number, row.name(), State.MISSING, row.appliedAt())));
    long last = all.isEmpty() ? 0 : all.lastKey();
    for (Script script : scripts.inOrder()) {
      History.Row row = history.get(script.number());
      all.put(script.number(), row == null
          ? new Migration(script.number(), script.file(),
              script.number() < last ? State.OUT_OF_ORDER : State.PENDING, null)
          : new Migration(script.number(), script.file(), isSame(script, row) ? State.APPLIED : State.CHANGED,
              row.appliedAt()));
    }
    return new Agreement(List.copyOf(all.values()));
  }

  private static boolean isSame(Script script, History.Row row) {
    return script.file().equals(row.name()) && script.checksum().equals(row.checksum());
  }

  /// Makes sure that the scripts are those that were run, as far as any were.
  ///
  /// @throws MigrationException if they are not
  void requireSame() {
    String problems = problems(false);
    if (!problems.isEmpty()) {
      throw new MigrationException("The scripts are not those that made the database, so none was run:"
          + problems);
    }
  }

  /// Makes sure that the scripts are those that were run, and that all were.
  ///
  /// @throws MigrationException if they are not
  void requireComplete() {
    String problems = problems(true);
    if (!problems.isEmpty()) {
      throw new MigrationException("The database is not what the scripts make:" + problems);
    }
  }

  private String problems(boolean isPendingOne) {
    return migrations.stream()
        .filter(m -> m.state() != State.APPLIED && (isPendingOne || m.state() != State.PENDING))
        .map(m -> "\n  " + m.name() + ' ' + problem(m)).collect(Collectors.joining());
  }

  private static String problem(Migration migration) {
    return switch (migration.state()) {
      case APPLIED -> "was run";
      case PENDING -> "was not run: call migrate()";
      case CHANGED -> "was run on " + migration.appliedAt()
          + " and is another one now: take back the change, and"
          + " write a new script for it";
      case MISSING -> "was run on " + migration.appliedAt()
          + " and is not there: bring it back, or use the version"
          + " of the program that has it";
      case OUT_OF_ORDER -> "was not run, and comes before one that was: give it a number after all others";
    };
  }
}

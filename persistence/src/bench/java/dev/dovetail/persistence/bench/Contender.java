package dev.dovetail.persistence.bench;

/// One way to keep objects in a database. Each call is one transaction.
interface Contender extends AutoCloseable {
  /// Inserts new readings.
  void insert(int count) throws Exception;

  /// Loads all readings.
  ///
  /// @return how many there are
  int load() throws Exception;

  /// Gets readings by their keys, one by one, none of which is held.
  void get(long[] keys) throws Exception;

  /// Loads readings, changes one field of each, and writes it.
  void update(int count) throws Exception;

  /// Inserts parents with five children each.
  void graph(int parents) throws Exception;

  /// Loads readings and deletes them.
  void delete(int count) throws Exception;

  /// Loads all readings and keeps them.
  Held hold() throws Exception;

  /// What is in memory.
  interface Held extends AutoCloseable {
    /// Returns a reading that is held, or null if it takes a unit of work to know which those are.
    Object get(long key);
  }
}

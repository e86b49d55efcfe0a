package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.internal.Log;
import dev.dovetail.persistence.internal.mapping.Relation;

/// Reports that a session loads the references of many objects one by one, a statement for each, where one
/// would do for all.
///
/// @param limit how many of one relation a session may load so before it is reported; 0 for any number
record LoadReport(int limit) {
  /// Notes that a reference was loaded by itself.
  ///
  /// @param count how many of the relation the session has loaded so
  void loaded(Relation relation, int count) {
    if (count == limit) {
      Log.warn(LoadReport.class, "N+1: " + count + " references of " + relation + " were loaded one by one. Load them"
          + " for all in one statement, by fetch(\"" + relation.name() + "\") in the query, or"
          + " session.load(objects, \"" + relation.name() + "\")", new Throwable("the last of them"));
    }
  }
}

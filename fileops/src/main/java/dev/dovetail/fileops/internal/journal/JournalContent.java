package dev.dovetail.fileops.internal.journal;

import java.util.List;

/// What a journal says, as far as it can be trusted.
///
/// @param steps the steps that were read; all of them unless the state is [State#TORN]
/// @param state how far the unit had come
/// @param length how many bytes could be read
/// @param isDecidedElsewhere whether another log says if the unit is committed
record JournalContent(List<Step> steps, State state, int length, boolean isDecidedElsewhere) {
  enum State {
    /// There is no valid end record: the journal was never finished, or it is damaged.
    TORN,
    /// All steps are there; whether the unit is committed is for its decision log to say.
    PREPARED,
    /// All steps are there, and after them the decision to commit.
    COMMITTED,
    /// All steps are there, and after them something that is no decision and no beginning of one.
    DECISION_DAMAGED
  }

  JournalContent {
    steps = List.copyOf(steps);
  }

  static JournalContent torn(List<Step> steps, int length, boolean isDecidedElsewhere) {
    return new JournalContent(steps, State.TORN, length, isDecidedElsewhere);
  }
}

/// The joint: a unit of work over participants of different kinds, with one commit point.
///
/// ## The protocol
///
/// 1. Work happens out of sight: a participant stages, writes inside an open database transaction, and so on.
/// 2. **Prepare.** Each participant makes durable all that it needs in order to *either* commit or roll back later,
///    even after a crash. Nothing is visible yet and nothing that existed is gone.
/// 3. **Decide.** The [DecisionLog] records the unit's [UnitId], atomically and durably. This is the commit point.
/// 4. **Commit.** Each participant makes its work visible. A failure here does not undo the unit: it is
///    *committed, to be finished*, and the caller is told so by [Outcome].
///
/// If the log does not say whether the decision landed, the outcome is *unknown*
/// ([OutcomeUnknownException]): nothing is undone and nothing is finished until [Recovery] can ask again.
///
/// This is two-phase commit with presumed abort (Mohan, Lindsay and Obermarck, *Transaction Management in the R\*
/// Distributed Database Management System*, 1986), with the coordinator's log kept by one of the resources (the "last
/// resource" optimisation).
///
/// ## Not here, on purpose
///
/// Isolation between concurrent units, timeouts, distribution over machines, heuristic decisions, and nesting.
package dev.dovetail.core;

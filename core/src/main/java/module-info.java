/// What it means to commit together.
///
/// Files, rows and whatever else keeps state cannot share one transaction, but they can share one *commit
/// point*. This module states the protocol by which they do: [dev.dovetail.core.Participant]s prepare, a
/// [dev.dovetail.core.DecisionLog] writes the decision down once, and whatever a crash interrupts is finished or
/// undone by [dev.dovetail.core.Recovery].
///
/// It knows no file system and no database, starts no thread, reads no clock and logs nothing; those belong to the
/// modules that take part. Start from [dev.dovetail.core.UnitOfWork].
@org.jspecify.annotations.NullMarked
module dev.dovetail.core {
  requires static transitive org.jspecify; // annotations, read by compilers only

  exports dev.dovetail.core;
}

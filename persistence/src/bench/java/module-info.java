/// The session's benchmarks, from outside the module.
open module dev.dovetail.persistence.bench {
  requires dev.dovetail.persistence;
}

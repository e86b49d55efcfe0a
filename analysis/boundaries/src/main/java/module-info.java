/// Boundaries: what every module lets through, to whom, and who uses it.
///
/// Reads modules as they are built (jars, folders, jmods, runtime images) with [java.lang.classfile] and
/// [java.lang.module], counts which classes name which, and reports every directive that says more or less than
/// what is used, each with the line to change.
///
/// It never loads, runs or changes what it looks at, and needs nothing but `java.base`. Start from
/// [dev.dovetail.analysis.boundaries.BoundaryChecker], or from the tool `boundaries` that it provides.
@org.jspecify.annotations.NullMarked
module dev.dovetail.analysis.boundaries {
  requires static transitive org.jspecify; // annotations, read by compilers only

  exports dev.dovetail.analysis.boundaries;

  provides java.util.spi.ToolProvider with
      dev.dovetail.analysis.boundaries.internal.command.BoundariesTool;
}

package dev.dovetail.analysis.boundaries.internal.command;

import java.io.PrintWriter;

/// What `--help` says behind a verb, in 80 columns: how it is used, and what its JSON has.
final class VerbHelp {
  private VerbHelp() {}

  static void write(Verb verb, PrintWriter out) {
    String paths = verb.takesPaths() ? " [PATH...]" : "";
    out.println("Usage: boundaries " + (verb.word() + " " + verb.operands()).strip() + " [OPTIONS]" + paths);
    out.println();
    out.print(text(verb));
    out.println("\nOptions, findings and paths: boundaries --help.");
  }

  private static String text(Verb verb) {
    return switch (verb) {
      case CHECK -> "";
      case WHY -> """
          Shows why A depends on B: the shortest way from class to class, and what permits
          each step. A and B are modules, packages or classes; nested classes belong to
          those around them. MODULE/NAME is a package or class of that module. Where no
          class leads from one to the other, descriptors may.

          Exit code 0 if A depends on B, 1 if not.

          JSON:
            from, to     what was asked
            references   how many pairs of classes lead from one to the other directly
            path         steps: class, module, names, in (the module of what it names),
                         permitted, by (directives, each with its module), missing
            requires     the chain of directives, each with its module, if path is empty
          """;
      case WHO -> """
          Shows who names a package or class, who could and does not, and who may reflect
          on it. MODULE/NAME asks in one module only.

          Exit code 0 if another module names it, 1 if none does.

          JSON:
            of           what was asked
            modules      those that have it: module, access (a sentence), and
              namedBy    module, references, permitted, by, missing, classes (those that
                         name it, and what each names)
              friendsThatDoNot   it is exported to them, and they do not name it
              readersThatDoNot   they could name it, and do not
              open       directive, to, reflects (whether that module is seen to)
          """;
      case WITHOUT -> """
          Takes a directive away, resolves and checks again, and shows what would break.
          The directive is written as in a descriptor; modifiers do not matter:

            requires MODULE                 exports PACKAGE [to MODULE, ...]
            transitive MODULE               opens PACKAGE [to MODULE, ...]
            uses SERVICE                    provides SERVICE [with CLASS, ...]

          With to or with only those that are named are taken away. transitive MODULE
          takes that modifier away and leaves the requires. A directive of a module of the
          runtime needs in MODULE.

          Exit code 0 if nothing breaks, 1 if something does.

          JSON:
            without, module, breaks
            refused      what does not compile: module, names (a package), of (whose),
                         references, classes, reasons
            vanished     modules that are not there at start: module, bound (comes as a
                         provider all the same), namedBy
            services, reflection         sentences
            appearing, disappearing      findings: code, module, subject
          """;
      case DIFF -> """
          Compares descriptors and exported API of two versions of modules, and judges
          each change by the Java Language Specification: whether what users compiled
          still links, whether their sources still compile, and whether it behaves as
          before. OLD and NEW are paths; what both require is given with --module-path.

          Exit code 0 if all is compatible, 1 if not.

          JSON:
            compatible, needed (the step of semantic versioning: major, minor, patch)
            modules      those on both sides: module, from, to (versions)
            changes      change, module, subject, detail, breaks (of binaries, sources and
                         behavior), specification
          """;
      case LINK -> """
          Shows whether jlink takes the modules, all that stands in the way, and the
          command for a POSIX shell. The image is for the modules that nobody requires and
          those with a main class; what they require static is left out.

          Exit code 0 if the image can be made and starts, 1 if not.

          JSON:
            linkable     whether jlink takes them
            starts       whether nothing stands in the way of starting it either
            obstacles    kind, name, detail
            roots        module, reason
            modules, system              what comes into the image
            leftOut      modules that are required static only, and by whom
            unprovided   services: service, usedBy, providedBy (modules at hand)
            bindable     what --bind-services adds, and the services it provides
            command      if linkable and starts
          """;
    };
  }
}

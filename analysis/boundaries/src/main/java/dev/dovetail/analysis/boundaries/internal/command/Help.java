package dev.dovetail.analysis.boundaries.internal.command;

import dev.dovetail.analysis.boundaries.FindingCode;
import dev.dovetail.analysis.boundaries.internal.text.Wrapping;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;

/// What `--help` says, in 80 columns.
final class Help {
  private static final int WIDTH = 80;

  private Help() {}

  static void write(PrintWriter out) {
    out.println("""
        Usage: boundaries [check] [OPTIONS] [PATH...]
               boundaries why A B | who PACKAGE | without 'DIRECTIVE' [in MODULE]
                          | diff OLD NEW | link  [OPTIONS] [PATH...]

        Shows what every module lets through, to whom, and who uses it, and which line
        of a descriptor to change. Nothing of what it looks at is loaded or run.

        A path is a jar, a jmod, a folder of them, a folder of classes, a Maven project
        (built), a JDK, or jrt: for the runtime itself. Without one it is the Maven
        project in the current folder. A path called like a verb is written ./link.

        Verbs:""");
    for (Verb verb : Verb.values()) {
      entry(out, (verb.word() + " " + verb.operands()).strip(), verb.help());
    }
    out.println("\nA verb says more with --help: boundaries why --help.");
    out.println("\nOptions:");
    for (Option option : Option.values()) {
      entry(out, (option.names() + " " + option.value()).strip(), option.help());
    }
    out.println("\nFindings:");
    for (FindingCode code : FindingCode.values()) {
      entry(out, code.code(), code.meaning());
    }
    out.println("""

        The members of the JSON, and the classes to ask from Java, are documented in the
        package dev.dovetail.analysis.boundaries.

        Exit codes: 0 nothing found, or all of it accepted; or the answer is yes.
        1 findings, or accepted ones that are no longer there; or the answer is no.
        2 the command line is wrong, or something could not be read; the rest was.""");
  }

  private static void entry(PrintWriter out, String name, String text) {
    int indent = 28;
    List<String> lines = Wrapping.lines(text, WIDTH - indent);
    boolean fits = name.length() + 4 <= indent;
    out.println(fits ? "  " + name + " ".repeat(indent - 2 - name.length()) + lines.getFirst() : "  " + name);
    Stream<String> rest = lines.stream().skip(fits ? 1 : 0);
    rest.forEach(line -> out.println(" ".repeat(indent) + line));
  }
}

package dev.dovetail.app.command;

import dev.dovetail.app.desk.Looking;
import dev.dovetail.app.desk.Selection;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `dovetail show`.
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Shows the files of a delivery; for a file that is a table, its columns with their types and statistics.",
      "NAME is a delivery's newest import, NAME@7 its import 7, NAME/visits.csv one of its files.",
      "With -v, also by what it was told how the file is spelled."
    },
    footer = {
      "",
      "Members of the JSON object (? where there is one):",
      "  of a delivery: delivery import receivedAt note? source[] files[path",
      "  deliveredAs? status bytes sha256 modifiedAt format? encoding? rows?",
      "  badRows?] findings[path line? message]; of a file: delivery import, the",
      "  members of the file, and where it is a table those of a Frictionless",
      "  resource (dialect, schema) with all that was measured as statistics of",
      "  the table and of each field; findings"
    })
final class ShowCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Output output;

  @Parameters(paramLabel = "NAME[@IMPORT][/FILE]", description = "A delivery, one of its imports, or a file of it.")
  private String name = "";

  @Inject
  ShowCommand(GlobalOptions options, Output output) {
    this.options = options;
    this.output = output;
  }

  @Override
  public Integer call() throws IOException {
    Selection selection = Selection.parse(name);
    return Looking.look(
        options.desk(),
        desk -> {
          Looking.ImportView found = desk.find(selection);
          if (selection.file().isPresent()) {
            TableView view =
                new TableView(
                    desk.table(found, selection.file().get()),
                    output.style(),
                    options.columns(),
                    options.isVerbose());
            output.result(view::json, view::lines);
          } else {
            ImportFilesView view =
                new ImportFilesView(found, desk.files(found), desk.findings(found), output.style());
            output.result(view::json, view::lines);
          }
          return ExitCode.DONE;
        });
  }
}

package dev.dovetail.app.command;

import dev.dovetail.app.desk.Looking;
import dev.dovetail.app.desk.Selection;
import dev.dovetail.app.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `dovetail path`.
@Command(
    name = "path",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Prints where the files of a delivery are, for use in other commands: cd \"$$(dovetail path NAME)\".",
    footer = {
      "",
      "Members of the JSON object (? where there is one):",
      "  path"
    })
final class PathCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Output output;

  @Parameters(paramLabel = "NAME[@IMPORT][/FILE]", description = "A delivery, one of its imports, or a file of it.")
  private String name = "";

  @Inject
  PathCommand(GlobalOptions options, Output output) {
    this.options = options;
    this.output = output;
  }

  @Override
  public Integer call() throws IOException {
    Selection selection = Selection.parse(name);
    Path path = Looking.look(options.desk(), desk -> desk.path(desk.find(selection), selection.file()));
    output.result(() -> new JsonObject().put("path", path.toString()), () -> List.of(path.toString()));
    return ExitCode.DONE;
  }
}

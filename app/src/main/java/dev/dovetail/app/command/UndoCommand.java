package dev.dovetail.app.command;

import dev.dovetail.app.desk.Undoing;
import dev.dovetail.app.json.JsonObject;
import dev.dovetail.app.terminal.Style;
import dev.dovetail.app.terminal.Text;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `dovetail undo`.
@Command(
    name = "undo",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Takes an import out of the desk. Its files are put aside there, not deleted.",
    footer = {
      "",
      "Members of the JSON object (? where there is one):",
      "  import delivery files bytes path unfinished[]"
    })
final class UndoCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Output output;
  private final Undoing undoing;

  @Parameters(paramLabel = "IMPORT", arity = "0..1", description = "The import's number. Default: the newest.")
  private @Nullable Long number;

  @Inject
  UndoCommand(GlobalOptions options, Output output, Undoing undoing) {
    this.options = options;
    this.output = output;
    this.undoing = undoing;
  }

  @Override
  public Integer call() throws IOException {
    Undoing.Undone undone =
        undoing.undo(options.desk(), number == null ? OptionalLong.empty() : OptionalLong.of(number));
    output.result(() -> json(undone), () -> lines(undone));
    return undone.unfinished().isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
  }

  private List<String> lines(Undoing.Undone undone) {
    Style style = output.style();
    List<String> lines = new ArrayList<>();
    lines.add(
        style.good(style.glyph("✓", "ok")) + ' '
            + style.bold("Import " + undone.number() + " of " + Text.safe(undone.delivery()) + " is undone.") + "  "
            + Text.count(undone.files(), "file") + style.dot() + Text.bytes(undone.bytes()));
    lines.add("  put aside in " + Text.safe(Shown.path(undone.putAside())));
    undone.unfinished().forEach(
        text -> lines.add("  " + style.warning("! look") + "   the next command finishes the rest: " + Text.safe(text)));
    return lines;
  }

  private static JsonObject json(Undoing.Undone undone) {
    return new JsonObject()
        .put("import", undone.number())
        .put("delivery", undone.delivery())
        .put("files", undone.files())
        .put("bytes", undone.bytes())
        .put("path", undone.putAside().toString())
        .put("unfinished", undone.unfinished());
  }
}

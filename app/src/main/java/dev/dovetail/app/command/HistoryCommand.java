package dev.dovetail.app.command;

import dev.dovetail.app.catalogue.Import;
import dev.dovetail.app.catalogue.ImportState;
import dev.dovetail.app.desk.Looking;
import dev.dovetail.app.json.JsonObject;
import dev.dovetail.app.terminal.Style;
import dev.dovetail.app.terminal.Text;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `dovetail history`.
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Lists the imports, newest first: those in the desk, those undone, and those that were interrupted.",
    footer = {
      "",
      "Members of the JSON object (? where there is one):",
      "  interrupted[delivery startedAt staged files underWay] imports[import",
      "  delivery state receivedAt undoneAt? files bytes note? source[]]"
    })
final class HistoryCommand implements Callable<Integer> {
  private record History(List<Looking.Interrupted> interrupted, List<Looking.ImportView> imports) {}

  private final GlobalOptions options;
  private final Output output;

  @Option(names = "-n", paramLabel = "COUNT", description = "List at most so many.")
  private int count = Integer.MAX_VALUE;

  @Spec private @Nullable CommandSpec spec;

  @Inject
  HistoryCommand(GlobalOptions options, Output output) {
    this.options = options;
    this.output = output;
  }

  @Override
  public Integer call() throws IOException {
    if (count < 1) {
      throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "-n COUNT is at least 1, found " + count);
    }
    History history =
        Looking.look(
            options.desk(),
            desk -> {
              List<Looking.Interrupted> interrupted = desk.interrupted();
              long left = Math.max(0, (long) count - interrupted.size());
              return new History(
                  interrupted.stream().limit(count).toList(), desk.imports().stream().limit(left).toList());
            });
    output.result(() -> json(history), () -> lines(history));
    return ExitCode.DONE;
  }

  private List<String> lines(History history) {
    List<String> lines = new ArrayList<>();
    history.interrupted().forEach(one -> lines.add(line(one)));
    history.imports().forEach(one -> lines.add(line(one)));
    if (lines.isEmpty()) {
      lines.add("Nothing was ever added to the desk.");
    }
    return lines;
  }

  private String line(Looking.Interrupted one) {
    Style style = output.style();
    String staged = Text.count(one.staged()) + " of " + Text.count(one.files(), "file") + " staged";
    String what =
        one.isUnderWay()
            ? "under way since " + Shown.time(one.startedAt()) + style.dot() + staged
            : "interrupted " + Shown.time(one.startedAt()) + style.dot() + "nothing was added" + style.dot() + staged
                + "; run add again to resume";
    return number(style.glyph("–", "-")) + Text.safe(one.delivery()) + style.dot() + style.warning(what);
  }

  private String line(Looking.ImportView one) {
    Style style = output.style();
    Import row = one.row();
    StringBuilder line = new StringBuilder(number(Long.toString(row.number())));
    line.append(Shown.time(row.receivedAt())).append("  ").append(style.bold(Text.safe(one.delivery())));
    line.append(style.dot()).append(Text.count(row.files(), "file")).append(style.dot()).append(Text.bytes(row.bytes()));
    row.note().ifPresent(note -> line.append(style.dot()).append(Text.shorten(Text.safe(note), 60, style)));
    row.undoneAt().ifPresent(at -> line.append(style.dot()).append(style.warning("undone " + Shown.time(at))));
    return line.toString();
  }

  private static String number(String text) {
    return String.format(Locale.ROOT, "%4s  ", text);
  }

  private static JsonObject json(History history) {
    return new JsonObject()
        .put("interrupted", history.interrupted().stream().map(HistoryCommand::json).toList())
        .put("imports", history.imports().stream().map(HistoryCommand::json).toList());
  }

  private static JsonObject json(Looking.Interrupted one) {
    return new JsonObject()
        .put("delivery", one.delivery())
        .put("startedAt", one.startedAt().toString())
        .put("staged", one.staged())
        .put("files", one.files())
        .put("underWay", one.isUnderWay());
  }

  private static JsonObject json(Looking.ImportView one) {
    Import row = one.row();
    return new JsonObject()
        .put("import", row.number())
        .put("delivery", one.delivery())
        .put("state", row.state() == ImportState.IN ? "in" : "undone")
        .put("receivedAt", row.receivedAt().toString())
        .putIfPresent("undoneAt", row.undoneAt().map(Object::toString))
        .put("files", row.files())
        .put("bytes", row.bytes())
        .putIfPresent("note", row.note())
        .put("source", row.source().lines().toList());
  }
}

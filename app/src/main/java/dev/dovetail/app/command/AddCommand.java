package dev.dovetail.app.command;

import dev.dovetail.app.desk.Adding;
import dev.dovetail.app.desk.DeliveryName;
import dev.dovetail.app.desk.Receipt;
import dev.dovetail.app.terminal.ProgressBar;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `dovetail add`.
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Adds a delivery: every file of the given folders and files is copied and hashed, every table's schema is learnt,"
          + " and all of it is in the desk, or nothing.",
      "An interrupted add is resumed by running it again."
    },
    footer = {
      "",
      "Members of the JSON object (? where there is one):",
      "  import delivery dryRun previousImport? files bytes new changed alreadyHere",
      "  resumed missing[] changes[path rowsBefore rows columns[name change",
      "  nameBefore? type? typeBefore? example?] differences[kind severity column?",
      "  before? after? example? message]] findings[path line? message] path",
      "  keptSources[] unfinished[]"
    })
final class AddCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Output output;
  private final Adding adding;

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "Folders and files. Links in them are not followed.")
  private List<Path> paths = List.of();

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description = "The delivery's name. Default: the folder's, without a date or version at its end.")
  private @Nullable String name;

  @Option(names = "--note", paramLabel = "TEXT", description = "Something to write down about it.")
  private @Nullable String note;

  @Option(names = "--move", description = "Remove the sources once the delivery is in.")
  private boolean move;

  @Option(names = "--dry-run", description = "Say what would be added, and add nothing.")
  private boolean dryRun;

  @Option(names = "--strict", description = "Add nothing if anything deserves a look.")
  private boolean strict;

  @Option(names = "--fresh", description = "Do not resume an interrupted add; begin again.")
  private boolean fresh;

  @Inject
  AddCommand(GlobalOptions options, Output output, Adding adding) {
    this.options = options;
    this.output = output;
    this.adding = adding;
  }

  @Override
  public Integer call() throws IOException {
    String delivery = name == null ? DeliveryName.of(paths) : DeliveryName.check(name);
    Adding.Request request =
        new Adding.Request(options.desk(), paths, delivery, Optional.ofNullable(note).filter(text -> !text.isBlank()), move, strict, fresh);
    Receipt receipt;
    try (ProgressBar progress = output.progress()) {
      receipt = dryRun ? adding.rehearse(request, progress) : adding.add(request, progress);
    }
    ReceiptView view = new ReceiptView(receipt, output.style());
    output.result(view::json, view::lines);
    boolean hasFindings = !receipt.notes().isEmpty() || !receipt.keptSources().isEmpty() || !receipt.unfinished().isEmpty();
    return hasFindings ? ExitCode.FINDINGS : ExitCode.DONE;
  }
}

package dev.dovetail.app.command;

import dev.dovetail.app.desk.Damage;
import dev.dovetail.app.desk.Desk;
import dev.dovetail.app.desk.Verification;
import dev.dovetail.app.desk.Verifying;
import dev.dovetail.app.json.JsonObject;
import dev.dovetail.app.terminal.ProgressBar;
import dev.dovetail.app.terminal.Style;
import dev.dovetail.app.terminal.Text;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `dovetail verify`.
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Reads every stored file again and compares it with the hash that was written down. Changes nothing.",
    footer = {
      "",
      "Members of the JSON object (? where there is one):",
      "  imports files bytes damage[import file kind detail]"
    })
final class VerifyCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Output output;

  @Parameters(paramLabel = "IMPORT", arity = "0..*", description = "Numbers of imports. Default: all.")
  private List<Long> imports = List.of();

  @Inject
  VerifyCommand(GlobalOptions options, Output output) {
    this.options = options;
    this.output = output;
  }

  @Override
  public Integer call() throws IOException {
    Verification verification;
    try (Desk desk = Desk.openToRead(options.desk());
        ProgressBar progress = output.progress()) {
      verification = Verifying.verify(desk, imports, progress);
    }
    output.result(() -> json(verification), () -> lines(verification));
    return verification.damage().isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
  }

  private List<String> lines(Verification verification) {
    Style style = output.style();
    List<String> lines = new ArrayList<>();
    for (Damage damage : verification.damage()) {
      lines.add(
          "  " + style.bad("! " + damage.kind().label()) + "  " + Text.safe(Shown.path(damage.file())) + "  "
              + Text.safe(damage.detail()));
    }
    String read =
        Text.count(verification.files(), "file") + " of " + Text.count(verification.imports(), "import") + style.dot()
            + Text.bytes(verification.bytes());
    lines.add(
        verification.damage().isEmpty()
            ? style.good(style.glyph("✓", "ok")) + " Everything is as it was taken in.  " + read
            : style.bad(style.glyph("✗", "!!")) + ' ' + Text.count(verification.damage().size(), "problem") + ".  " + read);
    return lines;
  }

  private static JsonObject json(Verification verification) {
    return new JsonObject()
        .put("imports", verification.imports())
        .put("files", verification.files())
        .put("bytes", verification.bytes())
        .put("damage", verification.damage().stream().map(VerifyCommand::json).toList());
  }

  private static JsonObject json(Damage damage) {
    return new JsonObject()
        .put("import", damage.importNumber())
        .put("file", damage.file().toString())
        .put("kind", damage.kind().label())
        .put("detail", damage.detail());
  }
}

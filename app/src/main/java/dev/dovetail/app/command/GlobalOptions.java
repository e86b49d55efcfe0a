package dev.dovetail.app.command;

import dev.dovetail.app.terminal.Style;
import dev.dovetail.app.terminal.Terminal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The options that every command has. Each can stand before or after the command's name.
@Singleton
final class GlobalOptions {
  private static final String DEFAULT_DESK = "desk";

  private final Map<String, String> environment;
  private final Terminal terminal;

  @Option(
      names = "--desk",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "The desk's folder. Default: $DOVETAIL_DESK, or else desk in the current folder.")
  private @Nullable Path desk;

  @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print the result as one JSON object.")
  private boolean json;

  @Option(
      names = "--plain",
      scope = ScopeType.INHERIT,
      description = "Print without colours and without characters beyond ASCII of our own.")
  private boolean plain;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Print no progress and no messages except errors.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Print more: what led to an error, what a guess is based on.")
  private boolean verbose;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      scope = ScopeType.INHERIT,
      description = "Use colours: auto, always or never. Default: auto, which is never where $NO_COLOR is set.")
  private ColorMode color = ColorMode.AUTO;

  @Inject
  GlobalOptions(Map<String, String> environment, Terminal terminal) {
    this.environment = environment;
    this.terminal = terminal;
  }

  Path desk() {
    if (desk != null) {
      return desk;
    }
    String named = environment.getOrDefault("DOVETAIL_DESK", "");
    return Path.of(named.isEmpty() ? DEFAULT_DESK : named);
  }

  boolean isJson() {
    return json;
  }

  boolean isQuiet() {
    return quiet;
  }

  boolean isVerbose() {
    return verbose;
  }

  /// Tells whether a progress bar may be drawn.
  boolean showsProgress() {
    return terminal.isErr() && !quiet;
  }

  /// Tells whether results are coloured.
  boolean colours() {
    return isColoured(terminal.isOut());
  }

  int columns() {
    return terminal.columns();
  }

  /// Returns how results look.
  Style outStyle() {
    return new Style(colours(), plain);
  }

  /// Returns how messages look.
  Style errStyle() {
    return new Style(isColoured(terminal.isErr()), plain);
  }

  private boolean isColoured(boolean isTerminal) {
    return switch (color) {
      case ALWAYS -> !plain;
      case NEVER -> false;
      case AUTO ->
          isTerminal
              && !plain
              && environment.getOrDefault("NO_COLOR", "").isEmpty()
              && !environment.getOrDefault("TERM", "").equals("dumb");
    };
  }
}

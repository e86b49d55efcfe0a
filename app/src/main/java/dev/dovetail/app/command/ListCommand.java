package dev.dovetail.app.command;

import dev.dovetail.app.catalogue.DeliveryOverview;
import dev.dovetail.app.desk.Looking;
import dev.dovetail.app.json.JsonObject;
import dev.dovetail.app.terminal.Text;
import dev.dovetail.app.terminal.TextTable;
import dev.dovetail.app.terminal.TextTable.Align;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `dovetail list`.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Lists the deliveries in the desk.",
    footer = {
      "",
      "Members of the JSON object (? where there is one):",
      "  deliveries[name import receivedAt files bytes tables rows imports]"
    })
final class ListCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Output output;

  @Inject
  ListCommand(GlobalOptions options, Output output) {
    this.options = options;
    this.output = output;
  }

  @Override
  public Integer call() throws IOException {
    List<DeliveryOverview> deliveries = Looking.look(options.desk(), Looking::deliveries);
    output.result(
        () -> new JsonObject().put("deliveries", deliveries.stream().map(ListCommand::json).toList()),
        () -> lines(deliveries));
    return ExitCode.DONE;
  }

  private List<String> lines(List<DeliveryOverview> deliveries) {
    if (deliveries.isEmpty()) {
      return List.of("The desk is empty.");
    }
    TextTable table =
        new TextTable()
            .column("delivery", Align.LEFT)
            .column("import", Align.RIGHT)
            .column("received", Align.LEFT)
            .column("files", Align.RIGHT)
            .column("size", Align.RIGHT)
            .column("tables", Align.RIGHT)
            .column("rows", Align.RIGHT)
            .column("imports", Align.RIGHT);
    for (DeliveryOverview delivery : deliveries) {
      table.row(
          delivery.name(),
          Long.toString(delivery.newest()),
          Shown.time(delivery.receivedAt()),
          Text.count(delivery.files()),
          Text.bytes(delivery.bytes()),
          Text.count(delivery.tables()),
          Text.count(delivery.rows()),
          Text.count(delivery.imports()));
    }
    return table.lines("", output.style());
  }

  private static JsonObject json(DeliveryOverview delivery) {
    return new JsonObject()
        .put("name", delivery.name())
        .put("import", delivery.newest())
        .put("receivedAt", delivery.receivedAt().toString())
        .put("files", delivery.files())
        .put("bytes", delivery.bytes())
        .put("tables", delivery.tables())
        .put("rows", delivery.rows())
        .put("imports", delivery.imports());
  }
}

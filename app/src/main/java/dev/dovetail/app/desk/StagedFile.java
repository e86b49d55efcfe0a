package dev.dovetail.app.desk;

import dev.dovetail.app.json.JsonObject;
import dev.dovetail.app.profile.Problem;
import dev.dovetail.app.profile.SummaryJson;
import dev.dovetail.app.profile.TableSummary;
import dev.dovetail.fileops.FileStamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A file that has been read: where it waits to be taken in, and all that was learnt of it.
///
/// @param payload its path below `data/`
/// @param deliveredAs the path it came with, percent-encoded, where that differs
/// @param source its source's state while it was read
/// @param bytes its size
/// @param sha256 the SHA-256 of its content
/// @param modifiedAt when its content was last modified, as it came
/// @param table what it is as a table
/// @param problems what deserves a look in it
record StagedFile(
    String payload,
    Optional<String> deliveredAs,
    FileStamp source,
    long bytes,
    String sha256,
    Instant modifiedAt,
    Optional<TableSummary> table,
    List<Problem> problems) {

  /// Returns it as one JSON object.
  JsonObject toJson() {
    JsonObject object =
        new JsonObject()
            .put("payload", payload)
            .putIfPresent("deliveredAs", deliveredAs)
            .put("source", source.toString())
            .put("bytes", bytes)
            .put("sha256", sha256)
            .put("modifiedAt", modifiedAt.toString())
            .putIfPresent("problems", problems.stream().map(StagedFile::problem).toList());
    table.ifPresent(t -> SummaryJson.write(t, object));
    return object;
  }

  /// Reads back what [#toJson] wrote.
  static StagedFile of(JsonObject object) {
    return new StagedFile(
        object.text("payload"),
        object.findText("deliveredAs"),
        FileStamp.parse(object.text("source")),
        object.integer("bytes"),
        object.text("sha256"),
        Instant.parse(object.text("modifiedAt")),
        SummaryJson.read(object),
        object.list("problems", JsonObject.class).stream()
            .map(
                p ->
                    new Problem(
                        p.find("line").map(line -> OptionalLong.of((Long) line)).orElseGet(OptionalLong::empty),
                        p.text("message")))
            .toList());
  }

  private static JsonObject problem(Problem problem) {
    JsonObject object = new JsonObject();
    problem.line().ifPresent(line -> object.put("line", line));
    return object.put("message", problem.message());
  }
}

package dev.dovetail.app.desk;

import dev.dovetail.analysis.table.MalformedProfileException;
import dev.dovetail.analysis.table.ProfileJson;
import dev.dovetail.analysis.table.TableProfile;
import dev.dovetail.app.json.JsonObject;
import dev.dovetail.app.profile.Problem;
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
    Optional<TableProfile> table,
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
    return object.putIfPresent("profile", table.map(ProfileJson::toJson));
  }

  /// Reads back what [#toJson] wrote.
  ///
  /// @throws MalformedProfileException if another program wrote it, which profiled tables otherwise
  static StagedFile of(JsonObject object) throws MalformedProfileException {
    if (object.find("schema").isPresent()) {
      throw new MalformedProfileException("The delivery under way was begun by an earlier dovetail");
    }
    Optional<String> profile = object.findText("profile");
    return new StagedFile(
        object.text("payload"),
        object.findText("deliveredAs"),
        FileStamp.parse(object.text("source")),
        object.integer("bytes"),
        object.text("sha256"),
        Instant.parse(object.text("modifiedAt")),
        profile.isPresent() ? Optional.of(ProfileJson.parse(profile.get())) : Optional.empty(),
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

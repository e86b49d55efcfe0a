package dev.dovetail.app.bag;

import dev.dovetail.analysis.table.FrictionlessResource;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.app.json.Json;
import dev.dovetail.app.json.JsonObject;
import dev.dovetail.core.Progress;
import dev.dovetail.fileops.Checksums;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Writes the tag files of a bag whose `data/` is in place. Files are listed as they are given, so that a bag of any size
/// is written in the same memory.
///
/// Manifest lines are those of `sha256sum`. Payload paths never have the three characters that BagIt would escape there.
public final class BagWriter implements AutoCloseable {
  private static final String TAG_MANIFEST = "tagmanifest-sha256.txt";
  private static final List<String> TAG_FILES =
      List.of("bag-info.txt", "bagit.txt", "datapackage.json", "manifest-sha256.txt");

  private final Path bag;
  private final BagInfo info;
  private final Writer manifest;
  private final Writer descriptor;
  private final Set<String> names = new HashSet<>();
  private long files;
  private long bytes;

  /// Begins the tag files.
  ///
  /// @param bag the bag's folder, without tag files
  public BagWriter(Path bag, BagInfo info) throws IOException {
    this.bag = bag;
    this.info = info;
    this.manifest = Files.newBufferedWriter(bag.resolve("manifest-sha256.txt"));
    this.descriptor = Files.newBufferedWriter(bag.resolve("datapackage.json"));
    String head =
        Json.line(
            new JsonObject()
                .put("$schema", "https://datapackage.org/profiles/2.0/datapackage.json")
                .put("name", slug(info.delivery()))
                .put("title", info.delivery())
                .put("version", Long.toString(info.number()))
                .put("created", info.receivedAt().toString())
                .putIfPresent("description", info.note()));
    descriptor.write(head.substring(0, head.length() - 1) + ",\n\"resources\":[");
  }

  /// Lists a file.
  public void add(BagEntry entry) throws IOException {
    manifest.write(entry.sha256() + "  data/" + entry.path() + '\n');
    descriptor.write((files == 0 ? "\n" : ",\n") + resource(entry));
    files++;
    bytes += entry.bytes();
  }

  /// What is known of a table is joined as text: it can be long, and is an object already.
  private String resource(BagEntry entry) {
    JsonObject resource =
        new JsonObject()
            .put("name", uniqueName(entry.path()))
            .put("path", "data/" + entry.path())
            .putIfPresent("deliveredAs", entry.deliveredAs())
            .put("bytes", entry.bytes())
            .put("hash", "sha256:" + entry.sha256())
            .put("modified", entry.modifiedAt().toString());
    String file = Json.line(resource);
    return entry
        .table()
        .map(table -> FrictionlessResource.toJson(table, ReadOptions.defaults()))
        .map(table -> file.substring(0, file.length() - 1) + ',' + table.substring(1))
        .orElse(file);
  }

  /// Writes the rest: `bagit.txt`, `bag-info.txt`, `tagmanifest-sha256.txt`.
  public void finish() throws IOException {
    descriptor.write("\n]}\n");
    close();
    Files.writeString(bag.resolve("bagit.txt"), "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
    Files.writeString(bag.resolve("bag-info.txt"), bagInfo());
    StringBuilder tags = new StringBuilder();
    for (String name : TAG_FILES) {
      tags.append(Checksums.sha256(bag.resolve(name), Progress.none())).append("  ").append(name).append('\n');
    }
    Files.writeString(bag.resolve(TAG_MANIFEST), tags);
    for (String name : TAG_FILES) {
      protect(name);
    }
    protect(TAG_MANIFEST);
  }

  private void protect(String name) throws IOException {
    if (!bag.resolve(name).toFile().setReadOnly()) {
      throw new IOException("The permissions of " + bag.resolve(name) + " cannot be set");
    }
  }

  private String bagInfo() {
    StringBuilder text = new StringBuilder();
    text.append("Bag-Software-Agent: dovetail\n");
    text.append("Bagging-Date: ").append(info.receivedAt().atOffset(ZoneOffset.UTC).toLocalDate()).append('\n');
    text.append("External-Identifier: ").append(info.delivery()).append('@').append(info.number()).append('\n');
    info.note().ifPresent(note -> text.append("External-Description: ").append(folded(note)).append('\n'));
    text.append("Payload-Oxum: ").append(bytes).append('.').append(files).append('\n');
    info.source().lines().forEach(line -> text.append("Delivered-From: ").append(line).append('\n'));
    return text.toString();
  }

  /// A value that goes on over several lines has its further lines indented (RFC 8493 section 2.2.2).
  private static String folded(String text) {
    return String.join("\n  ", text.strip().lines().toList());
  }

  private String uniqueName(String path) {
    String slug = slug(path);
    String name = slug;
    for (int copy = 2; !names.add(name); copy++) {
      name = slug + '-' + copy;
    }
    return name;
  }

  /// Returns a name as Data Packages recommend it: lower-case letters, digits, `.`, `_` and `-`.
  private static String slug(String text) {
    String slug = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
    return slug.isEmpty() ? "-" : slug;
  }

  /// Closes what is open; without [#finish] before, the bag is not one.
  @Override
  public void close() throws IOException {
    try (manifest) {
      descriptor.close();
    }
  }
}

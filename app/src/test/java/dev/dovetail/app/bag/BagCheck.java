package dev.dovetail.app.bag;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dovetail.app.json.Json;
import dev.dovetail.app.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Checks a folder against RFC 8493 (BagIt) and Data Package v2, written from those texts and not from our writer.
final class BagCheck {
  private static final Pattern MANIFEST_LINE = Pattern.compile("([0-9a-fA-F]+)[ \t]+\\*?(.*)", Pattern.DOTALL);
  private static final Pattern LINE_END = Pattern.compile("[\n\r]+");
  private static final Pattern NAME = Pattern.compile("[a-z0-9._-]+");
  private static final Set<String> FIELD_TYPES =
      Set.of("string", "number", "integer", "boolean", "object", "array", "list", "datetime", "date", "time", "year",
          "yearmonth", "duration", "geopoint", "geojson", "any");

  private final Path bag;
  private final List<String> faults = new ArrayList<>();

  private BagCheck(Path bag) {
    this.bag = bag;
  }

  /// Returns what is wrong with a bag; nothing if all is well.
  static List<String> faults(Path bag) throws IOException {
    BagCheck check = new BagCheck(bag);
    check.declaration();
    check.info();
    check.payload();
    check.tags();
    check.descriptor();
    return check.faults;
  }

  private void require(boolean holds, String fault) {
    if (!holds) {
      faults.add(fault);
    }
  }

  /// Section 2.1.1: exactly two lines.
  private void declaration() throws IOException {
    require(
        read("bagit.txt").matches("BagIt-Version: \\d+\\.\\d+\nTag-File-Character-Encoding: UTF-8\n?"), "bagit.txt");
  }

  /// Section 2.2.2: labels and values, folded lines indented; the Oxum counts bytes and files.
  private void info() throws IOException {
    String oxum = "";
    boolean hasLabel = false;
    for (String line : read("bag-info.txt").lines().toList()) {
      boolean isFolded = line.startsWith(" ") || line.startsWith("\t");
      require(isFolded ? hasLabel : line.matches("[^:\\s][^:]*: ?.*"), "bag-info.txt: " + line);
      hasLabel = true;
      if (line.startsWith("Payload-Oxum: ")) {
        oxum = line.substring("Payload-Oxum: ".length());
      }
    }
    List<Path> files = payloadFiles();
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    require(oxum.equals(bytes + "." + files.size()), "Payload-Oxum is " + oxum);
  }

  /// Sections 2.1.3 and 3: every payload file is listed once, and has its checksum.
  private void payload() throws IOException {
    Map<String, String> listed = manifest("manifest-sha256.txt");
    for (Path file : payloadFiles()) {
      String name = bag.relativize(file).toString();
      require(hash(file).equals(listed.remove(name)), "checksum of " + name);
    }
    require(listed.isEmpty(), "listed and not there: " + listed.keySet());
  }

  private void tags() throws IOException {
    Map<String, String> listed = manifest("tagmanifest-sha256.txt");
    for (String name : List.of("bagit.txt", "bag-info.txt", "manifest-sha256.txt", "datapackage.json")) {
      require(hash(bag.resolve(name)).equals(listed.remove(name)), "checksum of " + name);
    }
    require(listed.isEmpty(), "tag manifest lists " + listed.keySet());
  }

  private Map<String, String> manifest(String name) throws IOException {
    Map<String, String> listed = new TreeMap<>();
    for (String line : LINE_END.splitAsStream(read(name)).toList()) {
      Matcher matcher = MANIFEST_LINE.matcher(line);
      require(matcher.matches(), name + ": " + line);
      String path = matcher.group(2).replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%");
      require(listed.put(path, matcher.group(1)) == null, "listed twice: " + path);
    }
    return listed;
  }

  /// Data Package v2: resources with unique names and relative paths; Table Schema v2: fields with unique names.
  private void descriptor() throws IOException {
    JsonObject descriptor = Json.parse(read("datapackage.json"));
    require(descriptor.text("$schema").equals("https://datapackage.org/profiles/2.0/datapackage.json"), "$schema");
    require(descriptor.findText("name").map(n -> NAME.matcher(n).matches()).orElse(true), "name");
    List<JsonObject> resources = descriptor.list("resources", JsonObject.class);
    require(!resources.isEmpty(), "a package has at least one resource");
    Set<String> names = new HashSet<>();
    Set<String> paths = new HashSet<>();
    for (JsonObject resource : resources) {
      String path = resource.text("path");
      require(NAME.matcher(resource.text("name")).matches() && names.add(resource.text("name")), "name of " + path);
      require(!path.startsWith("/") && !("/" + path + "/").contains("/../"), path);
      require(paths.add(path) && Files.isRegularFile(bag.resolve(path)), "no file " + path);
      require(resource.integer("bytes") == Files.size(bag.resolve(path)), "bytes of " + path);
      require(resource.text("hash").equals("sha256:" + hash(bag.resolve(path))), "hash of " + path);
      if (resource.findText("type").isPresent()) {
        table(resource, path);
      }
    }
    require(paths.size() == payloadFiles().size(), "every payload file is a resource");
  }

  private void table(JsonObject resource, String path) {
    require(resource.text("type").equals("table"), "type of " + path);
    Set<String> names = new HashSet<>();
    for (JsonObject field : resource.findObject("schema").orElseThrow().list("fields", JsonObject.class)) {
      require(names.add(field.text("name")), "field twice: " + field.text("name"));
      require(FIELD_TYPES.contains(field.text("type")), "type " + field.text("type"));
    }
    require(
        resource.findObject("dialect").flatMap(d -> d.findText("delimiter")).map(d -> d.length() == 1).orElse(true),
        "delimiter of " + path);
  }

  private List<Path> payloadFiles() throws IOException {
    try (Stream<Path> files = Files.walk(bag.resolve("data"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private String read(String name) throws IOException {
    return Files.readString(bag.resolve(name), UTF_8);
  }

  private static String hash(Path file) throws IOException {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

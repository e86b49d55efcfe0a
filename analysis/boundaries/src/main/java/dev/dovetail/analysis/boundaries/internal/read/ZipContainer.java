package dev.dovetail.analysis.boundaries.internal.read;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// A jar, or a jmod (whose classes are below `classes/`).
final class ZipContainer implements Container {
  private static final String VERSIONS = "META-INF/versions/";

  private final ZipFile file;
  private final String location;
  private final NavigableMap<String, ZipEntry> entries = new TreeMap<>();

  ZipContainer(Path path, String location, String prefix, int release) throws IOException {
    this.location = location;
    this.file = new ZipFile(path.toFile());
    NavigableMap<Integer, NavigableMap<String, ZipEntry>> versioned = new TreeMap<>();
    file.stream().filter(entry -> !entry.isDirectory() && entry.getName().startsWith(prefix)).forEach(entry -> {
      String name = entry.getName().substring(prefix.length());
      int end = name.startsWith(VERSIONS) ? name.indexOf('/', VERSIONS.length()) : -1;
      if (end < 0) {
        entries.put(name, entry);
      } else {
        int version = Integer.parseInt(name.substring(VERSIONS.length(), end));
        if (version <= release) {
          versioned.computeIfAbsent(version, key -> new TreeMap<>()).put(name.substring(end + 1), entry);
        }
      }
    });
    versioned.values().forEach(entries::putAll);
  }

  @Override
  public String location() {
    return location;
  }

  @Override
  public List<String> names() {
    return List.copyOf(entries.keySet());
  }

  @Override
  public byte[] read(String name) throws IOException {
    ZipEntry entry = entries.get(name);
    if (entry == null) {
      throw new FileNotFoundException(location + " has no entry " + name);
    }
    try (InputStream in = file.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

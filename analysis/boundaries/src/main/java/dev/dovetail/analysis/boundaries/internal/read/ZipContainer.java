package dev.dovetail.analysis.boundaries.internal.read;

import dev.dovetail.analysis.boundaries.internal.scan.ManifestFacts;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// A jar, or a jmod (whose classes are below `classes/`).
final class ZipContainer implements Container {
  private static final String VERSIONS = "META-INF/versions/";
  private static final int FIRST_VERSION = 9;

  private final ZipFile file;
  private final String location;
  private final Problems problems;
  private final NavigableMap<String, ZipEntry> entries = new TreeMap<>();

  /// Opens it.
  ///
  /// @param prefix what its classes are below: empty, or `classes/`
  /// @param release the Java release whose entries are wanted, if the manifest says that there are several
  /// @throws IOException if it is no zip archive that can be read
  ZipContainer(Path path, String location, String prefix, int release, Problems problems) throws IOException {
    this.location = location;
    this.problems = problems;
    this.file = new ZipFile(path.toFile());
    try {
      list(prefix);
    } catch (RuntimeException e) {
      file.close();
      throw new IOException("its directory is damaged: " + e.getMessage(), e);
    }
    if (Manifests.read(this, problems).isMultiRelease()) {
      putVersions(release);
    }
  }

  @Override
  public String location() {
    return location;
  }

  @Override
  public String locationOf(String name) {
    return location + "!/" + name;
  }

  @Override
  public List<String> names() {
    return List.copyOf(entries.keySet());
  }

  @Override
  public boolean has(String name) {
    return entries.containsKey(name);
  }

  @Override
  public byte[] read(String name) throws IOException {
    ZipEntry entry = entries.get(name);
    if (entry == null) {
      throw new FileNotFoundException("it is not there");
    }
    try (InputStream in = file.getInputStream(entry)) {
      return Bytes.upTo(LARGEST_ENTRY, in);
    } catch (RuntimeException e) {
      throw new IOException("its compressed data is damaged: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private void list(String prefix) {
    for (Enumeration<? extends ZipEntry> all = file.entries(); all.hasMoreElements();) {
      ZipEntry entry = all.nextElement();
      if (entry.isDirectory() || !entry.getName().startsWith(prefix)) {
        continue;
      }
      String name = entry.getName().substring(prefix.length());
      if (leadsOut(name)) {
        problems.add(locationOf(name), "expected a name below the root of the jar, found one that leads out of it;"
            + " the entry is not read. Do not unpack this jar, and build it again.");
      } else if (entries.putIfAbsent(name, entry) != null) {
        problems.add(locationOf(name), "the jar has more than one entry of this name, and which of them is read is"
            + " left to chance. Build it again without duplicates.");
      }
    }
  }

  /// Entries below `META-INF/versions/N` stand in for those of the root, if N is no later than the wanted release;
  /// as in [java.util.jar.JarFile], those of `META-INF` itself never do.
  private void putVersions(int release) {
    NavigableMap<Integer, NavigableMap<String, ZipEntry>> versioned = new TreeMap<>();
    entries.subMap(VERSIONS, "META-INF/versions0").forEach((name, entry) -> {
      int end = name.indexOf('/', VERSIONS.length());
      int version = end < 0 ? 0 : version(name.substring(VERSIONS.length(), end));
      if (version >= FIRST_VERSION && version <= release && !name.startsWith("META-INF/", end + 1)) {
        versioned.computeIfAbsent(version, key -> new TreeMap<>()).put(name.substring(end + 1), entry);
      }
    });
    versioned.values().forEach(entries::putAll);
  }

  private static int version(String folder) {
    try {
      return Integer.parseInt(folder);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static boolean leadsOut(String name) {
    return name.startsWith("/") || name.contains("\\") || name.startsWith("../") || name.contains("/../");
  }
}

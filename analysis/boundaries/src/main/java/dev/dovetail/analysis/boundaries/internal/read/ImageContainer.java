package dev.dovetail.analysis.boundaries.internal.read;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A module of the running image. Its reader, unlike a walk of `jrt:/modules`, hands out the image's own memory.
final class ImageContainer implements Container {
  private final ModuleReference reference;
  private final String location;
  private final Problems problems;
  private @Nullable ModuleReader reader;

  ImageContainer(ModuleReference reference, String location, Problems problems) {
    this.reference = reference;
    this.location = location;
    this.problems = problems;
  }

  @Override
  public String location() {
    return location;
  }

  @Override
  public List<String> names() {
    try (Stream<String> names = reader().list()) {
      return names.filter(name -> !name.endsWith("/")).sorted().toList();
    } catch (IOException e) {
      problems.add(location, "cannot be listed: " + Reasons.of(e) + ".");
      return List.of();
    }
  }

  @Override
  public boolean has(String name) {
    try {
      return reader().find(name).isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public byte[] read(String name) throws IOException {
    ModuleReader from = reader();
    ByteBuffer buffer = from.read(name).orElseThrow(() -> new FileNotFoundException("it is not there"));
    try {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } finally {
      from.release(buffer);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
  }

  private synchronized ModuleReader reader() throws IOException {
    ModuleReader known = reader;
    if (known == null) {
      known = reference.open();
      reader = known;
    }
    return known;
  }
}

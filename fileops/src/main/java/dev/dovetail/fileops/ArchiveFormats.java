package dev.dovetail.fileops;

import dev.dovetail.fileops.spi.ArchiveFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The formats that archives are made and unpacked in, by name: those of the module itself, of services, and
/// of functions. Immutable: whoever registers a format gets a registry that has it.
///
/// | name | needs |
/// |---|---|
/// | `zip`, `tar`, `gztar` | nothing |
/// | `bztar` | `org.apache.commons:commons-compress` |
/// | `xztar` | `org.tukaani:xz` |
/// | `zstdtar` | `com.github.luben:zstd-jni` |
///
/// These libraries are optional. On the module path they have to be in the module graph: required by some
/// module, or named with `--add-modules`.
public final class ArchiveFormats {
  private final Map<String, Maker> makers;
  private final Map<String, Unpacker> unpackers;

  /// What is known of a format.
  ///
  /// @param name its name
  /// @param extensions the extensions that are recognized, none for a format that is only made
  /// @param text what it is
  public record Description(String name, List<String> extensions, String text) {}

  /// One of the two is there.
  record Maker(Description info, @Nullable ArchiveFormat format, @Nullable ArchiveFunction function) {}

  /// One of the two is there.
  record Unpacker(Description info, @Nullable ArchiveFormat format, @Nullable UnpackFunction function) {}

  private ArchiveFormats(Map<String, Maker> makers, Map<String, Unpacker> unpackers) {
    this.makers = makers;
    this.unpackers = unpackers;
  }

  /// Returns the formats of this module and of all services there are.
  ///
  /// @throws RegistryException if two services have the same extension
  public static ArchiveFormats installed() {
    ArchiveFormats formats = new ArchiveFormats(new TreeMap<>(), new TreeMap<>());
    for (ArchiveFormat format : ServiceLoader.load(ArchiveFormat.class)) {
      formats = formats.withFormat(format);
    }
    return formats;
  }

  /// Returns a registry with one more format, made and unpacked.
  ///
  /// @throws RegistryException if another format has one of its extensions
  public ArchiveFormats withFormat(ArchiveFormat format) {
    Description info = new Description(format.name(), List.copyOf(format.extensions()), format.description());
    Map<String, Maker> more = new TreeMap<>(makers);
    more.put(info.name(), new Maker(info, format, null));
    return new ArchiveFormats(more, withUnpacker(new Unpacker(info, format, null)));
  }

  /// Returns a registry with one more format that archives are made in, in place of one of the same name.
  public ArchiveFormats withArchiveFormat(String name, ArchiveFunction function, String description) {
    Map<String, Maker> more = new TreeMap<>(makers);
    more.put(name, new Maker(new Description(name, List.of(), description), null, function));
    return new ArchiveFormats(more, unpackers);
  }

  /// Returns a registry without a format that archives are made in.
  ///
  /// @throws IllegalArgumentException if there is none of the name
  public ArchiveFormats withoutArchiveFormat(String name) {
    Map<String, Maker> fewer = new TreeMap<>(makers);
    if (fewer.remove(name) == null) {
      throw unknown("archive", name, makers.keySet());
    }
    return new ArchiveFormats(fewer, unpackers);
  }

  /// Returns a registry with one more format that archives are unpacked from.
  ///
  /// @param extensions its extensions, dots included
  /// @throws RegistryException if a format has one of the extensions already
  public ArchiveFormats withUnpackFormat(
      String name, List<String> extensions, UnpackFunction function, String description) {
    Description info = new Description(name, List.copyOf(extensions), description);
    return new ArchiveFormats(makers, withUnpacker(new Unpacker(info, null, function)));
  }

  /// Returns a registry without a format that archives are unpacked from.
  ///
  /// @throws IllegalArgumentException if there is none of the name
  public ArchiveFormats withoutUnpackFormat(String name) {
    Map<String, Unpacker> fewer = new TreeMap<>(unpackers);
    if (fewer.remove(name) == null) {
      throw unknown("unpack", name, unpackers.keySet());
    }
    return new ArchiveFormats(makers, fewer);
  }

  private Map<String, Unpacker> withUnpacker(Unpacker unpacker) {
    for (Unpacker other : unpackers.values()) {
      for (String extension : unpacker.info().extensions()) {
        if (other.info().extensions().contains(extension)) {
          throw new RegistryException(extension, other.info().name());
        }
      }
    }
    Map<String, Unpacker> more = new TreeMap<>(unpackers);
    more.put(unpacker.info().name(), unpacker);
    return more;
  }

  /// Returns the formats that archives can be made in, by name. One whose library is missing is not among
  /// them.
  public List<Description> archiveFormats() {
    return makers.values().stream().filter(m -> isUsable(m.format())).map(Maker::info).toList();
  }

  /// Returns the formats that archives can be unpacked from, by name. One whose library is missing is not
  /// among them.
  public List<Description> unpackFormats() {
    return unpackers.values().stream().filter(u -> isUsable(u.format())).map(Unpacker::info).toList();
  }

  /// Returns the format of a name, or of an extension without its first dot (`tar.gz`).
  Maker maker(String name) {
    Maker maker = makers.get(name);
    for (Maker other : maker == null ? makers.values() : List.<Maker>of()) {
      maker = other.info().extensions().contains("." + name) ? other : maker;
    }
    if (maker == null) {
      throw unknown("archive", name, makers.keySet());
    }
    checkUsable(name, maker.format());
    return maker;
  }

  Unpacker unpacker(String name) {
    Unpacker unpacker = unpackers.get(name);
    for (Unpacker other : unpacker == null ? unpackers.values() : List.<Unpacker>of()) {
      unpacker = other.info().extensions().contains("." + name) ? other : unpacker;
    }
    if (unpacker == null) {
      throw unknown("unpack", name, unpackers.keySet());
    }
    checkUsable(name, unpacker.format());
    return unpacker;
  }

  /// Returns the format with the longest extension that ends the name.
  @Nullable Unpacker unpackerOfFile(String fileName) {
    Unpacker found = null;
    int length = 0;
    for (Unpacker unpacker : unpackers.values()) {
      for (String extension : unpacker.info().extensions()) {
        if (fileName.endsWith(extension) && extension.length() > length) {
          found = unpacker;
          length = extension.length();
        }
      }
    }
    if (found != null) {
      checkUsable(found.info().name(), found.format());
    }
    return found;
  }

  /// Returns all extensions, for a message.
  String extensions() {
    List<String> all = new ArrayList<>();
    unpackers.values().forEach(unpacker -> all.addAll(unpacker.info().extensions()));
    return String.join(", ", all);
  }

  private static boolean isUsable(@Nullable ArchiveFormat format) {
    return format == null || format.missing().isEmpty();
  }

  private static void checkUsable(String name, @Nullable ArchiveFormat format) {
    if (format != null && format.missing().isPresent()) {
      throw new UnsupportedOperationException(
          "The format \"" + name + "\" needs " + format.missing().orElseThrow()
              + ": add it to the dependencies, and where there is a module path,"
              + " name its module with --add-modules");
    }
  }

  private static IllegalArgumentException unknown(String what, String name, Collection<String> known) {
    String names = known.stream().sorted().collect(Collectors.joining(", "));
    return new IllegalArgumentException(
        "Unknown " + what + " format \"" + name + "\"; there are " + names);
  }
}

package dev.dovetail.analysis.table.spi;

import dev.dovetail.analysis.table.DamagedTableException;
import dev.dovetail.analysis.table.NotATableException;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.TableLimitException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The files inside a zip archive, for formats that are one. Read from the archive's own directory (APPNOTE
/// 6.3, with Zip64), stored or deflated; nothing is unpacked to disk.
///
/// Archives are not trusted: what a member expands to is limited by [ReadOptions#maxExpandedBytes], its
/// length and checksum are checked, and names that lead out of a folder are refused.
public final class ZipContents {
  private final SeekableByteChannel channel;
  private final ReadOptions options;
  private final Map<String, ZipMember> members = new LinkedHashMap<>();

  private ZipContents(SeekableByteChannel channel, ReadOptions options) {
    this.channel = channel;
    this.options = options;
  }

  /// Reads the directory of an archive.
  ///
  /// @param channel the archive; every open stream moves its position
  /// @param options which limit what a member may expand to
  /// @throws DamagedTableException if there is no directory, or it contradicts itself
  /// @throws NotATableException if the archive has unsafe names or the same name twice, or spans several
  ///     files
  /// @throws TableLimitException if its directory is larger than that of any archive of tables
  /// @throws IOException if it cannot be read
  public static ZipContents of(SeekableByteChannel channel, ReadOptions options) throws IOException {
    ZipContents contents = new ZipContents(channel, options);
    for (ZipMember member : ZipDirectory.read(channel)) {
      if (isUnsafe(member.name())) {
        throw new NotATableException("The zip archive has a member with an unsafe name, \""
            + printable(member.name()) + "\"; such archives are not read");
      }
      if (contents.members.put(member.name(), member) != null) {
        throw new NotATableException("The zip archive has two members named \"" + printable(member.name())
            + "\"; which of them is meant cannot be told");
      }
    }
    return contents;
  }

  /// Returns the names of the files, in the order of the directory; folders are left out.
  public List<String> names() {
    return members.keySet().stream().filter(name -> !name.endsWith("/")).toList();
  }

  /// Tells whether there is a member of this name.
  public boolean has(String name) {
    return members.containsKey(name);
  }

  /// Returns how long a member says it is when unpacked, in bytes.
  ///
  /// @throws NotATableException if there is no such member
  public long size(String name) throws NotATableException {
    return member(name).size();
  }

  /// Opens a member.
  ///
  /// @return its unpacked bytes; reading them throws [DamagedTableException] where they are damaged and
  ///     [TableLimitException] where they are too many
  /// @throws NotATableException if there is no such member, or it is encrypted or packed in an unknown way
  /// @throws IOException if it cannot be read
  public InputStream open(String name) throws IOException {
    return member(name).open(channel, options);
  }

  private ZipMember member(String name) throws NotATableException {
    @Nullable ZipMember member = members.get(name);
    if (member == null) {
      throw new NotATableException("The zip archive has no member \"" + printable(name) + '"');
    }
    return member;
  }

  private static boolean isUnsafe(String name) {
    return name.isEmpty() || name.startsWith("/") || name.indexOf('\\') >= 0
        || (name.length() > 1 && name.charAt(1) == ':')
        || name.chars().anyMatch(c -> c < 32 || c == 127)
        || List.of(name.split("/", -1)).contains("..");
  }

  private static String printable(String name) {
    StringBuilder shown = new StringBuilder();
    name.chars().limit(200).forEach(c -> shown.append(Character.isISOControl(c) ? '\ufffd' : (char) c));
    return shown.toString();
  }
}

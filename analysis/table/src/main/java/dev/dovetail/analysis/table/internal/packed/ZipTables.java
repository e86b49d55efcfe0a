package dev.dovetail.analysis.table.internal.packed;

import dev.dovetail.analysis.table.NotATableException;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.spi.FileHead;
import dev.dovetail.analysis.table.spi.TableSource;
import dev.dovetail.analysis.table.spi.ZipContents;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Chooses the table in a zip archive.
final class ZipTables {
  private static final int MOST_NAMES = 20;
  private static final int MOST_LOOKED_AT = 1000;

  private ZipTables() {}

  static Unpacked open(TableSource packed, ReadOptions options, Predicate<FileHead> isTable)
      throws IOException {
    ZipContents contents = ZipContents.of(packed.seekable(), options);
    if (contents.has("[Content_Types].xml") && contents.has("xl/workbook.xml")) {
      throw new NotATableException("The file is an Excel workbook, which the module dev.dovetail.analysis.excel "
          + "reads if it is there and the file is named .xlsx or .xlsm");
    }
    List<String> names = contents.names().stream().filter(ZipTables::isContent).toList();
    String member = options.member().isPresent()
        ? given(names, options.member().get())
        : only(contents, names, isTable);
    String note = "unpacked from zip, member \"" + member + "\" of " + names.size();
    return Unpacked.of(contents.open(member), lastPart(member), options, () -> List.of(note));
  }

  /// Leaves out what file managers add.
  private static boolean isContent(String name) {
    return !name.startsWith("__MACOSX/") && !lastPart(name).equals(".DS_Store");
  }

  private static String given(List<String> names, String member) throws NotATableException {
    if (names.contains(member)) {
      return member;
    }
    List<String> found = names.stream().filter(name -> lastPart(name).equals(member)).toList();
    if (found.size() != 1) {
      throw new NotATableException("The zip archive has " + (found.isEmpty() ? "no" : "more than one")
          + " member \"" + member + "\"; it has " + list(names));
    }
    return found.getFirst();
  }

  private static String only(
      ZipContents contents, List<String> names, Predicate<FileHead> isTable) throws IOException {
    if (names.size() > MOST_LOOKED_AT) {
      throw new NotATableException("The zip archive holds " + names.size() + " files; name one of them "
          + "(ReadOptions.withMember)");
    }
    List<String> tables = new ArrayList<>();
    for (String name : names) {
      if (names.size() == 1 || isTable.test(head(contents, name))) {
        tables.add(name);
      }
    }
    if (tables.size() == 1) {
      return tables.getFirst();
    }
    if (tables.isEmpty()) {
      throw new NotATableException("The zip archive holds no table; it has " + list(names));
    }
    throw new NotATableException("The zip archive holds " + tables.size() + " tables, " + list(tables)
        + "; name one of them (ReadOptions.withMember)");
  }

  private static FileHead head(ZipContents contents, String name) throws IOException {
    try (InputStream stream = contents.open(name)) {
      byte[] head = stream.readNBytes(FileHead.LIMIT);
      return new FileHead(lastPart(name), head, head.length < FileHead.LIMIT);
    }
  }

  private static String lastPart(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static String list(List<String> names) {
    if (names.isEmpty()) {
      return "no files";
    }
    String shown = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)));
    return names.size() > MOST_NAMES ? shown + " and " + (names.size() - MOST_NAMES) + " more" : shown;
  }
}

package dev.dovetail.analysis.boundaries.internal.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a `pom.xml` says of where modules are built. Profiles, parents and properties are not looked at.
///
/// @param artifactId the project's, or empty
/// @param packaging the project's: `jar` if it is not given
/// @param modules the folders of the projects that belong to it, as they are written
record Pom(String artifactId, String packaging, List<String> modules) {
  private static final int LARGEST = 16 << 20;
  private static final int DEEPEST = 256;

  /// Reads a file.
  ///
  /// @throws IOException if it cannot be read or is no XML
  static Pom read(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new Reader(new String(Bytes.upTo(LARGEST, in), UTF_8)).read();
    }
  }

  /// Goes over the tags of a document; `java.base` has no parser.
  private static final class Reader {
    private final String text;
    private final Deque<String> open = new ArrayDeque<>();
    private final StringBuilder content = new StringBuilder();
    private final List<String> modules = new ArrayList<>();
    private String artifactId = "";
    private String packaging = "jar";
    private int at;

    Reader(String text) {
      this.text = text;
    }

    Pom read() throws IOException {
      boolean hasElements = false;
      for (int tag = text.indexOf('<'); tag >= 0; tag = text.indexOf('<', at)) {
        content.append(text, at, tag);
        at = tag;
        if (text.startsWith("<!--", tag)) {
          skipTo("-->");
        } else if (text.startsWith("<![CDATA[", tag)) {
          int start = tag + "<![CDATA[".length();
          skipTo("]]>");
          content.append(text, start, at - "]]>".length());
        } else if (text.startsWith("<?", tag)) {
          skipTo("?>");
        } else if (text.startsWith("<!", tag)) {
          skipTo(">");
        } else {
          skipTo(">");
          element(text.substring(tag + 1, at - 1));
          hasElements = true;
        }
      }
      if (!hasElements || !open.isEmpty()) {
        throw new IOException(hasElements ? "<" + open.getLast() + "> is not closed" : "it has no elements");
      }
      return new Pom(artifactId, packaging, List.copyOf(modules));
    }

    private void element(String tag) throws IOException {
      if (tag.startsWith("/")) {
        String name = tag.substring(1).strip();
        @Nullable String begun = open.peekLast();
        if (!name.equals(begun)) {
          throw new IOException("</" + name + "> closes " + (begun == null ? "nothing" : "<" + begun + ">"));
        }
        take(String.join("/", open), content.toString().strip());
        open.removeLast();
      } else if (open.size() == DEEPEST) {
        throw new IOException("it has more than " + DEEPEST + " elements in one another");
      } else if (!tag.endsWith("/")) {
        open.addLast(tag.split("\\s", 2)[0]);
      }
      content.setLength(0);
    }

    private void take(String path, String value) {
      switch (path) {
        case "project/artifactId" -> artifactId = value;
        case "project/packaging" -> packaging = value;
        case "project/modules/module", "project/subprojects/subproject" -> modules.add(value.replace("&amp;", "&"));
        default -> {}
      }
    }

    private void skipTo(String end) throws IOException {
      int index = text.indexOf(end, at);
      if (index < 0) {
        throw new IOException("it ends before " + end);
      }
      at = index + end.length();
    }
  }
}

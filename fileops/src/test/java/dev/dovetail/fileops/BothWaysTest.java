package dev.dovetail.fileops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is done by system calls has to be done without them as well, down to the kind of error.
class BothWaysTest {
  private static final LinkOption NOFOLLOW = LinkOption.NOFOLLOW_LINKS;

  @TempDir Path folder;

  /// Does a little of everything and says what came of it.
  static final class Everything {
    private final Path folder;

    private Everything(Path folder) {
      this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
      new Everything(Path.of(arguments[0])).run();
    }

    private void run() throws IOException {
      Path file = Files.writeString(path("file"), "content");
      Files.setAttribute(file, "unix:mode", 04741);
      Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1, 23456789)));
      Path link = Files.createSymbolicLink(path("link"), Path.of("file"));
      Path dangling = Files.createSymbolicLink(path("dangling"), Path.of("made"));
      Path directory = Files.createDirectory(path("directory"));
      Path other = Files.createTempDirectory(Path.of("/dev/shm"), "fileops");
      Kit.run("mkfifo", path("fifo").toString());
      say(() -> Shutil.copyFile(file, path("a")));
      say(() -> Shutil.copyFile(file, dangling));
      say(() -> Shutil.copyFile(path("dangling"), path("b"), NOFOLLOW));
      say(() -> Shutil.copyFile(link, file));
      say(() -> Shutil.copyFile(directory, path("c")));
      say(() -> Shutil.copyFile(file, directory));
      say(() -> Shutil.copyFile(path("fifo"), path("c")));
      say(() -> Shutil.copyFile(file, path("fifo")));
      say(() -> Shutil.copyFile(path("missing"), path("c")));
      say(() -> Shutil.copyFile(file, path("missing/c")));
      say(() -> Shutil.copyFile(path("/dev/null"), path("c")));
      say(() -> Shutil.copy(file, path("d")));
      say(() -> Shutil.copy2(link, directory));
      say(() -> Shutil.copy2(link, path("e"), NOFOLLOW));
      say(() -> copyMetadata(file, path("a")));
      say(() -> new FileMover().withRename(false).move(path("a"), directory));
      say(() -> new FileMover().withRename(false).move(link, directory));
      say(() -> Shutil.move(directory, other.resolve("moved")));
      say(() -> Shutil.move(other.resolve("moved"), path("back")));
      say(() -> Shutil.move(path("back"), path("back/below")));
      say(() -> write(new AtomicWriter(), path("d")));
      say(() -> write(new AtomicWriter().withOverwrite(false), path("d")));
      say(() -> write(new AtomicWriter().withOverwrite(false), path("f")));
      say(() -> write(new AtomicWriter(), path("back")));
      Files.delete(other);
      Files.delete(path("fifo"));
      System.out.println("< " + picture());
    }

    private static Path copyMetadata(Path from, Path to) throws IOException {
      Shutil.copyMode(from, to);
      Shutil.copyStat(from, to);
      return to;
    }

    private static Path write(AtomicWriter writer, Path target) throws IOException {
      writer.write(target, "written".getBytes(UTF_8));
      return target;
    }

    private Path path(String name) {
      return folder.resolve(name);
    }

    private void say(Act act) {
      try {
        System.out.println("< " + act.run().getFileName());
      } catch (IOException e) {
        System.out.println("< " + e.getClass().getSimpleName());
      }
    }

    private Map<String, String> picture() throws IOException {
      Map<String, String> picture = new TreeMap<>(Kit.picture(folder));
      for (Map.Entry<String, String> entry : picture.entrySet()) {
        Path path = path(entry.getKey());
        FileTime time = Files.getLastModifiedTime(path, NOFOLLOW);
        boolean isRecent = time.toInstant().getEpochSecond() > 1;
        int mode = (int) Files.getAttribute(path, "unix:mode", NOFOLLOW);
        entry.setValue(entry.getValue() + " " + Integer.toOctalString(mode) + (isRecent ? "" : " " + time));
      }
      return picture;
    }
  }

  /// Something that gives a path.
  @FunctionalInterface
  private interface Act {
    Path run() throws IOException;
  }

  @Test
  void nativeAndPlainWayDoTheSame() throws IOException {
    List<String> natively = run("native", Kit.nativeAccess());
    List<String> plainly = run("plain", List.of("--illegal-native-access=deny"));
    assertEquals(25, natively.size(), natively.toString());
    assertEquals(String.join("\n", natively), String.join("\n", plainly));
  }

  private List<String> run(String name, List<String> options) throws IOException {
    Path place = Files.createDirectory(folder.resolve(name));
    Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
    Kit.Run run = Kit.run(Kit.java(Everything.class, options, place.toString()));
    assertEquals(0, run.exit(), run.output());
    return run.output().lines().filter(line -> line.startsWith("<")).toList();
  }
}

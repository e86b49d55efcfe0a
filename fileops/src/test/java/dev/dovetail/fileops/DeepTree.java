package dev.dovetail.fileops;

import java.io.IOException;
import java.nio.file.Path;

/// Trees whose paths are longer than the kernel takes.
final class DeepTree {
  private DeepTree() {}

  /// Makes a chain of directories, each with a file of one byte and the next directory.
  static void make(Path top, int depth, String name) throws IOException {
    String script =
        """
        import os, sys
        os.chdir(sys.argv[1])
        for i in range(int(sys.argv[2])):
            os.close(os.open("file", os.O_CREAT | os.O_WRONLY))
            os.mkdir(sys.argv[3])
            os.chdir(sys.argv[3])
        """;
    Kit.Run made = Kit.run("python3", "-c", script, top.toString(), Integer.toString(depth), name);
    if (made.exit() != 0) {
      throw new IOException(made.output());
    }
  }
}

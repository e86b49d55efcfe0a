package dev.dovetail.fileops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A child process that stops after each of its system calls that change something, until it is told to go
/// on.
final class SteppedChild implements AutoCloseable {
  private static final String CALLS =
      "mkdir,rename,renameat,renameat2,unlink,unlinkat,rmdir,link,symlink,write,pwrite64,"
          + "ftruncate,chmod,utimensat";
  private static final String FLUSHES = "fsync,fdatasync,syncfs";
  private static final Pattern STOP = Pattern.compile("(?m)^(\\d+) +--- SIGSTOP \\{");

  private final Path log;
  private final Process strace;
  private int stops;

  private SteppedChild(Path log, Process strace) {
    this.log = log;
    this.strace = strace;
  }

  /// Starts a child that stops after flushes, too.
  static SteppedChild start(List<String> child) throws IOException {
    return start(child, List.of("-e", "inject=" + CALLS + "," + FLUSHES + ":signal=SIGSTOP:when=1+"));
  }

  /// Starts a child for which a flush does nothing; it does not stop after others.
  ///
  /// @param flush a rule such as `fsync:retval=0:when=3`
  static SteppedChild startWithout(List<String> child, String flush) throws IOException {
    return start(child, List.of("-e", "inject=" + CALLS + ":signal=SIGSTOP:when=1+", "-e", "inject="
        + flush));
  }

  private static SteppedChild start(List<String> child, List<String> rules) throws IOException {
    Path log = Files.createTempFile("fileops-test", ".strace");
    List<String> command = new ArrayList<>(List.of("strace", "-f", "-qq", "-o", log.toString()));
    command.addAll(List.of("-e", "trace=" + CALLS + "," + FLUSHES));
    command.addAll(rules);
    command.addAll(child);
    Process strace =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new SteppedChild(log, strace);
  }

  /// Waits for the next stop.
  ///
  /// @return false if the child has ended instead
  boolean next() throws IOException {
    stops++;
    for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30); System.nanoTime() < end; ) {
      if (hasStopped()) {
        return true;
      }
      if (!strace.isAlive()) {
        return false;
      }
      sleep();
    }
    throw new IOException("The child neither stops nor ends");
  }

  private boolean hasStopped() throws IOException {
    String text = Files.readString(log);
    Matcher stop = STOP.matcher(text);
    for (int i = 0; i < stops; i++) {
      if (!stop.find()) {
        return false;
      }
    }
    return Pattern.compile("(?m)^" + stop.group(1)
        + " +--- stopped by SIGSTOP").matcher(text).find(stop.end());
  }

  /// Lets the child go on.
  void resume() throws IOException {
    Kit.run("kill", "-CONT", Long.toString(pid()));
  }

  private long pid() {
    return strace.children().findFirst().map(ProcessHandle::pid).orElse(strace.pid());
  }

  private static void sleep() throws IOException {
    try {
      Thread.sleep(2);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /// Kills the child, if it has not ended.
  @Override
  public void close() throws IOException {
    strace.children().forEach(ProcessHandle::destroyForcibly);
    try {
      strace.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Files.delete(log);
  }
}

package dev.dovetail.fileops;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.internal.walk.ChecksumWalk;
import dev.dovetail.fileops.internal.walk.Failures;
import dev.dovetail.fileops.internal.walk.Manifest;
import dev.dovetail.fileops.internal.walk.Reading;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Computes and verifies the SHA-256 of all files of a tree, two at a time, in memory that does not grow with
/// the files. No symbolic link is followed, except that the tree itself may be named by one.
///
/// {@snippet lang=java :
/// String digest = new TreeChecksum().withProgress(progress).digest(Path.of("data"));
/// }
///
/// Entries come in byte order of their whole paths, a directory's with a `/` at its end. An object is
/// immutable and used by any number of threads at once.
public final class TreeChecksum {
  private final Progress progress;
  private final TreeFilter filter;
  private final @Nullable Consumer<TreeException.Failure> failureHandler;

  /// Reads all of a tree, shows no progress, and fails at the end if some of it could not be read.
  public TreeChecksum() {
    this(Progress.none(), TreeFilter.everything(), null);
  }

  private TreeChecksum(
      Progress progress, TreeFilter filter, @Nullable Consumer<TreeException.Failure> failureHandler) {
    this.progress = progress;
    this.filter = filter;
    this.failureHandler = failureHandler;
  }

  /// Takes the entries of a listing.
  @FunctionalInterface
  public interface Listener {
    /// Takes the next entry, in the thread that asked for the listing.
    ///
    /// @throws IOException to end the listing
    void take(ChecksumEntry entry) throws IOException;
  }

  /// What a tree and its manifest do not agree about.
  ///
  /// @param path relative to the tree
  /// @param problem what is wrong with it
  public record Mismatch(Path path, Problem problem) {}

  /// How a file differs from its manifest.
  public enum Problem {
    /// Its content is another one.
    CHANGED,
    /// It is not there, or no regular file any more.
    MISSING,
    /// It is there, but not in the manifest.
    UNLISTED
  }

  /// Returns an object that advances the progress by the bytes read, and asks it whether to stop at least
  /// every quarter of a mebibyte.
  public TreeChecksum withProgress(Progress value) {
    return new TreeChecksum(value, filter, failureHandler);
  }

  /// Returns an object that reads only what a filter lets in.
  public TreeChecksum withFilter(TreeFilter value) {
    return new TreeChecksum(progress, value, failureHandler);
  }

  /// Returns an object that tells this handler of each failure at once, and does not fail at the end.
  public TreeChecksum withFailureHandler(Consumer<TreeException.Failure> value) {
    return new TreeChecksum(progress, filter, value);
  }

  /// Lists a tree: each entry below it, with the hash of each regular file.
  ///
  /// @throws NoSuchFileException if it does not exist
  /// @throws java.nio.file.NotDirectoryException if it is no directory
  /// @throws TreeException if some of it could not be read, vanished or changed meanwhile; the rest was
  ///     listed
  /// @throws CancellationException if the progress says so, or the thread is interrupted
  /// @throws IOException what the listener throws
  public void list(Path tree, Listener listener) throws IOException {
    Failures failures = new Failures(failureHandler);
    progress.start("hashing", -1);
    new ChecksumWalk(filter, progress, failures, listener).run(tree, path -> true);
    failures.throwIfAny(tree, "read");
  }

  /// Writes the manifest of a tree: the [line][ChecksumEntry#line] of each regular file. This is what the
  /// following prints, and what `sha256sum -c` takes.
  ///
  ///     find . -type f -printf '%P\0' | LC_ALL=C sort -z | xargs -0r sha256sum --
  ///
  /// @param out not closed
  /// @throws TreeException as [#list] does
  /// @throws CancellationException if the progress says so, or the thread is interrupted
  /// @throws IOException if the tree cannot be read or the manifest not be written
  public void manifest(Path tree, OutputStream out) throws IOException {
    list(tree, entry -> out.write(entry.kind() == FileKind.REGULAR ? entry.line() : new byte[0]));
  }

  /// Computes one digest of all names and contents of regular files: the SHA-256 of the [#manifest]. Neither
  /// directories, links nor metadata take part.
  ///
  /// @return 64 lower-case hexadecimal digits
  /// @throws TreeException as [#list] does
  /// @throws CancellationException if the progress says so, or the thread is interrupted
  /// @throws IOException if the tree cannot be read
  public String digest(Path tree) throws IOException {
    MessageDigest digest = Reading.newSha256();
    list(tree, entry -> digest.update(entry.kind() == FileKind.REGULAR ? entry.line() : new byte[0]));
    return HexFormat.of().formatHex(digest.digest());
  }

  /// Compares a tree with its manifest, of whichever order. A path that would lead out of the tree is never
  /// looked for, and so missing. Memory grows with the manifest.
  ///
  /// @param manifest lines as [ChecksumEntry#line] describes them; instead of the second blank there may be a
  ///     `*`, and in front of the path a `./`
  /// @return what does not agree, the files in their order, then what is missing; empty if all is well
  /// @throws TreeException as [#list] does
  /// @throws CancellationException if the progress says so, or the thread is interrupted
  /// @throws IOException if the tree or the manifest cannot be read, or the manifest has a line of another
  ///     form
  public List<Mismatch> verify(Path tree, Path manifest) throws IOException {
    Manifest expected = Manifest.read(manifest);
    Failures failures = new Failures(failureHandler);
    progress.start("verifying", -1);
    ChecksumWalk walk = new ChecksumWalk(filter, progress, failures, expected::check);
    walk.run(tree, expected::expects);
    failures.throwIfAny(tree, "verified");
    return expected.mismatches(tree);
  }
}

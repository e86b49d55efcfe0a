package dev.dovetail.fileops;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.internal.walk.CompareWalk;
import dev.dovetail.fileops.internal.walk.Failures;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Tells in what two trees differ: names, kinds, contents, the targets of symbolic links, and attributes. No
/// symbolic link is followed, except that a tree itself may be named by one.
///
/// {@snippet lang=java :
/// List<TreeDifference> differences = new TreeComparison().compare(Path.of("backup"), Path.of("data"));
/// }
///
/// The trees may be of different providers. An object is immutable and used by any number of threads at once.
public final class TreeComparison {
  private final Progress progress;
  private final TreeFilter filter;
  private final ContentCheck check;
  private final Set<ComparedAttribute> attributes;
  private final @Nullable Consumer<TreeException.Failure> failureHandler;

  /// Compares all of two trees, the bytes of files and of the attributes only the mode; shows no progress,
  /// and fails at the end if some of them could not be read.
  public TreeComparison() {
    this(
        Progress.none(),
        TreeFilter.everything(),
        ContentCheck.BYTES,
        EnumSet.of(ComparedAttribute.MODE),
        null);
  }

  private TreeComparison(
      Progress progress,
      TreeFilter filter,
      ContentCheck check,
      Set<ComparedAttribute> attributes,
      @Nullable Consumer<TreeException.Failure> failureHandler) {
    this.progress = progress;
    this.filter = filter;
    this.check = check;
    this.attributes = attributes;
    this.failureHandler = failureHandler;
  }

  /// Returns a comparison that advances the progress by the bytes read of the left tree, and asks it whether
  /// to stop at least every quarter of a mebibyte.
  public TreeComparison withProgress(Progress value) {
    return new TreeComparison(value, filter, check, attributes, failureHandler);
  }

  /// Returns a comparison of what a filter lets in.
  public TreeComparison withFilter(TreeFilter value) {
    return new TreeComparison(progress, value, check, attributes, failureHandler);
  }

  /// Returns a comparison that tells files of the same length apart by other means.
  public TreeComparison withContentCheck(ContentCheck value) {
    return new TreeComparison(progress, filter, value, attributes, failureHandler);
  }

  /// Returns a comparison of these attributes.
  public TreeComparison withAttributes(ComparedAttribute... values) {
    Set<ComparedAttribute> set = EnumSet.noneOf(ComparedAttribute.class);
    set.addAll(List.of(values));
    return new TreeComparison(progress, filter, check, set, failureHandler);
  }

  /// Returns a comparison that tells this handler of each failure at once, and does not fail at the end.
  public TreeComparison withFailureHandler(Consumer<TreeException.Failure> value) {
    return new TreeComparison(progress, filter, check, attributes, value);
  }

  /// Compares two trees, or two files.
  ///
  /// @return the differences, directory by directory, in byte order of names; empty if there is none
  /// @throws NoSuchFileException if one of them does not exist
  /// @throws TreeException if some of them could not be read, vanished or changed meanwhile
  /// @throws CancellationException if the progress says so, or the thread is interrupted
  /// @throws IOException if they cannot be looked at
  public List<TreeDifference> compare(Path left, Path right) throws IOException {
    List<TreeDifference> differences = new ArrayList<>();
    compare(left, right, differences::add);
    return differences;
  }

  /// Compares two trees, or two files, and tells of each difference as soon as it is found. Use this if there
  /// may be very many.
  ///
  /// @param listener takes the differences in the order of [#compare(Path, Path)]
  /// @throws NoSuchFileException if one of them does not exist
  /// @throws TreeException if some of them could not be read, vanished or changed meanwhile
  /// @throws CancellationException if the progress says so, or the thread is interrupted
  /// @throws IOException if they cannot be looked at
  public void compare(Path left, Path right, Consumer<TreeDifference> listener) throws IOException {
    Failures failures = new Failures(failureHandler);
    progress.start("comparing", -1);
    new CompareWalk(filter, progress, failures, check, attributes, listener).run(left, right);
    failures.throwIfAny(left, "compared with " + right);
  }

  /// Tells whether two trees, or two files, do not differ.
  ///
  /// @throws IOException as [#compare(Path, Path)] does
  public boolean isSame(Path left, Path right) throws IOException {
    return compare(left, right).isEmpty();
  }
}

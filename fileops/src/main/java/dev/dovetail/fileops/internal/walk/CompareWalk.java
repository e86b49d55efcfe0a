package dev.dovetail.fileops.internal.walk;

import static java.util.Objects.requireNonNull;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.ComparedAttribute;
import dev.dovetail.fileops.ContentCheck;
import dev.dovetail.fileops.FileKind;
import dev.dovetail.fileops.TreeDifference;
import dev.dovetail.fileops.TreeDifference.Kind;
import dev.dovetail.fileops.TreeFilter;
import dev.dovetail.fileops.internal.walk.PairWalk.Pair;
import dev.dovetail.fileops.internal.walk.PairWalk.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Compares two trees. Serves one run.
public final class CompareWalk implements PairWalk.Visitor {
  private final TreeFilter filter;
  private final Progress progress;
  private final Failures failures;
  private final ContentComparison contents;
  private final Set<ComparedAttribute> attributes;
  private final Consumer<TreeDifference> listener;

  /// Prepares a comparison.
  public CompareWalk(
      TreeFilter filter,
      Progress progress,
      Failures failures,
      ContentCheck check,
      Set<ComparedAttribute> attributes,
      Consumer<TreeDifference> listener) {
    this.filter = filter;
    this.progress = progress;
    this.failures = failures;
    this.contents = new ContentComparison(check, progress);
    this.attributes = attributes;
    this.listener = listener;
  }

  /// Compares two trees.
  public void run(Path left, Path right) throws IOException {
    try (Root one = Root.of(left, true);
        Root other = Root.of(right, true)) {
      Side leftSide = new Side(one.parent(), one.name(), one.entry(), left);
      Side rightSide = new Side(other.parent(), other.name(), other.entry(), right);
      Path top = left.getFileSystem().getPath("");
      Pair pair = new Pair(top, leftSide, rightSide, false);
      new PairWalk(progress, failures, PairWalk.BY_NAME).walk(pair, this);
    }
  }

  @Override
  public @Nullable Pair visit(Pair pair) throws IOException {
    Entry left = accepted(pair.path(), pair.left().entry());
    Entry right = accepted(pair.path(), pair.right().entry());
    Kind difference = difference(pair, left, right);
    if (difference != null) {
      listener.accept(new TreeDifference(pair.path(), difference));
    }
    return left != null && right != null && left.isDirectory() && right.isDirectory() ? pair : null;
  }

  private @Nullable Entry accepted(Path path, @Nullable Entry entry) {
    boolean isAccepted =
        entry != null && (path.toString().isEmpty() || filter.accepts(path, entry.kind()));
    return isAccepted ? entry : null;
  }

  private @Nullable Kind difference(Pair pair, @Nullable Entry left, @Nullable Entry right)
      throws IOException {
    if (left == null) {
      return right == null ? null : Kind.ONLY_RIGHT;
    }
    if (right == null) {
      return Kind.ONLY_LEFT;
    }
    if (left.kind() != right.kind()) {
      return Kind.KIND;
    }
    Folder leftFolder = requireNonNull(pair.left().folder());
    Folder rightFolder = requireNonNull(pair.right().folder());
    if (left.isRegular() && !contents.areSame(leftFolder, left, rightFolder, right)) {
      return Kind.CONTENT;
    }
    if (left.isLink() && !leftFolder.readLink(left.name()).equals(rightFolder.readLink(right.name()))) {
      return Kind.LINK_TARGET;
    }
    return attributes.stream().allMatch(attribute -> isSame(attribute, left, right)) ? null : Kind.METADATA;
  }

  private static boolean isSame(ComparedAttribute attribute, Entry left, Entry right) {
    boolean isLink = left.kind() == FileKind.SYMBOLIC_LINK;
    return switch (attribute) {
      case MODE -> isLink || left.mode() < 0 || right.mode() < 0 || haveSameMode(left, right);
      case OWNER ->
          left.user() < 0
              || right.user() < 0
              || (left.user() == right.user() && left.group() == right.group());
      case MODIFIED_TIME -> isLink || Times.areSame(left, right);
    };
  }

  /// A file system without inodes, such as a zip file, knows nine bits.
  static boolean haveSameMode(Entry left, Entry right) {
    int known = left.inode() < 0 || right.inode() < 0 ? 0777 : 07777;
    return (left.mode() & known) == (right.mode() & known);
  }
}

package dev.dovetail.fileops.internal.walk;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.internal.NameText;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Visits two trees side by side, name by name. What fails is noted, and the walk goes on; of a directory that
/// cannot be listed on either side, nothing is visited.
public final class PairWalk {
  private final Progress progress;
  private final Failures failures;
  private final Deque<Frame> stack = new ArrayDeque<>();

  /// Prepares a walk.
  ///
  /// @param progress asked to stop before each pair
  /// @param failures notes what fails
  public PairWalk(Progress progress, Failures failures) {
    this.progress = progress;
    this.failures = failures;
  }

  /// A name in one tree.
  ///
  /// @param folder the directory that it is in; null where there is none
  /// @param name its name there
  /// @param entry what was seen of it; null if there is none
  /// @param shown its path as it is to be shown
  public record Side(@Nullable Folder folder, String name, @Nullable Entry entry, Path shown) {}

  /// The same name in both trees.
  ///
  /// @param path relative to the trees, of the left one's file system
  /// @param isNew whether the visitor has made the right side
  public record Pair(Path path, Side left, Side right, boolean isNew) {
    /// Returns the pair with a right side that the visitor has made.
    Pair withNew(@Nullable Entry entry) {
      return new Pair(path, left, new Side(right.folder, right.name, entry, right.shown), true);
    }
  }

  /// What is done on the way.
  public interface Visitor {
    /// Comes to a pair.
    ///
    /// @return the pair to go into, on each side that is a directory, and to [#leave] then; null for none
    @Nullable Pair visit(Pair pair) throws IOException;

    /// Leaves a pair, be it that a directory could not be listed.
    default void leave(Pair pair) throws IOException {}
  }

  private record Frame(Pair pair, @Nullable Folder left, @Nullable Folder right, Iterator<Pair> pairs) {
    void close() throws IOException {
      try (Folder one = left;
          Folder other = right) {
        if (one == null && other == null) {
          return; // nothing to close
        }
      }
    }
  }

  /// Visits two trees.
  public void walk(Pair top, Visitor visitor) throws IOException {
    try {
      visit(top, visitor);
      while (!stack.isEmpty()) {
        Stop.check(progress);
        Frame frame = stack.element();
        if (frame.pairs.hasNext()) {
          visit(frame.pairs.next(), visitor);
        } else {
          stack.pop();
          frame.close();
          leave(frame.pair, visitor);
        }
      }
    } finally {
      for (Frame frame : stack) {
        frame.close();
      }
    }
  }

  private void visit(Pair pair, Visitor visitor) throws IOException {
    try {
      Pair inside = visitor.visit(pair);
      if (inside != null) {
        enter(inside, visitor);
      }
    } catch (IOException e) {
      failed(pair, e);
    }
  }

  private void enter(Pair pair, Visitor visitor) throws IOException {
    try {
      enter(pair);
    } catch (IOException e) {
      failed(pair, e);
      leave(pair, visitor);
    }
  }

  private void enter(Pair pair) throws IOException {
    Folder left = enter(pair.left);
    Folder right = null;
    try {
      right = enter(pair.right);
      stack.push(new Frame(pair, left, right, pairs(pair, left, right)));
    } catch (IOException | RuntimeException e) {
      new Frame(pair, left, right, List.<Pair>of().iterator()).close();
      throw e;
    }
  }

  private static @Nullable Folder enter(Side side) throws IOException {
    if (side.folder == null || side.entry == null || !side.entry.isDirectory()) {
      return null;
    }
    return side.folder.enter(side.entry.name(), side.shown);
  }

  private static Iterator<Pair> pairs(Pair parent, @Nullable Folder left, @Nullable Folder right)
      throws IOException {
    Map<String, Entry> lefts = byName(left);
    Map<String, Entry> rights = byName(right);
    SortedSet<String> names = new TreeSet<>(NameText.BY_BYTES);
    names.addAll(lefts.keySet());
    names.addAll(rights.keySet());
    return names.stream()
        .map(
            name -> {
              Side one = new Side(left, name, lefts.get(name), NameText.resolve(parent.left.shown, name));
              Side other = new Side(right, name, rights.get(name), NameText.resolve(parent.right.shown, name));
              return new Pair(NameText.resolve(parent.path, name), one, other, false);
            })
        .iterator();
  }

  private static Map<String, Entry> byName(@Nullable Folder folder) throws IOException {
    Map<String, Entry> byName = new HashMap<>();
    if (folder != null) {
      folder.entries().forEach(entry -> byName.put(entry.name(), entry));
    }
    return byName;
  }

  private void leave(Pair pair, Visitor visitor) throws IOException {
    try {
      visitor.leave(pair);
    } catch (IOException e) {
      failed(pair, e);
    }
  }

  private void failed(Pair pair, IOException e) throws IOException {
    if (e instanceof ClosedByInterruptException) {
      throw e;
    }
    failures.add(pair.left.shown, pair.right.shown, e);
  }
}

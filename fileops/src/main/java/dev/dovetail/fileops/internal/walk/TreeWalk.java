package dev.dovetail.fileops.internal.walk;

import static java.util.Objects.requireNonNull;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.TreeFilter;
import dev.dovetail.fileops.internal.walk.PairWalk.Pair;
import dev.dovetail.fileops.internal.walk.PairWalk.Side;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// Visits a tree, each directory before and after what is in it. What fails is noted, and the walk goes on.
public final class TreeWalk {
  private final TreeFilter filter;
  private final PairWalk walk;

  /// Prepares a walk.
  ///
  /// @param filter what is visited
  /// @param progress asked to stop before each entry
  /// @param failures notes what fails
  /// @param order in which a directory's entries are visited
  public TreeWalk(TreeFilter filter, Progress progress, Failures failures, Comparator<Entry> order) {
    this.filter = filter;
    this.walk = new PairWalk(progress, failures, Comparator.comparing(TreeWalk::entry, order));
  }

  /// What the walk has come to.
  ///
  /// @param folder the directory that it is in
  /// @param entry what was seen of it
  /// @param path its path relative to the tree; empty for the tree itself
  /// @param top the tree, by the path that the caller gave
  public record Visit(Folder folder, Entry entry, Path path, Path top) {
    /// Returns its path as it is to be shown.
    public Path shown() {
      return path.toString().isEmpty() ? top : top.resolve(path);
    }
  }

  /// What is done on the way.
  public interface Visitor {
    /// Comes to a directory.
    ///
    /// @return whether to go into it, and to [#leave] it then
    boolean enter(Visit directory) throws IOException;

    /// Comes to something else.
    void file(Visit file) throws IOException;

    /// Leaves a directory, be it that nothing could be seen in it.
    default void leave(Visit directory) throws IOException {}
  }

  /// Visits a tree.
  ///
  /// @throws NoSuchFileException if it does not exist
  public void walk(Root root, Visitor visitor) throws IOException {
    walk(root.parent(), root.name(), root.shown(), visitor);
  }

  /// Visits a tree in a directory that is open.
  ///
  /// @param shown the path of the tree as it is to be shown
  /// @throws NoSuchFileException if it does not exist
  public void walk(Folder folder, String name, Path shown, Visitor visitor) throws IOException {
    Side left = new Side(folder, name, folder.entry(name), shown);
    Side right = new Side(null, name, null, shown);
    Pair top = new Pair(shown.getFileSystem().getPath(""), left, right, false);
    walk.walk(
        top,
        new PairWalk.Visitor() {
          @Override
          public @Nullable Pair visit(Pair pair) throws IOException {
            Visit visit = visitOf(pair);
            boolean isTop = pair.path().toString().isEmpty();
            if (!isTop && !filter.accepts(pair.path(), visit.entry.kind())) {
              return null;
            }
            if (visit.entry.isDirectory()) {
              return visitor.enter(visit) ? pair : null;
            }
            visitor.file(visit);
            return null;
          }

          @Override
          public void leave(Pair pair) throws IOException {
            visitor.leave(visitOf(pair));
          }
        });
  }

  private static Visit visitOf(Pair pair) {
    return new Visit(requireNonNull(pair.left().folder()), entry(pair), pair.path(), pair.left().top());
  }

  private static Entry entry(Pair pair) {
    return requireNonNull(pair.left().entry(), "There is no other side");
  }
}

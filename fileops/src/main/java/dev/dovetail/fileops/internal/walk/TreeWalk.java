package dev.dovetail.fileops.internal.walk;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.TreeFilter;
import dev.dovetail.fileops.internal.NameText;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/// Visits a tree, each directory before and after what is in it. What fails is noted, and the walk goes on.
public final class TreeWalk {
  private final TreeFilter filter;
  private final Progress progress;
  private final Failures failures;
  private final Comparator<Entry> order;
  private final Deque<Frame> stack = new ArrayDeque<>();

  /// Prepares a walk.
  ///
  /// @param filter what is visited
  /// @param progress asked to stop before each entry
  /// @param failures notes what fails
  /// @param order in which a directory's entries are visited
  public TreeWalk(TreeFilter filter, Progress progress, Failures failures, Comparator<Entry> order) {
    this.filter = filter;
    this.progress = progress;
    this.failures = failures;
    this.order = order;
  }

  /// What the walk has come to.
  ///
  /// @param folder the directory that it is in
  /// @param entry what was seen of it
  /// @param path its path relative to the tree; empty for the tree itself
  /// @param shown its path as it is to be shown
  public record Visit(Folder folder, Entry entry, Path path, Path shown) {}

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

  private record Frame(Visit visit, Folder folder, Iterator<Entry> entries) {}

  /// Visits a tree.
  ///
  /// @throws NoSuchFileException if it does not exist
  public void walk(Root root, Visitor visitor) throws IOException {
    Path top = root.shown().getFileSystem().getPath("");
    Entry entry = root.entry();
    try {
      visit(new Visit(root.parent(), entry, top, root.shown()), visitor);
      while (!stack.isEmpty()) {
        Stop.check(progress);
        Frame frame = stack.peek();
        if (frame.entries.hasNext()) {
          visit(child(frame, frame.entries.next()), visitor);
        } else {
          stack.pop().folder.close();
          leave(frame.visit, visitor);
        }
      }
    } finally {
      for (Frame frame : stack) {
        frame.folder.close();
      }
    }
  }

  private static Visit child(Frame frame, Entry entry) {
    Path parent = frame.visit.path;
    return new Visit(
        frame.folder, entry, NameText.resolve(parent, entry.name()), frame.folder.path(entry.name()));
  }

  private void visit(Visit visit, Visitor visitor) throws IOException {
    try {
      if (!visit.entry.isDirectory()) {
        visitor.file(visit);
      } else if (visitor.enter(visit)) {
        enter(visit, visitor);
      }
    } catch (IOException e) {
      failed(visit, e);
    }
  }

  private void enter(Visit visit, Visitor visitor) throws IOException {
    try {
      Folder folder = visit.folder.enter(visit.entry.name(), visit.shown);
      try {
        List<Entry> entries = folder.entries();
        entries.removeIf(entry -> !accepts(visit, entry));
        entries.sort(order);
        stack.push(new Frame(visit, folder, entries.iterator()));
      } catch (IOException | RuntimeException e) {
        folder.close();
        throw e;
      }
    } catch (IOException e) {
      failed(visit, e);
      leave(visit, visitor);
    }
  }

  private boolean accepts(Visit directory, Entry entry) {
    return filter.accepts(NameText.resolve(directory.path, entry.name()), entry.kind());
  }

  private void leave(Visit visit, Visitor visitor) throws IOException {
    try {
      visitor.leave(visit);
    } catch (IOException e) {
      failed(visit, e);
    }
  }

  private void failed(Visit visit, IOException e) throws IOException {
    if (e instanceof ClosedByInterruptException) {
      throw e;
    }
    failures.add(visit.shown, null, e);
  }
}

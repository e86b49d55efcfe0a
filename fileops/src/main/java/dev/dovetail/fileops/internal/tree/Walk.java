package dev.dovetail.fileops.internal.tree;

import dev.dovetail.core.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Takes several threads through a tree, each depth first, so that every directory is left after all that is
/// below it.
///
/// A thread that has nothing to do takes over a subdirectory of the directory nearest to the top. Nothing is
/// recursive, and only the directories nearest to where a thread works are kept open: neither the depth of
/// the tree nor the length of its paths matters. What grows is what is known of the directories from the top
/// to where the threads work: their names, and those of their subdirectories that wait.
public final class Walk {
  /// How many directories above the one that a thread works in stay open.
  private static final int OPEN = 12;

  /// How long a thread with nothing to do waits until it asks whether to stop, in milliseconds.
  private static final int PATIENCE = 100;

  /// How many parts of a directory's work may wait, so that its names do not fill the memory.
  private static final int BATCHES = 4;

  private final int threads;
  private final Stopping progress;
  private final Supplier<? extends Visitor> visitors;
  private final List<Thread> helpers = new ArrayList<>();
  private final List<Node> abandoned = new ArrayList<>();
  private final Set<Node> waiting = new LinkedHashSet<>();
  private boolean isFinished;
  private volatile @Nullable Throwable failure;

  /// What is to be done in a directory later, or by another thread.
  public interface Tasks {
    /// Passes on a subdirectory to be walked through.
    void add(Task subdirectory);

    /// Offers a part of the work to the other threads.
    ///
    /// @return false if none of them needs any
    boolean offer(List<ListedEntry> batch);
  }

  /// What is done in a tree. Each thread has a visitor of its own. What a method throws ends the walk.
  public interface Visitor extends AutoCloseable {
    /// Deals with all entries of a directory that was just opened, and passes on the subdirectories that are
    /// to be walked through; or parts of the work, for other threads to share.
    void enter(Node node, Tasks tasks) throws IOException;

    /// Does a part of the work of a directory that [#enter] passed on.
    default void batch(Node node, List<ListedEntry> entries) throws IOException {}

    /// Opens a subdirectory.
    ///
    /// @param isLink whether the name is a symbolic link to it
    /// @return null to go on without it
    @Nullable Node open(Node parent, Name name, boolean isLink) throws IOException;

    /// Deals with a directory after all that is below it, while it is still open.
    default void leave(Node node) throws IOException {}

    /// Deals with a directory after it was closed.
    default void left(Node parent, Node node) throws IOException {}

    @Override
    default void close() {}
  }

  /// Plans a walk.
  ///
  /// @param threads how many work at most; the calling thread is one of them, others start when there is
  ///     something for them and end with the walk
  /// @param progress asked whether to stop; the visitors' own should be the same [Stopping], so that all
  ///     stop soon when one of them fails
  /// @param visitors makes a visitor for each thread
  public Walk(int threads, Progress progress, Supplier<? extends Visitor> visitors) {
    this.threads = threads;
    this.progress = progress instanceof Stopping stopping ? stopping : new Stopping(progress);
    this.visitors = visitors;
  }

  /// Walks through a tree, to its end or to the first thing that a visitor throws.
  ///
  /// @param top its open top, which is closed at the end
  /// @throws CancellationException if the progress says so, or this thread is interrupted
  public void run(Node top) throws IOException {
    try {
      work(top);
    } finally {
      joinHelpers();
      abandoned.forEach(Walk::closeUpwards);
      top.close();
    }
    Throwable first = failure;
    if (first != null) {
      sneak(first);
    }
  }

  private static void closeUpwards(Node node) {
    for (Node at = node; at != null; at = at.parent()) {
      at.close();
    }
  }

  private static void sneak(Throwable failure) throws IOException {
    switch (failure) {
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new AssertionError("Nothing else is declared", failure);
    }
  }

  private void joinHelpers() {
    boolean isInterrupted = false;
    int joined = 0;
    for (Thread helper = helper(joined); helper != null; helper = helper(joined)) {
      try {
        helper.join();
        joined++;
      } catch (InterruptedException e) {
        isInterrupted = true;
        fail(new CancellationException("Interrupted"));
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// A helper may still start another one.
  private synchronized @Nullable Thread helper(int index) {
    return index < helpers.size() ? helpers.get(index) : null;
  }

  @SuppressWarnings("ReferenceEquality") // a caller's code may throw one exception in two threads
  private synchronized void fail(Throwable thrown) {
    Throwable first = failure;
    if (first == null) {
      failure = thrown;
      progress.stop();
    } else if (first != thrown && !(thrown instanceof CancellationException)) {
      first.addSuppressed(thrown);
    }
    notifyAll();
  }

  /// What each thread does.
  ///
  /// @param start where it begins; null to wait for something to take over
  private void work(@Nullable Node start) {
    Node node = start;
    try (Visitor visitor = visitors.get()) {
      if (start != null) {
        visitor.enter(start, tasks(start));
      }
      while (failure == null) {
        if (node == null) {
          node = takeOver();
          if (node == null) {
            return;
          }
        }
        progress.checkCancelled();
        node = step(visitor, node);
      }
    } catch (Throwable e) { // of whatever kind: the other threads must end as well
      fail(e);
    } finally {
      if (node != null) {
        abandon(node);
      }
    }
  }

  private synchronized void abandon(Node node) {
    abandoned.add(node);
  }

  /// Does one thing in a directory.
  ///
  /// @return where to go on; null if there is nothing left above
  private @Nullable Node step(Visitor visitor, Node node) throws IOException {
    return switch (take(node)) {
      case null -> ascend(visitor, node);
      case Task.Batch batch -> {
        visitor.batch(node, batch.entries());
        yield node;
      }
      case Task.ViaLink link -> descend(visitor, node, link.name(), true);
      case Name name -> descend(visitor, node, name, false);
    };
  }

  private Node descend(Visitor visitor, Node node, Name name, boolean isLink) throws IOException {
    Node child = visitor.open(node, name, isLink);
    if (child == null) {
      return node;
    }
    try {
      enterChild(node, child, isLink);
      visitor.enter(child, tasks(child));
      return child;
    } catch (Throwable e) {
      abandon(child); // to be closed when no other thread can be in it
      throw e;
    }
  }

  private synchronized void enterChild(Node node, Node child, boolean isLink) throws IOException {
    child.isLinked = isLink;
    node.workers--;
    node.children++;
    node.linkedChildren += isLink ? 1 : 0;
    Node far = child;
    for (int i = 0; i < OPEN && far != null; i++) {
      far = far.parent();
    }
    while (far != null && far.isOpen()) {
      if (far.isIdle()) {
        far.suspend();
      }
      far = far.parent();
    }
  }

  /// Leaves a directory, for good if this is the last thread in it and nothing below is under way.
  private @Nullable Node ascend(Visitor visitor, Node node) throws IOException {
    Node parent = node.parent();
    if (!isLast(node)) {
      return leaveToOthers(node, parent);
    }
    visitor.leave(node);
    if (parent == null) {
      finish();
      return null;
    }
    synchronized (this) {
      moveUp(node, parent);
      parent.children--;
      parent.linkedChildren -= node.isLinked ? 1 : 0;
    }
    node.close();
    visitor.left(parent, node);
    return parent;
  }

  private synchronized boolean isLast(Node node) {
    return node.workers == 1 && node.children == 0 && node.tasks.isEmpty();
  }

  private synchronized @Nullable Node leaveToOthers(Node node, @Nullable Node parent) throws IOException {
    if (isLast(node)) {
      return node; // the others have left meanwhile
    }
    if (parent != null) {
      moveUp(node, parent);
    }
    node.workers--;
    if (node.isIdle()) {
      node.suspend();
    }
    return parent;
  }

  private static void moveUp(Node node, Node parent) throws IOException {
    if (!parent.isOpen()) {
      parent.reopenFrom(node);
    }
    parent.workers++;
  }

  private synchronized void finish() {
    isFinished = true;
    notifyAll();
  }

  private Tasks tasks(Node node) {
    return new Tasks() {
      @Override
      public void add(Task subdirectory) {
        Walk.this.add(node, subdirectory);
      }

      @Override
      public boolean offer(List<ListedEntry> batch) {
        synchronized (Walk.this) {
          boolean isWanted = threads > 1 && node.tasks.size() < BATCHES;
          if (isWanted) {
            Walk.this.add(node, new Task.Batch(batch));
          }
          return isWanted;
        }
      }
    };
  }

  private synchronized void add(Node node, Task task) {
    node.tasks.add(task);
    if (waiting.add(node)) {
      notifyAll();
    }
    boolean isEnoughForTwo = node.tasks.size() > 1 || waiting.size() > 1;
    if (isEnoughForTwo && helpers.size() < threads - 1 && failure == null) {
      helpers.add(Thread.ofPlatform().daemon().name("dovetail-tree").start(() -> work(null)));
    }
  }

  private synchronized @Nullable Task take(Node node) {
    Task task = node.tasks.poll();
    if (node.tasks.isEmpty()) {
      waiting.remove(node);
    }
    return task;
  }

  /// Waits until there is a directory with something left to do, and joins in.
  private synchronized @Nullable Node takeOver() throws IOException {
    while (!isFinished && failure == null) {
      for (Node node : waiting) {
        if (node.isOpen()) {
          node.workers++;
          return node;
        }
      }
      try {
        wait(PATIENCE);
        progress.checkCancelled();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("Interrupted");
      }
    }
    return null;
  }
}

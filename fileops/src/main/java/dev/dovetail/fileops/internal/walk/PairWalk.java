package dev.dovetail.fileops.internal.walk;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.internal.NameText;
import dev.dovetail.fileops.internal.tree.Directory;
import dev.dovetail.fileops.internal.tree.ListedEntry;
import dev.dovetail.fileops.internal.tree.Name;
import dev.dovetail.fileops.internal.tree.Node;
import dev.dovetail.fileops.internal.tree.Task;
import dev.dovetail.fileops.internal.tree.Walk;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Visits two trees side by side, name by name, in an order. What fails is noted, and the walk goes on; of a
/// directory that cannot be listed on either side, nothing is visited.
public final class PairWalk {
  /// The order of the bytes of names.
  public static final Comparator<Pair> BY_NAME =
      Comparator.comparing(pair -> pair.left.name, NameText.BY_BYTES);

  private final Progress progress;
  private final Failures failures;
  private final Comparator<Pair> order;

  /// Prepares a walk.
  ///
  /// @param progress asked to stop before each directory
  /// @param failures notes what fails
  /// @param order in which what is in a directory is visited
  public PairWalk(Progress progress, Failures failures, Comparator<Pair> order) {
    this.progress = progress;
    this.failures = failures;
    this.order = order;
  }

  /// A name in one tree.
  ///
  /// @param folder the directory that it is in; null where there is none
  /// @param name its name there
  /// @param entry what was seen of it; null if there is none
  /// @param top the tree, by the path that the caller gave
  public record Side(@Nullable Folder folder, String name, @Nullable Entry entry, Path top) {}

  /// The same name in both trees.
  ///
  /// @param path relative to the trees, of the left one's file system
  /// @param isNew whether the visitor has made the right side
  public record Pair(Path path, Side left, Side right, boolean isNew) {
    /// Returns the pair with a right side that the visitor has made.
    Pair withNew(@Nullable Entry entry) {
      return new Pair(path, left, new Side(right.folder, right.name, entry, right.top), true);
    }

    /// Returns the left side's path, as it is to be shown.
    public Path shown() {
      return path.toString().isEmpty() ? left.top : left.top.resolve(path);
    }

    /// Returns the right side's path, as it is to be shown.
    public Path shownRight() {
      return path.toString().isEmpty() ? right.top : NameText.below(right.top, path);
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

  /// Visits two trees.
  public void walk(Pair top, Visitor visitor) throws IOException {
    Run run = new Run(visitor);
    Place place = run.enter(null, top);
    if (place != null) {
      new Walk(1, progress, () -> run).run(place);
      run.leave(place.pair);
    }
  }

  /// A pair of directories that are open.
  private static final class Place extends Node {
    private final Pair pair;
    private final Deque<Pair> pending = new ArrayDeque<>();

    Place(@Nullable Place parent, Pair pair, Directory directory, @Nullable Directory other) {
      super(parent, new Name.Raw(NameText.bytes(pair.left.name)), directory, other);
      this.pair = pair;
    }
  }

  /// One walk. The files of a directory and its subdirectories wait in their order: each run of files as a
  /// batch, the entries of which are those that are pending.
  private final class Run implements Walk.Visitor {
    private final Visitor visitor;

    Run(Visitor visitor) {
      this.visitor = visitor;
    }

    @Override
    public void enter(Node node, Walk.Tasks tasks) throws IOException {
      Place place = (Place) node;
      try {
        place.pending.addAll(pairs(place));
      } catch (IOException e) {
        failed(place.pair, e);
        return;
      }
      boolean isRun = false;
      for (Pair pair : place.pending) {
        if (isDirectory(pair.left) || isDirectory(pair.right)) {
          tasks.add(new Name.Raw(new byte[0]));
          isRun = false;
        } else if (!isRun) {
          tasks.add(new Task.Batch(List.of()));
          isRun = true;
        }
      }
    }

    @Override
    public void batch(Node node, List<ListedEntry> entries) throws IOException {
      Deque<Pair> pending = ((Place) node).pending;
      for (Pair pair = pending.peek(); pair != null; pair = pending.peek()) {
        if (isDirectory(pair.left) || isDirectory(pair.right)) {
          return;
        }
        Stop.check(progress);
        pending.remove();
        visit(pair);
      }
    }

    @Override
    public @Nullable Node open(Node parent, Name name, boolean isLink) throws IOException {
      Place place = (Place) parent;
      return enter(place, place.pending.remove());
    }

    @Override
    public void left(Node parent, Node node) throws IOException {
      leave(((Place) node).pair);
    }

    private @Nullable Pair visit(Pair pair) throws IOException {
      try {
        return visitor.visit(pair);
      } catch (IOException e) {
        failed(pair, e);
        return null;
      }
    }

    private @Nullable Place enter(@Nullable Place parent, Pair pair) throws IOException {
      Pair inside = visit(pair);
      if (inside == null) {
        return null;
      }
      try {
        return place(parent, inside);
      } catch (IOException e) {
        failed(inside, e);
        leave(inside);
        return null;
      }
    }

    private Place place(@Nullable Place parent, Pair pair) throws IOException {
      Directory left = open(pair.left);
      Directory right = null;
      try {
        right = open(pair.right);
        if (left == null) {
          throw new IllegalStateException("A visitor goes into what the left tree has");
        }
        return new Place(parent, pair, left, right);
      } catch (IOException | RuntimeException e) {
        if (left != null) {
          left.close();
        }
        throw e;
      }
    }

    private @Nullable Directory open(Side side) throws IOException {
      return side.folder == null || side.entry == null || !side.entry.isDirectory()
          ? null
          : side.folder.enter(side.name);
    }

    private void leave(Pair pair) throws IOException {
      try {
        visitor.leave(pair);
      } catch (IOException e) {
        failed(pair, e);
      }
    }
  }

  private static boolean isDirectory(Side side) {
    return side.entry != null && side.entry.isDirectory();
  }

  private List<Pair> pairs(Place place) throws IOException {
    Directory other = place.other();
    Folder left = Folder.of(place.directory());
    Folder right = other == null ? null : Folder.of(other);
    Map<String, Entry> lefts = byName(left);
    Map<String, Entry> rights = byName(right);
    Set<String> names = new LinkedHashSet<>(lefts.keySet());
    names.addAll(rights.keySet());
    List<Pair> pairs = new ArrayList<>(names.size());
    for (String name : names) {
      Side one = new Side(left, name, lefts.get(name), place.pair.left.top);
      Side another = new Side(right, name, rights.get(name), place.pair.right.top);
      pairs.add(new Pair(NameText.resolve(place.pair.path, name), one, another, false));
    }
    pairs.sort(order);
    return pairs;
  }

  private static Map<String, Entry> byName(@Nullable Folder folder) throws IOException {
    Map<String, Entry> byName = new HashMap<>();
    if (folder != null) {
      folder.entries().forEach(entry -> byName.put(entry.name(), entry));
    }
    return byName;
  }

  private void failed(Pair pair, IOException e) throws IOException {
    if (e instanceof ClosedByInterruptException) {
      throw e;
    }
    boolean isPair = pair.right.folder != null || pair.right.entry != null;
    failures.add(pair.shown(), isPair ? pair.shownRight() : null, e);
  }
}

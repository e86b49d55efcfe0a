package dev.dovetail.fileops.internal.tree;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.FileKind;
import dev.dovetail.fileops.TreeRemover.Step;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Removes everything below the top of a tree. What has vanished already is as good as removed.
public final class Removal implements Walk.Visitor {
  /// From here on a directory is looked through again: some file systems pass over entries when others go.
  private static final int LARGE = 500;

  private final Errors errors;
  private final Progress progress;
  private final boolean isDryRun;

  /// Who is told of every error, by several threads at once. What it throws ends the removal.
  @FunctionalInterface
  public interface Errors {
    /// Takes an error.
    ///
    /// @param isConsequence whether it only follows from errors reported before
    void report(Path path, Step step, IOException error, boolean isConsequence);
  }

  /// Prepares one thread's work.
  ///
  public Removal(Errors errors, Progress progress, boolean isDryRun) {
    this.errors = errors;
    this.progress = progress;
    this.isDryRun = isDryRun;
  }

  /// A directory whose entries are removed.
  public static final class Place extends Node {
    private volatile boolean hasRest;

    /// Begins at the top of a tree.
    public Place(Directory top) {
      super(null, null, top, null);
    }

    private Place(Node parent, Name name, Directory directory) {
      super(parent, name, directory, null);
    }

    /// Tells whether something in it could not be removed.
    public boolean hasRest() {
      return hasRest;
    }
  }

  @Override
  public void enter(Node node, Walk.Tasks tasks) throws IOException {
    try {
      int[] removed = {0};
      node.directory().forEach((name, kind) -> removed[0] += visit(node, name, kind, tasks) ? 1 : 0);
      while (removed[0] > LARGE && !isDryRun) {
        removed[0] = 0;
        node.directory().forEach((name, kind) -> removed[0] += visit(node, name, kind, null) ? 1 : 0);
      }
    } catch (NoSuchFileException e) {
      return; // vanished, which shows again when it is to be removed
    } catch (IOException e) {
      report(node, node.directory().path(), Step.LIST, e);
    }
  }

  /// Removes an entry, or passes it on.
  ///
  /// @param tasks null if directories were passed on before
  /// @return whether there is one less
  private boolean visit(Node node, Name name, @Nullable FileKind kind, Walk.@Nullable Tasks tasks)
      throws IOException {
    progress.checkCancelled();
    Directory directory = node.directory();
    try {
      FileKind known = kind == null ? directory.kind(name, false) : kind;
      if (known == FileKind.DIRECTORY) {
        if (tasks != null) {
          tasks.add(name);
        }
        return false;
      }
      if (!isDryRun) {
        directory.remove(name);
      }
      progress.advance(1);
      return true;
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      report(node, directory.path(name), Step.REMOVE_FILE, e);
      return false;
    }
  }

  @Override
  public @Nullable Node open(Node parent, Name name, boolean isLink) throws IOException {
    try {
      return new Place(parent, name, parent.directory().open(name, false));
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      boolean mayBeEmpty = e instanceof AccessDeniedException && !isDryRun;
      if (!mayBeEmpty || !removeUnread(parent, name)) {
        report(parent, parent.directory().path(name), Step.OPEN, e);
      }
      return null;
    }
  }

  /// Removes a directory that must not be read, which works if it is empty.
  private boolean removeUnread(Node parent, Name name) {
    try {
      parent.directory().removeDirectory(name);
      progress.advance(1);
      return true;
    } catch (IOException e) {
      return false; // that it could not be opened is what is reported
    }
  }

  @Override
  public void left(Node parent, Node node) throws IOException {
    Place place = (Place) node;
    Name name = Objects.requireNonNull(place.name());
    try {
      if (!isDryRun) {
        parent.directory().removeDirectory(name);
      }
      progress.advance(1);
    } catch (NoSuchFileException e) {
      return; // vanished
    } catch (DirectoryNotEmptyException e) {
      markRest(parent);
      errors.report(parent.directory().path(name), Step.REMOVE_DIRECTORY, e, place.hasRest);
    } catch (IOException e) {
      report(parent, parent.directory().path(name), Step.REMOVE_DIRECTORY, e);
    }
  }

  private void report(Node node, Path path, Step step, IOException error) {
    markRest(node);
    errors.report(path, step, error, false);
  }

  private static void markRest(Node node) {
    ((Place) node).hasRest = true;
  }
}

package dev.dovetail.fileops.internal.walk;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.ModeChange;
import dev.dovetail.fileops.TreeFilter;
import dev.dovetail.fileops.internal.Recipient;
import dev.dovetail.fileops.internal.walk.TreeWalk.Visit;
import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Changes one attribute of each part of a tree. Serves one run.
public final class AttributeWalk {
  private final Attribute attribute;
  private final boolean isDryRun;
  private final Set<FileId> seen = new HashSet<>(); // those with several names
  private long changed;
  private long unchanged;

  private AttributeWalk(Attribute attribute, boolean isDryRun) {
    this.attribute = attribute;
    this.isDryRun = isDryRun;
  }

  /// What is changed.
  private sealed interface Attribute {
    /// Tells whether it is as it should be.
    boolean isRight(Folder folder, Entry entry) throws IOException;

    /// Tells whether the entries of a directory can be reached only, or still, before the change.
    boolean closes(Entry directory);

    void change(Folder folder, Entry entry) throws IOException;
  }

  private record Mode(ModeChange change) implements Attribute {
    @Override
    public boolean isRight(Folder folder, Entry entry) {
      if (entry.isLink()) {
        return true;
      }
      if (entry.mode() < 0) {
        throw new UnsupportedOperationException("The file system of " + entry.name() + " has no permissions");
      }
      return wanted(entry) == entry.mode();
    }

    @Override
    public boolean closes(Entry directory) {
      return (wanted(directory) & 0500) != 0500;
    }

    @Override
    public void change(Folder folder, Entry entry) throws IOException {
      folder.changeMode(entry, wanted(entry));
    }

    private int wanted(Entry entry) {
      return change.apply(entry.mode(), entry.isDirectory());
    }
  }

  private record Owner(Recipient recipient) implements Attribute {
    @Override
    public boolean isRight(Folder folder, Entry entry) throws IOException {
      boolean hasNumbers = isRight(entry, recipient.user(), entry.user());
      hasNumbers &= isRight(entry, recipient.group(), entry.group());
      boolean isNamed = Recipient.isNamed(recipient.user()) || Recipient.isNamed(recipient.group());
      return hasNumbers
          && (!isNamed || recipient.isNamedOwnerOf(folder.access(entry.name()), folder.path(entry.name())));
    }

    private static boolean isRight(Entry entry, @Nullable Object wanted, long number) {
      if (wanted instanceof Long && number < 0) {
        throw new UnsupportedOperationException("The file system of " + entry.name() + " numbers no users");
      }
      return !(wanted instanceof Long id) || id == number;
    }

    @Override
    public boolean closes(Entry directory) {
      return true; // whoever gives a directory away may lose the right to enter it
    }

    @Override
    public void change(Folder folder, Entry entry) throws IOException {
      String name = entry.name();
      recipient.give(folder.access(name), folder.path(name), LinkOption.NOFOLLOW_LINKS);
    }
  }

  /// Prepares a change of mode.
  public static AttributeWalk mode(ModeChange change, boolean isDryRun) {
    return new AttributeWalk(new Mode(change), isDryRun);
  }

  /// Prepares a change of owner and group.
  public static AttributeWalk owner(Recipient recipient, boolean isDryRun) {
    return new AttributeWalk(new Owner(recipient), isDryRun);
  }

  /// Returns how many were changed.
  public long changed() {
    return changed;
  }

  /// Returns how many were right.
  public long unchanged() {
    return unchanged;
  }

  /// Changes a tree, or a single file.
  public void run(Path tree, TreeFilter filter, Progress progress, Failures failures) throws IOException {
    TreeWalk.Visitor visitor =
        new TreeWalk.Visitor() {
          @Override
          public boolean enter(Visit directory) throws IOException {
            if (!attribute.closes(directory.entry())) {
              file(directory);
            }
            return true;
          }

          @Override
          public void file(Visit file) throws IOException {
            change(file.folder(), file.entry());
            progress.advance(1);
          }

          @Override
          public void leave(Visit directory) throws IOException {
            if (attribute.closes(directory.entry())) {
              file(directory);
            }
          }
        };
    try (Root root = Root.of(tree, false)) {
      new TreeWalk(filter, progress, failures, Entry.BY_NAME).walk(root, visitor);
    }
  }

  private void change(Folder folder, Entry entry) throws IOException {
    boolean isSeen = entry.links() > 1 && !entry.isDirectory() && !seen.add(FileId.of(entry));
    if (isSeen || attribute.isRight(folder, entry)) {
      unchanged++;
      return;
    }
    if (!isDryRun) {
      attribute.change(folder, entry);
    }
    changed++;
  }
}

package dev.dovetail.fileops.internal.journal;

import static dev.dovetail.fileops.internal.journal.JournalContent.State.PREPARED;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.dovetail.core.OutcomeUnknownException;
import dev.dovetail.core.UnitId;
import dev.dovetail.fileops.Durability;
import dev.dovetail.fileops.JournalDamagedException;
import dev.dovetail.fileops.UnsettledTransactionException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The file that says what a prepared unit will do.
final class JournalFile {
  private final Path file;
  private final UnitId unit;
  private final JournalFormat format;

  JournalFile(Path file, UnitId unit, PathCodec paths) {
    this.file = file;
    this.unit = unit;
    this.format = new JournalFormat(unit, paths);
  }

  boolean exists() {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  /// Writes the steps down durably, and makes sure that they will be read as they were meant.
  void write(List<Step> steps, boolean isDecidedElsewhere) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      append(channel, format.encode(steps, isDecidedElsewhere));
    }
    Durability.syncDirectory(directory());
    JournalContent content = read();
    if (content == null
        || !content.equals(new JournalContent(steps, PREPARED, content.length(), isDecidedElsewhere))) {
      throw new JournalDamagedException(file, "does not say what was written to it just now");
    }
  }

  /// Reads the journal.
  ///
  /// @return null if there is none
  @Nullable JournalContent read() throws IOException {
    try {
      return format.decode(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return null; // the answer, not a failure
    }
  }

  /// Tells whether the journal says that its unit is committed.
  ///
  /// @throws JournalDamagedException if it cannot be told any more
  boolean isCommitted() throws IOException {
    JournalContent content = read();
    if (content == null) {
      return false;
    }
    return switch (content.state()) {
      case COMMITTED -> true;
      case PREPARED -> isCommittedWithoutDecision(content);
      case TORN -> endsInCommit() || isCommittedWithoutDecision(content);
      case DECISION_DAMAGED ->
          throw new JournalDamagedException(
              file, "the record after byte " + content.length() + ", which tells whether unit " + unit
                  + " is committed, is damaged");
    };
  }

  /// Returns what the lack of a decision means.
  ///
  /// @return false: the unit is not committed
  private boolean isCommittedWithoutDecision(JournalContent content) throws UnsettledTransactionException {
    if (content.isDecidedElsewhere()) {
      throw new UnsettledTransactionException(
          file, "is part of a unit of work whose decision is kept in another log; open with that log");
    }
    return false;
  }

  /// Adds the decision to commit, durably.
  ///
  /// @throws OutcomeUnknownException if the decision may or may not be there now
  /// @throws IOException if it certainly is not
  void commit() throws IOException {
    JournalContent content = read();
    if (content == null || content.state() != PREPARED) {
      throw new JournalDamagedException(file, "is not the finished journal of unit " + unit);
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(content.length()).position(content.length());
      try {
        append(channel, format.encodeCommit(content.steps().size()));
      } catch (IOException e) {
        takeBack(channel, content.length(), e);
        throw e;
      }
    }
  }

  /// Removes the journal durably: if it came back after a power cut, its steps would be repeated on files
  /// that others have changed since.
  void delete() throws IOException {
    if (Files.deleteIfExists(file)) {
      Durability.syncDirectory(directory());
    }
  }

  JournalDamagedException damaged(String what) {
    return new JournalDamagedException(file, what);
  }

  private Path directory() {
    return Objects.requireNonNull(file.getParent());
  }

  /// A journal whose steps are damaged may have been committed all the same.
  private boolean endsInCommit() throws IOException {
    String text = new String(Files.readAllBytes(file), ISO_8859_1);
    return text.endsWith(" commit " + unit + "\n");
  }

  private static void append(FileChannel channel, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    channel.force(true);
  }

  private void takeBack(FileChannel channel, int length, IOException cause) throws IOException {
    try {
      channel.truncate(length);
      channel.force(true);
    } catch (IOException e) {
      cause.addSuppressed(e);
      throw new OutcomeUnknownException(unit, cause);
    }
  }
}

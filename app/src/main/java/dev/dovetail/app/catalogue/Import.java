package dev.dovetail.app.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One delivery taken in: a folder under `imports/` and a row here.
@Entity
@Table(name = "import")
public final class Import {
  @Id
  private long number;

  @Column(name = "delivery_id")
  private long deliveryId;

  @Enumerated(EnumType.STRING)
  private ImportState state = ImportState.IN;

  @Column(name = "received_at")
  private Instant receivedAt = Instant.EPOCH;

  @Column(name = "undone_at")
  private @Nullable Instant undoneAt;

  private String unit = "";

  private String source = "";

  private @Nullable String note;

  private long files;

  private long bytes;

  /// For the persistence module, which fills the fields.
  Import() {}

  /// Describes one that is not stored yet.
  public Import(
      long number,
      long deliveryId,
      Instant receivedAt,
      String unit,
      String source,
      @Nullable String note,
      long files,
      long bytes) {
    this.number = number;
    this.deliveryId = deliveryId;
    this.receivedAt = receivedAt;
    this.unit = unit;
    this.source = source;
    this.note = note;
    this.files = files;
    this.bytes = bytes;
  }

  /// Returns the number under which it was taken in, from 1.
  public long number() {
    return number;
  }

  /// Returns the [Delivery] it belongs to.
  public long deliveryId() {
    return deliveryId;
  }

  /// Returns where it stands.
  public ImportState state() {
    return state;
  }

  /// Returns when it was taken in.
  public Instant receivedAt() {
    return receivedAt;
  }

  /// Returns when it was undone, if it was.
  public Optional<Instant> undoneAt() {
    return Optional.ofNullable(undoneAt);
  }

  /// Returns the unit of work that took it in.
  public String unit() {
    return unit;
  }

  /// Returns where it came from: absolute paths, one a line.
  public String source() {
    return source;
  }

  /// Returns what the user wrote about it.
  public Optional<String> note() {
    return Optional.ofNullable(note);
  }

  /// Returns how many files it has.
  public long files() {
    return files;
  }

  /// Returns how many bytes they have together.
  public long bytes() {
    return bytes;
  }

  /// Marks it as undone.
  public void undo(Instant when) {
    state = ImportState.UNDONE;
    undoneAt = when;
  }
}

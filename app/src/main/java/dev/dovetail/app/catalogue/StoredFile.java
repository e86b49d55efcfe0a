package dev.dovetail.app.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One file of an import.
@Entity
@Table(name = "file")
public final class StoredFile {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(name = "import_number")
  private long importNumber;

  private String path = "";

  @Column(name = "delivered_as")
  private @Nullable String deliveredAs;

  @Enumerated(EnumType.STRING)
  private FileStatus status = FileStatus.NEW;

  private long bytes;

  private String sha256 = "";

  @Column(name = "modified_at")
  private Instant modifiedAt = Instant.EPOCH;

  /// For the persistence module, which fills the fields.
  StoredFile() {}

  /// Describes one that is not stored yet.
  public StoredFile(
      long importNumber,
      String path,
      @Nullable String deliveredAs,
      FileStatus status,
      long bytes,
      String sha256,
      Instant modifiedAt) {
    this.importNumber = importNumber;
    this.path = path;
    this.deliveredAs = deliveredAs;
    this.status = status;
    this.bytes = bytes;
    this.sha256 = sha256;
    this.modifiedAt = modifiedAt;
  }

  /// Returns its key; 0 until it is stored.
  public long id() {
    return id;
  }

  /// Returns the [Import] it came with.
  public long importNumber() {
    return importNumber;
  }

  /// Returns its path below `data/`, with `/` between names.
  public String path() {
    return path;
  }

  /// Returns the path it came with, percent-encoded, where that cannot be kept as a name.
  public Optional<String> deliveredAs() {
    return Optional.ofNullable(deliveredAs);
  }

  /// Returns what it is, compared with what was here before.
  public FileStatus status() {
    return status;
  }

  /// Returns its size.
  public long bytes() {
    return bytes;
  }

  /// Returns the SHA-256 of its content, in lower-case hexadecimal.
  public String sha256() {
    return sha256;
  }

  /// Returns when its content was last modified, as it came.
  public Instant modifiedAt() {
    return modifiedAt;
  }
}

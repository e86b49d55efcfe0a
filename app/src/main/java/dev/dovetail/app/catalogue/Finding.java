package dev.dovetail.app.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something in a delivery that deserves a look.
@Entity
@Table(name = "finding")
public final class Finding {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(name = "import_number")
  private long importNumber;

  private String path = "";

  private @Nullable Long line;

  private String message = "";

  /// For the persistence module, which fills the fields.
  Finding() {}

  /// Describes one that is not stored yet.
  public Finding(long importNumber, String path, @Nullable Long line, String message) {
    this.importNumber = importNumber;
    this.path = path;
    this.line = line;
    this.message = message;
  }

  /// Returns its key; 0 until it is stored.
  public long id() {
    return id;
  }

  /// Returns the [Import] it was found in.
  public long importNumber() {
    return importNumber;
  }

  /// Returns the file it was found in, as [StoredFile#path], or the path that was left out.
  public String path() {
    return path;
  }

  /// Returns the line it begins on, from 1, if it belongs to one.
  public Optional<Long> line() {
    return Optional.ofNullable(line);
  }

  /// Returns what it is.
  public String message() {
    return message;
  }
}

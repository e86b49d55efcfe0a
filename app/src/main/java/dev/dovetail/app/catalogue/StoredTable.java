package dev.dovetail.app.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a [StoredFile] is when read as a table.
@Entity
@Table(name = "data_table")
public final class StoredTable {
  @Id
  @Column(name = "file_id")
  private long fileId;

  private String format = "";

  private String encoding = "";

  private @Nullable String delimiter;

  @Column(name = "has_header")
  private boolean hasHeader;

  @Column(name = "row_count")
  private long rowCount;

  @Column(name = "bad_row_count")
  private long badRowCount;

  private @Nullable String notes;

  /// For the persistence module, which fills the fields.
  StoredTable() {}

  /// Describes one that is not stored yet.
  public StoredTable(
      long fileId,
      String format,
      String encoding,
      @Nullable String delimiter,
      boolean hasHeader,
      long rowCount,
      long badRowCount,
      @Nullable String notes) {
    this.fileId = fileId;
    this.format = format;
    this.encoding = encoding;
    this.delimiter = delimiter;
    this.hasHeader = hasHeader;
    this.rowCount = rowCount;
    this.badRowCount = badRowCount;
    this.notes = notes;
  }

  /// Returns the [StoredFile].
  public long fileId() {
    return fileId;
  }

  /// Returns the format, such as `csv`.
  public String format() {
    return format;
  }

  /// Returns the character encoding.
  public String encoding() {
    return encoding;
  }

  /// Returns what separates fields, for a delimited format.
  public Optional<String> delimiter() {
    return Optional.ofNullable(delimiter);
  }

  /// Returns whether the first record names the columns.
  public boolean hasHeader() {
    return hasHeader;
  }

  /// Returns how many rows it has.
  public long rowCount() {
    return rowCount;
  }

  /// Returns how many of them do not fit the others.
  public long badRowCount() {
    return badRowCount;
  }

  /// Returns what was noticed and acted on while reading, one a line.
  public Optional<String> notes() {
    return Optional.ofNullable(notes);
  }
}

package dev.dovetail.app.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One column of a [StoredTable].
@Entity
@Table(name = "data_column")
public final class StoredColumn {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(name = "file_id")
  private long fileId;

  private int position;

  private String name = "";

  private String type = "";

  @Column(name = "value_count")
  private long valueCount;

  @Column(name = "null_count")
  private long nullCount;

  @Column(name = "distinct_count")
  private long distinctCount;

  @Column(name = "distinct_exact")
  private boolean distinctExact;

  private @Nullable String minimum;

  private @Nullable String maximum;

  private @Nullable Double mean;

  @Column(name = "standard_deviation")
  private @Nullable Double standardDeviation;

  @Column(name = "most_frequent")
  private String mostFrequent = "";

  private @Nullable String histogram;

  /// For the persistence module, which fills the fields.
  StoredColumn() {}

  /// Describes one that is not stored yet.
  public StoredColumn(
      long fileId,
      int position,
      String name,
      String type,
      long valueCount,
      long nullCount,
      long distinctCount,
      boolean distinctExact,
      @Nullable String minimum,
      @Nullable String maximum,
      @Nullable Double mean,
      @Nullable Double standardDeviation,
      String mostFrequent,
      @Nullable String histogram) {
    this.fileId = fileId;
    this.position = position;
    this.name = name;
    this.type = type;
    this.valueCount = valueCount;
    this.nullCount = nullCount;
    this.distinctCount = distinctCount;
    this.distinctExact = distinctExact;
    this.minimum = minimum;
    this.maximum = maximum;
    this.mean = mean;
    this.standardDeviation = standardDeviation;
    this.mostFrequent = mostFrequent;
    this.histogram = histogram;
  }

  /// Returns its key; 0 until it is stored.
  public long id() {
    return id;
  }

  /// Returns the table it belongs to.
  public long fileId() {
    return fileId;
  }

  /// Returns where it stands, from 1.
  public int position() {
    return position;
  }

  /// Returns its name.
  public String name() {
    return name;
  }

  /// Returns its type, by the names of Frictionless Table Schema.
  public String type() {
    return type;
  }

  /// Returns how many rows have a value.
  public long valueCount() {
    return valueCount;
  }

  /// Returns how many rows have none.
  public long nullCount() {
    return nullCount;
  }

  /// Returns how many different values there are.
  public long distinctCount() {
    return distinctCount;
  }

  /// Returns whether that was counted, not estimated.
  public boolean distinctExact() {
    return distinctExact;
  }

  /// Returns the least value.
  public Optional<String> minimum() {
    return Optional.ofNullable(minimum);
  }

  /// Returns the greatest value.
  public Optional<String> maximum() {
    return Optional.ofNullable(maximum);
  }

  /// Returns the arithmetic mean.
  public Optional<Double> mean() {
    return Optional.ofNullable(mean);
  }

  /// Returns the sample standard deviation.
  public Optional<Double> standardDeviation() {
    return Optional.ofNullable(standardDeviation);
  }

  /// Returns the most frequent values with their counts, as JSON.
  public String mostFrequent() {
    return mostFrequent;
  }

  /// Returns how the values are spread, as JSON.
  public Optional<String> histogram() {
    return Optional.ofNullable(histogram);
  }
}

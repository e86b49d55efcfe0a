package dev.dovetail.app.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// All that was measured of a [StoredTable], as JSON. Catalogues of version 1 do not have it.
@Entity
@Table(name = "data_profile")
public final class StoredProfile {
  @Id
  @Column(name = "file_id")
  private long fileId;

  private String profile = "";

  /// For the persistence module, which fills the fields.
  StoredProfile() {}

  /// Describes one that is not stored yet.
  public StoredProfile(long fileId, String profile) {
    this.fileId = fileId;
    this.profile = profile;
  }

  /// Returns the [StoredFile].
  public long fileId() {
    return fileId;
  }

  /// Returns the profile, as [dev.dovetail.analysis.table.ProfileJson] writes it.
  public String profile() {
    return profile;
  }
}

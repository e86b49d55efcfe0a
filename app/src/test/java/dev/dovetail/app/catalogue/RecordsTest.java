package dev.dovetail.app.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.analysis.table.ProfileChange;
import dev.dovetail.analysis.table.ProfileDifference;
import dev.dovetail.analysis.table.TableProfile;
import dev.dovetail.analysis.table.TableProfiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordsTest {
  @TempDir Path folder;
  private Path file;
  private TableProfile profile;

  @BeforeEach
  void makeProfile() throws IOException {
    file = folder.resolve("catalogue.sqlite");
    StringBuilder csv = new StringBuilder("n,x,day,at,flag,t,none\n");
    for (int i = 0; i < 50; i++) {
      csv.append(i / 2).append(',').append(i / 8.0).append(",2024-01-").append(10 + i % 20).append(",2024-01-02T10:")
          .append(10 + i / 2).append(i % 3 == 0 ? ":00,true,a" : ":00,false,b").append(",\n");
    }
    profile = new TableProfiler().profile(Files.writeString(folder.resolve("t.csv"), csv)).orElseThrow();
  }

  private void store(Catalogue catalogue, boolean hasProfile) {
    try (var session = catalogue.session()) {
      session.begin();
      Delivery delivery = new Delivery("d");
      session.add(delivery);
      session.flush();
      session.add(new Import(1, delivery.id(), Instant.EPOCH, "u", "s", null, 1, 1));
      session.flush();
      StoredFile stored = new StoredFile(1, "t.csv", null, FileStatus.NEW, 1, "h", Instant.EPOCH);
      session.add(stored);
      session.flush();
      Records.of(stored.id(), profile).stream()
          .filter(row -> hasProfile || !(row instanceof StoredProfile))
          .forEach(session::add);
      session.commit();
    }
  }

  private static TableProfile read(Catalogue catalogue) {
    return catalogue.read(session -> Records.read(session, 1).orElseThrow());
  }

  @Test
  void aProfileIsReadAsItWasStored() {
    try (Catalogue catalogue = Catalogue.create(file)) {
      store(catalogue, true);
      assertEquals(profile, read(catalogue));
      assertTrue(catalogue.read(session -> Records.read(session, 7)).isEmpty());
    }
  }

  /// As a catalogue of version 1 was, which has no profiles.
  private void makeFormer() {
    try (Catalogue catalogue = Catalogue.create(file)) {
      store(catalogue, false);
      try (var session = catalogue.session()) {
        session.begin();
        session.execute("DROP TABLE data_profile");
        session.execute("PRAGMA user_version = 1");
        session.commit();
      }
    }
  }

  @Test
  void aTableOfAnEarlierProgramIsReadWithWhatWasKeptOfIt() throws IOException {
    makeFormer();
    try (Catalogue catalogue = Catalogue.open(file)) {
      TableProfile former = read(catalogue);
      assertEquals(profile.rows(), former.rows());
      assertEquals(profile.columns().stream().map(c -> c.range()).toList(),
          former.columns().stream().map(c -> c.range()).toList());
      List<ProfileChange> changes = ProfileDifference.between(former, profile).changes();
      assertEquals(List.of(), changes.stream().filter(c -> c.severity() != ProfileChange.Severity.LOW).toList());
    }
    assertEquals(1, CatalogueHeader.check(file));
  }

  @Test
  void anEarlierCatalogueIsUpgradedAndKeepsWhatItHas() throws IOException {
    makeFormer();
    try (Catalogue catalogue = Catalogue.open(file)) {
      TableProfile before = read(catalogue);
      catalogue.upgrade();
      assertEquals(before, read(catalogue));
    }
    assertEquals(2, CatalogueHeader.check(file));
    try (Catalogue catalogue = Catalogue.open(file)) {
      catalogue.upgrade();
      assertEquals(50, read(catalogue).rows());
    }
  }
}

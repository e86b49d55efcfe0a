package dev.dovetail.persistence.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dovetail.persistence.Session;
import dev.dovetail.persistence.SessionFactory;
import dev.dovetail.persistence.SessionListener;
import dev.dovetail.persistence.SessionOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// That listeners hear of statements that change many rows at once. Numbers are those of the acceptance
/// cases.
class SessionEventsBulkTest {
  private final List<String> heard = new ArrayList<>();

  @Test
  void bulkStatementsAreToldWithTheirRowCounts() { // 181
    SessionListener listener = new SessionListener() {
      @Override
      public void afterBulkUpdate(Session of, Class<?> type, long rows) {
        heard.add("updated " + rows + " of " + type.getSimpleName() + (of.isActive() ? ", active" : ""));
      }

      @Override
      public void afterBulkDelete(Session of, Class<?> type, long rows) {
        heard.add("deleted " + rows + " of " + type.getSimpleName());
      }
    };
    try (SessionFactory factory = SessionFactory.builder().url("jdbc:sqlite::memory:").build();
        Session session = factory.open(SessionOptions.DEFAULT.listener(listener))) {
      SessionEvents events = ((DefaultSession) session).core().events();
      events.bulkUpdate(String.class, 3);
      events.bulkDelete(String.class, 2);
    }
    assertEquals(List.of("updated 3 of String, active", "deleted 2 of String"), heard);
  }
}

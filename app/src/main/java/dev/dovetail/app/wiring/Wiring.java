package dev.dovetail.app.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import dev.dovetail.app.desk.Adding;
import dev.dovetail.app.desk.Undoing;
import dev.dovetail.app.terminal.Terminal;
import java.time.Clock;
import java.util.Map;

/// How the application hangs together: what the commands are given that they do not make themselves.
///
/// The libraries know nothing of this; their classes are made here, or by the use cases, with `new`.
public final class Wiring extends AbstractModule {
  /// Makes the wiring.
  public Wiring() {}

  @Override
  protected void configure() {
    binder().requireAtInjectOnConstructors();
  }

  @Provides
  Clock clock() {
    return Clock.systemUTC();
  }

  @Provides
  Map<String, String> environment() {
    return System.getenv();
  }

  @Provides
  Terminal terminal() {
    return Terminal.current();
  }

  @Provides
  Adding adding(Clock clock) {
    return new Adding(clock);
  }

  @Provides
  Undoing undoing(Clock clock) {
    return new Undoing(clock);
  }
}

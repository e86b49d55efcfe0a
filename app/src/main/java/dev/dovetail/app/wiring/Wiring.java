package dev.dovetail.app.wiring;

import com.google.inject.AbstractModule;

/// How the application hangs together.
public final class Wiring extends AbstractModule {
  @Override
  protected void configure() {
    binder().requireAtInjectOnConstructors();
  }
}

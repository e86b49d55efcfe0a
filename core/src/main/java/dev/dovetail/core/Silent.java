package dev.dovetail.core;

/// The progress nobody looks at.
enum Silent implements Progress {
  INSTANCE;

  @Override
  public void start(String stage, long total) {}

  @Override
  public void advance(long amount) {}

  @Override
  public boolean isCancelled() {
    return false;
  }
}

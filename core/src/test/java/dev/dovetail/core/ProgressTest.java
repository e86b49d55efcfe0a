package dev.dovetail.core;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class ProgressTest {
  @Test
  void checkCancelledThrowsOnlyWhenSomebodyAskedToStop() {
    assertDoesNotThrow(() -> Progress.none().checkCancelled());
    Progress stopping =
        new Progress() {
          @Override
          public void start(String stage, long total) {}

          @Override
          public void advance(long amount) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    assertThrows(CancellationException.class, stopping::checkCancelled);
  }
}

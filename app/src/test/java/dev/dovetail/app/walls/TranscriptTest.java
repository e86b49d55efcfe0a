package dev.dovetail.app.walls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptTest {
  @Test
  void aConsoleBlockIsCommandsAndWhatTheyPrint() {
    var markdown = List.of("# T", "```console", "$ one", "1", "", "$ two", "```", "```sh", "three # why", "", "```");
    assertEquals(
        List.of(new Transcript.Step("one", List.of("1")), new Transcript.Step("two", List.of())),
        Transcript.steps(markdown));
    assertEquals(List.of("three"), Transcript.commands(markdown));
  }

  @Test
  void timesMayDifferAndNothingElse() {
    var step = new Transcript.Step("add", List.of("import 7 of 2026-10-01 09:12, 214 files in 9 s"));
    assertTrue(step.matches(List.of("import 7 of 2031-01-31 23:59, 214 files in 1.2 s", "")));
    assertFalse(step.matches(List.of("import 7 of 2031-01-31 23:59, 215 files in 1.2 s")));
    assertFalse(step.matches(List.of()));
  }

  @Test
  void anEllipsisStandsForAnyLines() {
    var step = new Transcript.Step("list", List.of("first", "…", "last"));
    assertTrue(step.matches(List.of("first", "last")));
    assertTrue(step.matches(List.of("first", "a", "last", "last")));
    assertFalse(step.matches(List.of("first", "a")));
    assertFalse(step.matches(List.of("last")));
  }
}

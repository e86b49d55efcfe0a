package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModeChangeTest {
  private static final List<String> CHANGES =
      List.of(
          "u+rwX,go-w", "a=r", "g=u", "o=g", "u=o,g=o", "+t", "-t", "+s", "u+s", "g+s", "o+s", "ug-s", "=",
          "a=", "u=", "+", "u=rwx,g=rx,o=", "+X", "-X", "=X", "a+X", "go=X", "ugo+rwx", "u+w-x+x", "g-u",
          "g+u-o", "=u", "+g", "-o", "0", "7", "644", "0644", "00644", "755", "2755", "4755", "1777", "7777",
          "0000", "00000", "+4", "=755", "-022", "+6000", "=0", "u=rws,g=rxs", "a+st", "+rwxst", "-rwxst",
          "=rwxst", "u+t", "o+t", "o=t", "u=rw,u+x", "aa+r", "uu=rr", "g=rX", "g=Xr", "o-rwx,+x", "+w",
          "=rw", "u-r,-w");

  @TempDir Path folder;

  @Test
  void doesWhatChmodDoes() throws IOException {
    assumeTrue(Kit.has("chmod"), "needs chmod");
    Random random = new Random(7);
    List<Integer> modes = new ArrayList<>(List.of(0, 0644, 0755, 07777, 0600, 0711, 06755, 01777, 02070));
    for (int i = 0; i < 4; i++) {
      modes.add(random.nextInt(07777 + 1));
    }
    StringBuilder script = new StringBuilder("umask 027; cd \"$0\" && touch f && mkdir d\n");
    List<String> expected = new ArrayList<>();
    for (String change : CHANGES) {
      ModeChange parsed = ModeChange.parse(change).withUmask(027);
      for (int mode : modes) {
        // five digits, so that nothing of the mode before is left to a directory
        script.append(
            String.format("chmod 0%04o f d; chmod -- %s f d 2>&-; stat -c %%a f d%n", mode, change));
        expected.add(change + " on " + Integer.toOctalString(mode));
        expected.add(Integer.toOctalString(parsed.apply(mode, false)));
        expected.add(Integer.toOctalString(parsed.apply(mode, true)));
      }
    }
    Path file = Files.writeString(folder.resolve("script"), script);
    List<String> seen = Kit.run("sh", "-c", ". " + file, folder.toString()).output().lines().toList();
    for (int i = 0; i < expected.size() / 3; i++) {
      List<String> row = expected.subList(3 * i, 3 * i + 3);
      assertEquals(row.subList(1, 3), seen.subList(2 * i, 2 * i + 2), row.getFirst());
    }
    assertEquals(expected.size() / 3 * 2, seen.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "8", "abc", "u", "u+q", "u+r,", ",u+r", "10000", "u+7", "+7r", "u=gr", "rwx",
      "u +r", "-8"})
  void refusesWhatIsNoMode(String text) {
    String message = assertThrows(IllegalArgumentException.class, () -> ModeChange.parse(text)).getMessage();
    assertTrue(message.contains('"' + text + '"'), message);
  }

  @Test
  void whatNamesNobodyKeepsToTheUmaskOfTheProcess() throws IOException {
    int created = (int) Files.getAttribute(Files.createFile(folder.resolve("new")), "unix:mode") & 07777;
    assertEquals(created, ModeChange.parse("=rw").apply(0, false));
  }

  @ParameterizedTest
  @CsvSource({"-1", "512"})
  void refusesAUmaskThatIsNone(int umask) {
    assertThrows(IllegalArgumentException.class, () -> ModeChange.parse("+x").withUmask(umask));
  }
}

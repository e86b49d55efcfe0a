package dev.dovetail.analysis.boundaries.internal.source;

import java.util.ArrayList;
import java.util.List;

/// Finds which comments belong to which directive: those inside, behind it on its line (and what goes on
/// below such a one, in its column), and those directly above that belong to nothing before. Directives are
/// asked for in their order.
final class Comments {
  private final List<JavaToken> tokens;
  private int taken = -1;

  Comments(List<JavaToken> tokens) {
    this.tokens = tokens;
  }

  /// Returns the text of the comments of the directive between two tokens, both included; empty if there is
  /// none.
  String of(int first, int last) {
    List<String> texts = new ArrayList<>();
    above(first, texts);
    for (int i = first; i <= last; i++) {
      if (tokens.get(i).isComment()) {
        texts.add(tokens.get(i).text());
      }
    }
    behind(last, texts);
    texts.removeIf(String::isEmpty);
    return String.join(" ", texts);
  }

  private void above(int first, List<String> texts) {
    int line = tokens.get(first).line();
    for (int i = first - 1; i > taken && tokens.get(i).isComment(); i--) {
      JavaToken comment = tokens.get(i);
      boolean isAlone = i == 0 || tokens.get(i - 1).endLine() < comment.line();
      boolean isAdjacent = comment.endLine() == line || (comment.endLine() == line - 1 && isAlone);
      if (!isAdjacent) {
        return;
      }
      texts.addFirst(comment.text());
      line = comment.line();
    }
  }

  private void behind(int last, List<String> texts) {
    int line = tokens.get(last).endLine();
    int i = last + 1;
    while (i < tokens.size() && tokens.get(i).line() == line && !tokens.get(i).isComment()
        && !tokens.get(i).isSeparator('}')) {
      i++;
    }
    boolean isNext = i == last + 1;
    for (; i < tokens.size() && tokens.get(i).isComment(); i++) {
      JavaToken comment = tokens.get(i);
      JavaToken before = tokens.get(i - 1);
      boolean goesOn = before.isComment() && comment.line() == before.endLine() + 1
          && comment.column() == before.column() && before.line() >= line && i - 1 > last;
      if (comment.line() != line && !goesOn) {
        return;
      }
      texts.add(comment.text());
      if (isNext) {
        taken = i;
      }
    }
  }
}

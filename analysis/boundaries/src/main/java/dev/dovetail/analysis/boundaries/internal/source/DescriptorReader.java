package dev.dovetail.analysis.boundaries.internal.source;

import dev.dovetail.analysis.boundaries.Directive.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads `module-info.java` (JLS 7.7) with its lines and comments, which class files do not have.
///
/// It is lenient, since a compiler has read the file before: what it does not understand it skips.
public final class DescriptorReader {
  private final Path file;
  private final List<JavaToken> tokens;
  private final Comments comments;
  private final Map<String, String> imports = new HashMap<>();
  private final Set<String> suppressed = new TreeSet<>();
  private final List<SourceDirective> directives = new ArrayList<>();
  private int at = -1;

  private DescriptorReader(Path file, String source) {
    this.file = file;
    this.tokens = JavaLexer.tokens(source);
    this.comments = new Comments(tokens);
    next();
  }

  /// Reads a source.
  ///
  /// @param file where it is
  /// @param source its text
  /// @return the descriptor, or nothing if no module is declared
  public static Optional<SourceDescriptor> read(Path file, String source) {
    return new DescriptorReader(file, source).descriptor();
  }

  private Optional<SourceDescriptor> descriptor() {
    while (hasMore()) {
      if (now().isSeparator('@')) {
        annotation();
      } else if (now().isWord("import")) {
        importDeclaration();
      } else if (now().isWord("module") || now().isWord("open")) {
        int line = now().line();
        while (hasMore() && (now().isWord("open") || now().isWord("module"))) {
          boolean isLast = now().isWord("module");
          next();
          if (isLast) {
            break;
          }
        }
        String name = name();
        body();
        return name.isEmpty()
            ? Optional.empty()
            : Optional.of(new SourceDescriptor(
                file, name, line, Set.copyOf(suppressed), List.copyOf(directives)));
      } else {
        next();
      }
    }
    return Optional.empty();
  }

  private void annotation() {
    next();
    String type = name();
    boolean isSuppression = type.equals("SuppressWarnings") || type.equals("java.lang.SuppressWarnings");
    if (!hasMore() || !now().isSeparator('(')) {
      return;
    }
    int depth = 0;
    do {
      if (now().isSeparator('(')) {
        depth++;
      } else if (now().isSeparator(')')) {
        depth--;
      } else if (isSuppression && now().kind() == JavaToken.Kind.LITERAL) {
        suppressed.add(now().text());
      }
      next();
    } while (hasMore() && depth > 0);
  }

  private void importDeclaration() {
    next();
    String name = name();
    if (hasMore() && now().isSeparator(';')) {
      imports.put(name.substring(name.lastIndexOf('.') + 1), name);
    }
    skipStatement();
  }

  private void body() {
    while (hasMore() && !now().isSeparator('{')) {
      next();
    }
    next();
    while (hasMore() && !now().isSeparator('}')) {
      Optional<Kind> kind = kind(now());
      if (kind.isPresent()) {
        directive(kind.get());
      } else {
        skipStatement();
      }
    }
  }

  private static Optional<Kind> kind(JavaToken token) {
    for (Kind kind : Kind.values()) {
      if (token.isWord(kind.keyword())) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  private void directive(Kind kind) {
    int first = at;
    next();
    Set<String> modifiers = kind == Kind.REQUIRES ? modifiers() : Set.of();
    String subject = qualified(kind, name());
    List<String> targets = new ArrayList<>();
    if (hasMore() && now().isWord()) {
      do {
        next();
        targets.add(qualified(kind, name()));
      } while (hasMore() && now().isSeparator(','));
    }
    int line = tokens.get(first).line();
    int last = skipStatement();
    if (!subject.isEmpty()) {
      directives.add(new SourceDirective(
          kind, modifiers, subject, List.copyOf(targets), line, comments.of(first, last)));
    }
  }

  /// A module can be called `transitive` too.
  private Set<String> modifiers() {
    Set<String> modifiers = new TreeSet<>();
    while (hasMore() && (now().isWord("static") || (now().isWord("transitive") && isFollowedByWord()))) {
      modifiers.add(now().text());
      next();
    }
    return Set.copyOf(modifiers);
  }

  private boolean isFollowedByWord() {
    int before = at;
    next();
    boolean isWord = hasMore() && now().isWord();
    at = before;
    return isWord;
  }

  private String qualified(Kind kind, String name) {
    if (kind != Kind.USES && kind != Kind.PROVIDES) {
      return name;
    }
    int end = name.indexOf('.');
    String first = end < 0 ? name : name.substring(0, end);
    return imports.getOrDefault(first, first) + name.substring(first.length());
  }

  private String name() {
    StringBuilder name = new StringBuilder();
    boolean isNameNext = true;
    while (hasMore() && (isNameNext ? now().isWord() : now().isSeparator('.'))) {
      name.append(now().text());
      isNameNext = !isNameNext;
      next();
    }
    return name.toString();
  }

  /// Goes behind the next semicolon, or to the closing brace before it; returns where it was.
  private int skipStatement() {
    while (hasMore() && !now().isSeparator(';') && !now().isSeparator('}')) {
      next();
    }
    int end = Math.min(at, tokens.size() - 1);
    if (hasMore() && now().isSeparator(';')) {
      next();
    }
    return end;
  }

  private boolean hasMore() {
    return at < tokens.size();
  }

  private JavaToken now() {
    return tokens.get(at);
  }

  private void next() {
    do {
      at++;
    } while (at < tokens.size() && tokens.get(at).isComment());
  }
}

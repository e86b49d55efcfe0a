package dev.dovetail.analysis.boundaries.internal.view;

import dev.dovetail.analysis.boundaries.BoundaryReport;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The forms in which a report can be shown. The same report gives the same characters, with `\n` between
/// lines.
public enum View {
  /// Text for people.
  TEXT {
    @Override
    String render(BoundaryReport report, ViewOptions options) {
      return new TextView(report, options).text();
    }
  },
  /// One JSON object; the documentation of [dev.dovetail.analysis.boundaries] has its members.
  JSON {
    @Override
    String render(BoundaryReport report, ViewOptions options) {
      return JsonView.text(report);
    }
  },
  /// A flowchart that hosts of Markdown render.
  MERMAID {
    @Override
    String render(BoundaryReport report, ViewOptions options) {
      return new MermaidView(Picture.of(report, options)).text();
    }
  },
  /// A graph for Graphviz.
  DOT {
    @Override
    String render(BoundaryReport report, ViewOptions options) {
      return new DotView(Picture.of(report, options)).text();
    }
  },
  /// A drawing.
  SVG {
    @Override
    String render(BoundaryReport report, ViewOptions options) {
      return new SvgView(Picture.of(report, options)).text();
    }
  },
  /// A page with the drawing, the findings and the modules.
  HTML {
    @Override
    String render(BoundaryReport report, ViewOptions options) {
      return new HtmlView(report, options).text();
    }
  };

  abstract String render(BoundaryReport report, ViewOptions options);

  /// Returns the name by which users ask for it.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Returns the form that users call so, if there is one.
  public static Optional<View> of(String label) {
    return Arrays.stream(values()).filter(view -> view.label().equals(label)).findFirst();
  }

  /// Shows a report, or the part of it that is in focus.
  ///
  /// @throws IllegalArgumentException if the module to focus on is not in the report
  public String show(BoundaryReport report, ViewOptions options) {
    return render(options.focus().map(module -> Focus.on(module, report)).orElse(report), options);
  }
}

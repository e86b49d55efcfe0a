package dev.dovetail.analysis.boundaries.internal.view;

import dev.dovetail.analysis.boundaries.Finding;
import dev.dovetail.analysis.boundaries.internal.view.Picture.Box;
import dev.dovetail.analysis.boundaries.internal.view.Route.Point;
import java.util.List;
import java.util.Map;

/// A picture as SVG 1.1, in the light or dark colours that its reader prefers.
///
/// It refers to nothing outside of itself and has no script. Everything that is cut short has its whole text
/// as a title.
final class SvgView {
  /// The colours and lines of a picture.
  static final String STYLE = """
      svg { --paper: #fff; --ink: #1f2328; --faint: #59636e; --band: #f3f5f8; --line: #7d868f; --box: #fff;
        --edge: #6e7781; --red: #b3261e; --pink: #fdeceb; }
      @media (prefers-color-scheme: dark) { svg { --paper: #0d1117; --ink: #e6edf3; --faint: #9198a1;
        --band: #161b22; --line: #6e7681; --box: #21262d;
        --edge: #8b949e; --red: #ff8078; --pink: #3d1a1c; } }
      svg text { font: 11.5px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
        fill: var(--ink); }
      svg .paper { fill: var(--paper); }
      svg .band { fill: var(--band); }
      svg .title { fill: var(--faint); font-size: 11px; font-style: italic; stroke: var(--band);
        stroke-width: 3px; paint-order: stroke; }
      svg .box rect { fill: var(--box); stroke: var(--line); }
      svg .box .detail { fill: var(--faint); font-size: 10px; }
      svg .apart rect { stroke-dasharray: 3 3; }
      svg .box.red rect { stroke: var(--red); stroke-width: 2; fill: var(--pink); }
      svg .edge path { fill: none; stroke: var(--edge); stroke-width: 1.1; }
      svg .edge.transitive path { stroke-width: 2.6; }
      svg .edge.static path { stroke-dasharray: 5 4; }
      svg .edge.red path { stroke: var(--red); }
      svg .edge:hover path { stroke-width: 4; }
      svg .head { fill: var(--edge); }
      svg .head.red { fill: var(--red); }
      svg .label { font-size: 10px; text-anchor: middle; stroke: var(--paper); stroke-width: 3px;
        paint-order: stroke; }
      svg .label.red { fill: var(--red); }
      svg .middle { text-anchor: middle; }
      svg a:focus { outline: none; }
      svg a:focus-visible .box rect, svg a:hover .box rect { stroke: var(--ink); stroke-width: 3; }
      """;

  private final Picture picture;
  private final Drawing drawing;
  private final Map<String, String> ids;
  private final boolean isInline;
  private final StringBuilder out = new StringBuilder();

  /// Takes a picture that stands alone.
  SvgView(Picture picture) {
    this(picture, false, Map.of());
  }

  /// Takes a picture that stands in a page which has the style, and what the identifiers of the modules point
  /// to.
  SvgView(Picture picture, Map<String, String> ids) {
    this(picture, true, ids);
  }

  private SvgView(Picture picture, boolean isInline, Map<String, String> ids) {
    this.picture = picture;
    this.isInline = isInline;
    this.ids = ids;
    drawing = new Drawing(picture);
  }

  String text() {
    long width = Math.max(620, Math.round(drawing.width()));
    long height = Math.round(drawing.height() + 34);
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"" + (isInline ? "group" : "img") + "\" aria-labelledby=\"picture-title\"")
        .append(" width=\"").append(width).append("\" height=\"").append(height)
        .append("\" viewBox=\"0 0 ").append(width).append(' ').append(height).append("\">\n")
        .append("<title id=\"picture-title\">").append(Names.count(picture.boxes().size(), "module"))
        .append(", ").append(Names.count(picture.arrows().size(), "requires")).append("</title>\n");
    if (!isInline) {
      out.append("<style>\n").append(STYLE).append("</style>\n");
    }
    out.append("<defs>\n");
    marker("head", "");
    marker("head-red", " red");
    out.append("</defs>\n<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n");
    for (Drawing.Band band : drawing.bands()) {
      out.append("<rect class=\"band\" x=\"8\" y=\"").append(Math.round(band.top()))
          .append("\" width=\"").append(width - 16).append("\" height=\"")
          .append(Math.round(band.bottom() - band.top())).append("\" rx=\"8\"/>\n");
    }
    drawing.routes().forEach(this::edge);
    for (Drawing.Band band : drawing.bands()) {
      out.append("<text class=\"title\" x=\"18\" y=\"").append(Math.round(band.top() + 15)).append("\">")
          .append(Names.xml(band.title())).append("</text>\n");
    }
    drawing.rows().forEach(row -> row.forEach(this::box));
    drawing.labels().forEach(this::label);
    legend(height - 16);
    return out.append("</svg>\n").toString();
  }

  private void marker(String id, String tone) {
    out.append("<marker id=\"").append(id)
        .append("\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\""
            + " markerUnits=\"userSpaceOnUse\" orient=\"auto-start-reverse\"><path class=\"head")
        .append(tone).append("\" d=\"M0 0L8 4L0 8z\"/></marker>\n");
  }

  private void edge(Route route) {
    Requirement arrow = route.arrow();
    out.append("<g class=\"edge").append(classes(arrow)).append("\"><title>")
        .append(Names.xml(arrow.from() + " " + arrow.directive()
            + (picture.hasCounts() ? ": " + Names.count(arrow.references(), "reference") : "")));
    for (Finding finding : arrow.findings()) {
      out.append('\n').append(Names.xml(finding.code() + ": " + finding.message()));
    }
    out.append("</title><path d=\"").append(path(route)).append("\" marker-")
        .append(route.isUpward() ? "start" : "end")
        .append("=\"url(#head").append(arrow.isFaulty() ? "-red" : "").append(")\"/></g>\n");
  }

  private static String classes(Requirement arrow) {
    return (arrow.isTransitive() ? " transitive" : "") + (arrow.isStatic() ? " static" : "")
        + (arrow.isFaulty() ? " red" : "");
  }

  private String path(Route route) {
    List<Point> points = route.points(drawing.rows());
    StringBuilder path = new StringBuilder("M").append(point(points.getFirst()));
    for (int i = 1; i < points.size(); i++) {
      Point from = points.get(i - 1);
      Point to = points.get(i);
      if (i % 2 == 0) {
        path.append('L').append(point(to));
      } else {
        double middle = (from.y() + to.y()) / 2;
        boolean isLevel = route.isLevel();
        path.append('C').append(point(new Point(from.x(), isLevel ? from.y() + Drawing.SAG : middle)))
            .append(' ').append(point(new Point(to.x(), isLevel ? to.y() + Drawing.SAG : middle)))
            .append(' ').append(point(to));
      }
    }
    return path.toString();
  }

  private String point(Point point) {
    return x(point.x()) + " " + Math.round(point.y());
  }

  private long x(double x) {
    return Math.round(x - drawing.left());
  }

  private void box(Place place) {
    Box box = place.box();
    boolean isLinked = ids.containsKey(box.name());
    out.append(isLinked ? "<a href=\"#" + ids.get(box.name()) + "\">" : "")
        .append("<g class=\"box").append(box.isFaulty() ? " red" : "").append(box.isChecked() ? "" : " apart")
        .append("\"><title>").append(Names.xml(box.name())).append(box.detail().isEmpty() ? "" : "\n")
        .append(Names.xml(box.detail())).append("</title><rect x=\"").append(x(place.left()))
        .append("\" y=\"").append(Math.round(place.top()))
        .append("\" width=\"").append(Math.round(place.width()))
        .append("\" height=\"").append(Math.round(place.height())).append("\" rx=\"5\"/>");
    double y = place.top() + 3;
    out.append("<text class=\"middle\">");
    for (String line : place.lines()) {
      y += Place.LINE;
      out.append("<tspan x=\"").append(x(place.x())).append("\" y=\"").append(Math.round(y)).append("\">")
          .append(Names.xml(line)).append("</tspan>");
    }
    out.append("</text>");
    if (!box.detail().isEmpty()) {
      out.append("<text class=\"middle detail\" x=\"").append(x(place.x())).append("\" y=\"")
          .append(Math.round(y + Place.LINE)).append("\">").append(Names.xml(box.detail())).append("</text>");
    }
    out.append("</g>").append(isLinked ? "</a>" : "").append('\n');
  }

  private void label(Drawing.Label label) {
    out.append("<text class=\"label").append(label.route().arrow().isFaulty() ? " red" : "").append("\" x=\"")
        .append(x(label.x())).append("\" y=\"").append(Math.round(label.y() + 3.5)).append("\">")
        .append(label.text()).append("</text>\n");
  }

  private void legend(long y) {
    key(18, y, "", "requires");
    key(132, y, " transitive", "transitive");
    key(260, y, " static", "static");
    key(360, y, " red", "finding");
    if (picture.hasCounts()) {
      out.append("<text class=\"title\" x=\"470\" y=\"").append(y + 4).append("\">number: references</text>\n");
    }
  }

  private void key(int x, long y, String classes, String text) {
    out.append("<g class=\"edge").append(classes).append("\"><path d=\"M").append(x).append(' ').append(y).append(".5")
        .append('h').append(34).append("\"/></g><text class=\"title\" x=\"").append(x + 42).append("\" y=\"")
        .append(y + 4).append("\">").append(text).append("</text>\n");
  }
}

package dev.dovetail.analysis.boundaries.internal.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dovetail.analysis.boundaries.BoundaryReport;
import dev.dovetail.analysis.boundaries.Finding;
import dev.dovetail.analysis.boundaries.ModuleBoundary;
import dev.dovetail.analysis.boundaries.SourceLine;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// A report as one page: the picture, the findings, and every module that was checked.
///
/// It needs nothing from elsewhere and has no script; its policy (Content Security Policy Level 3) allows its
/// own style, by its hash, and nothing else. It is well-formed XML as well.
final class HtmlView {
  private static final String STYLE = """

      :root { color-scheme: light dark; --paper: #fff; --ink: #1f2328; --faint: #59636e; --line: #d1d9e0;
        --band: #f3f5f8; --red: #b3261e; --link: #0550ae; }
      @media (prefers-color-scheme: dark) { :root { --paper: #0d1117; --ink: #e6edf3; --faint: #9198a1;
        --line: #3d444d; --band: #161b22; --red: #ff8078; --link: #79b8ff; } }
      body { margin: 0 auto; max-width: 76rem; padding: 1.5rem; font: 15px/1.5 system-ui, sans-serif;
        background: var(--paper); color: var(--ink); }
      h1 { font-size: 1.6rem; margin: 0; } h2 { margin-top: 2.5rem; } h3 { margin: 2.2rem 0 .2rem; }
      h3, code, td.code { font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
      h3 { font-size: 1.05rem; } code, td.code { font-size: .86em; overflow-wrap: anywhere; }
      p { margin: .3rem 0; } a { color: var(--link); } .faint, .note td { color: var(--faint); }
      :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
      figure { margin: 1rem 0; overflow: auto; border: 1px solid var(--line); border-radius: 8px;
        position: relative; left: 50%; transform: translateX(-50%); box-sizing: border-box;
        width: max-content; min-width: 100%; max-width: max(100%, 100vw - 5rem); }
      figure svg { display: block; margin: 0 auto; }
      table { border-collapse: collapse; width: 100%; margin: .6rem 0; }
      caption { text-align: left; color: var(--faint); font-size: .86rem; padding-bottom: .2rem; }
      th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0;
        border-bottom: 1px solid var(--line); }
      th { font-weight: 600; font-size: .86rem; } td.number, th.number { text-align: right; }
      td { overflow-wrap: anywhere; } td .red { color: var(--red); font-weight: 600; }
      table.findings { table-layout: fixed; }
      .findings th:nth-child(1) { width: 24%; } .findings th:nth-child(2) { width: 18%; }
      .findings th:nth-child(4) { width: 25%; }
      table.directives td:first-child { width: 55%; }
      h3:target, tr:target { background: var(--band); }
      @media screen and (max-width: 50rem) { .findings thead { display: none; }
        .findings tr, .findings td { display: block; border: 0; padding: .1rem 0; }
        .findings tr { border-bottom: 1px solid var(--line); padding: .5rem 0; } }
      @media print { body { max-width: none; padding: 0; font-size: 10pt; }
        figure { border: 0; overflow: visible; width: auto; }
        figure svg { max-width: 100%; height: auto; }
        tr, h3 { break-inside: avoid; } h2, h3 { break-after: avoid; } }
      """ + SvgView.STYLE;

  private final BoundaryReport report;
  private final ViewOptions options;
  private final Picture picture;
  private final Map<String, String> ids;
  private final StringBuilder out = new StringBuilder();

  HtmlView(BoundaryReport report, ViewOptions options) {
    this.report = report;
    this.options = options;
    picture = Picture.of(report, options);
    ids = Names.ids("m_", report.modules().stream().map(ModuleBoundary::name).toList());
  }

  String text() {
    out.append("""
        <!DOCTYPE html>
        <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
        <head>
        <meta charset="UTF-8"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-%s'; \
        base-uri 'none'; form-action 'none'"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title>Module boundaries</title>
        <style>%s</style>
        </head>
        <body>
        <header>
        <h1>Module boundaries</h1>
        """.formatted(hash(STYLE), STYLE));
    summary();
    out.append("</header>\n<main>\n<h2 id=\"picture\">Who requires whom</h2>\n<figure tabindex=\"0\" aria-labelledby=\"picture\">\n")
        .append(new SvgView(picture, ids).text()).append("</figure>\n");
    findings();
    others();
    modules();
    return out.append("</main>\n</body>\n</html>\n").toString();
  }

  private static String hash(String style) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  private void summary() {
    List<ModuleBoundary> checked = report.modules().stream().filter(options::isDetailed).toList();
    int certain = report.certain().size();
    List<String> parts = new ArrayList<>();
    parts.add(Names.count(checked.size(), "module"));
    parts.add(Names.count(checked.stream().mapToLong(ModuleBoundary::classes).sum(), "class"));
    parts.add(Names.count(certain, "finding"));
    parts.add(Names.count(report.findings().size() - certain, "note"));
    count(report.accepted(), "accepted", parts);
    count(report.stale(), "stale", parts);
    count(report.problems(), "unreadable", parts);
    out.append("<p>").append(String.join(" · ", parts))
        .append("</p>\n<p><a href=\"#findings\">findings</a> · <a href=\"#modules\">modules</a></p>\n");
  }

  private static void count(List<?> list, String what, List<String> parts) {
    if (!list.isEmpty()) {
      parts.add(list.size() + " " + what);
    }
  }

  private void findings() {
    out.append("<h2 id=\"findings\">Findings</h2>\n");
    if (report.findings().isEmpty()) {
      out.append("<p>None.</p>\n");
      return;
    }
    head("findings", "What should change; notes may be in order", "code and subject", "module", "what was found",
        "change");
    report.findings().stream().filter(finding -> !finding.isDoubtful()).forEach(this::finding);
    report.findings().stream().filter(Finding::isDoubtful).forEach(this::finding);
    foot();
  }

  private void finding(Finding finding) {
    out.append(finding.isDoubtful() ? "<tr class=\"note\"><td><span>note " : "<tr><td><span class=\"red\">")
        .append(finding.code()).append("</span><br/><code>").append(Names.xml(finding.subject()))
        .append("</code></td><td class=\"code\">").append(ModuleHtml.link(ids, finding.module()))
        .append("</td><td>").append(Names.xml(finding.message()));
    finding.line().map(SourceLine::toString).ifPresent(line ->
        out.append("<br/><code class=\"faint\">").append(Names.xml(line)).append("</code>"));
    out.append("</td><td class=\"code\">").append(Names.xml(finding.change())).append("</td></tr>\n");
  }

  private void others() {
    if (!report.accepted().isEmpty()) {
      head("", "Accepted", "code", "module", "subject", "reason");
      report.accepted().forEach(accepted -> row(accepted.finding().code().code(), accepted.finding().module(),
          accepted.finding().subject(), accepted.reason()));
      foot();
    }
    if (!report.stale().isEmpty()) {
      head("", "Accepted and found no more: to be removed from the baseline", "code", "module", "subject", "reason");
      report.stale().forEach(stale ->
          row(stale.code().code(), stale.module(), stale.subject(), stale.reason()));
      foot();
    }
    if (!report.problems().isEmpty()) {
      head("", "Not readable", "where", "why");
      report.problems().forEach(problem -> row(problem.location(), problem.message()));
      foot();
    }
  }

  private void modules() {
    out.append("<h2 id=\"modules\">Modules</h2>\n");
    ModuleHtml html = new ModuleHtml(report, ids, out);
    report.modules().stream().filter(options::isDetailed).forEach(html::write);
    List<ModuleBoundary> context =
        report.modules().stream().filter(module -> !options.isDetailed(module)).toList();
    if (!context.isEmpty()) {
      out.append("<h2 id=\"context\">Referred to</h2>\n<ul>\n");
      context.forEach(module -> out.append("<li id=\"").append(ids.get(module.name())).append("\"><code>")
          .append(Names.xml(module.name())).append("</code> <span class=\"faint\">")
          .append(Names.xml(module.location())).append("</span></li>\n"));
      out.append("</ul>\n");
    }
  }

  private void head(String classes, String caption, String... columns) {
    ModuleHtml.head(out, classes, caption, columns);
  }

  private void foot() {
    ModuleHtml.foot(out);
  }

  private void row(String... cells) {
    out.append("<tr>");
    for (String cell : cells) {
      out.append("<td>").append(Names.xml(cell)).append("</td>");
    }
    out.append("</tr>\n");
  }
}

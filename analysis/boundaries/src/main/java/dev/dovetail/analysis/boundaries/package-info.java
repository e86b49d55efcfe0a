/// What modules let through, as a model to ask from Java.
///
/// Start with [dev.dovetail.analysis.boundaries.BoundaryChecker#check(Scope)]: a
/// [dev.dovetail.analysis.boundaries.Scope] says what to look at, and the
/// [dev.dovetail.analysis.boundaries.BoundaryReport] has each module's packages and directives, with the evidence
/// that these are needed, and the findings. A [dev.dovetail.analysis.boundaries.Baseline] sets apart those that
/// somebody has accepted. Scopes, baselines and reports are immutable, and all types are safe for use by several
/// threads; the same modules give the same report.
///
/// ## Words
///
/// - A *reference* is a pair of classes, one of which names the other in its class file, once however often it
///   does. A class that names two classes makes two references. `module-info` makes references too, to its
///   annotations and to the services that it names, and is not counted as a class. What compilers inline (values
///   of constants) or drop (annotations kept in sources) leaves no reference.
/// - A *checked* module gets findings. Others, which the scope has as context or which belong to the system, are
///   there to be resolved against, and what they use is evidence as well.
/// - A finding is *in doubt* where it may be in order for a reason that class files do not show. Such a finding is
///   a note: it fails nothing, and needs no acceptance.
/// - *Code, module and subject* are a finding's identity. Message, change and line are for people, and may change
///   from version to version.
///
/// ## JSON
///
/// The tool `boundaries` with `--json` writes a report as one object. Members keep their names and meaning; new ones
/// may come. One that is said to be there *if known* is left out otherwise; lists are there even if empty.
///
/// - `modules`, sorted by name, each with `name`, `version` (if known), `kind` (`explicit`, `open`, `automatic`,
///   `system`), `location`, `checked`, `classes` (how many), and
///   - `packages`: `name`, `access` (`exported`, `friends`, `concealed`), `opened`, `classes` (how many)
///   - `requires`: `module`, `modifiers`, `references`, `evidence`
///   - `exports` and `opens`: `package`, `modifiers`, `to`, `references`, `evidence`
///   - `uses`: `service`, `evidence` (the modules that provide it)
///   - `provides`: `service`, `with`, `evidence` (the modules that use it)
///   - `names`: the modules whose classes it names, each with `module` and `references`
///   - `nativeAccess`: `methods`, `restrictedCalls`, `granted`
/// - `edges`, one for each `requires`: `from`, `to`, `modifiers`, `references` (to classes of `to` itself), `findings`
///   (their codes)
/// - `findings`, sorted by module, code and subject: `code`, `module`, `subject`, `message`, `change`, `file` and
///   `line` (if known), `doubtful`
/// - `accepted`: the same members, and `reason`
/// - `stale`, lines of the baseline that accept nothing any more: `code`, `module`, `subject`, `reason`
/// - `problems`, what could not be read: `location`, `message`
///
/// An `evidence` is a list of `module` and `references`, as in [dev.dovetail.analysis.boundaries.Directive#evidence()].
/// In `requires` the member `references` is the sum of its evidence: those to the required module and, through it, to
/// what it re-exports.
package dev.dovetail.analysis.boundaries;

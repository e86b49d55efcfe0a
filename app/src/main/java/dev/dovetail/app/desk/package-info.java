/// The desk and what can be done with it, one class a use case: [dev.dovetail.app.desk.Adding],
/// [dev.dovetail.app.desk.Verifying], [dev.dovetail.app.desk.Undoing].
///
/// Nothing here prints or parses arguments; results are records that the commands show.
package dev.dovetail.app.desk;

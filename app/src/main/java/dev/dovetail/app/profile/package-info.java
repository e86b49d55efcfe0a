/// What is known of a delivered table, in the form in which it is kept: in the catalogue, in `datapackage.json`, and in the
/// log of a delivery under way. [dev.dovetail.analysis.table] measures; this package remembers.
package dev.dovetail.app.profile;

/// What deserves a look in a delivered file. What is in a table, [dev.dovetail.analysis.table] measures, and its profiles
/// are what the catalogue, `datapackage.json` and the log of a delivery under way keep.
package dev.dovetail.app.profile;

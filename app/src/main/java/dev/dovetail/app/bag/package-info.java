/// The folder of an import as the world knows it: a BagIt bag (RFC 8493) whose `datapackage.json` is a Frictionless Data
/// Package (version 2).
package dev.dovetail.app.bag;

package dev.dovetail.analysis.table.internal.csv;

import java.util.List;

/// What is known of a text once it has been read to its end.
///
/// @param notes what is to be said about it
/// @param footnotes how many records after the last row are not part of the table
record TextEnd(List<String> notes, int footnotes) {}

-- What version 2 of the catalogue has besides.

-- All that was measured of a table, as JSON; for tables taken in before, there is none.
CREATE TABLE data_profile (
  file_id INTEGER PRIMARY KEY REFERENCES data_table (file_id),
  profile TEXT NOT NULL
);

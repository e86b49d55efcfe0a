-- The catalogue of a Dovetail desk. It can be read with any SQLite client; write to it only through dovetail.
-- Instants are ISO 8601 in UTC, hashes lower-case hexadecimal SHA-256, sizes bytes.

CREATE TABLE delivery (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);

-- One delivery taken in; its files are in imports/NNNN/data.
CREATE TABLE import (
  number      INTEGER PRIMARY KEY,
  delivery_id INTEGER NOT NULL REFERENCES delivery (id),
  state       TEXT NOT NULL CHECK (state IN ('IN', 'UNDONE')),
  received_at TEXT NOT NULL,
  undone_at   TEXT,
  unit        TEXT NOT NULL UNIQUE,
  source      TEXT NOT NULL,
  note        TEXT,
  files       INTEGER NOT NULL,
  bytes       INTEGER NOT NULL
);
CREATE INDEX import_delivery ON import (delivery_id, number);

CREATE TABLE file (
  id            INTEGER PRIMARY KEY,
  import_number INTEGER NOT NULL REFERENCES import (number),
  path          TEXT NOT NULL,
  delivered_as  TEXT,
  status        TEXT NOT NULL CHECK (status IN ('NEW', 'CHANGED', 'ALREADY_HERE')),
  bytes         INTEGER NOT NULL,
  sha256        TEXT NOT NULL,
  modified_at   TEXT NOT NULL,
  UNIQUE (import_number, path)
);
CREATE INDEX file_sha256 ON file (sha256);
CREATE INDEX file_bytes ON file (bytes);

CREATE TABLE data_table (
  file_id       INTEGER PRIMARY KEY REFERENCES file (id),
  format        TEXT NOT NULL,
  encoding      TEXT NOT NULL,
  delimiter     TEXT,
  has_header    INTEGER NOT NULL,
  row_count     INTEGER NOT NULL,
  bad_row_count INTEGER NOT NULL,
  notes         TEXT
);

CREATE TABLE data_column (
  id                 INTEGER PRIMARY KEY,
  file_id            INTEGER NOT NULL REFERENCES data_table (file_id),
  position           INTEGER NOT NULL,
  name               TEXT NOT NULL,
  type               TEXT NOT NULL,
  value_count        INTEGER NOT NULL,
  null_count         INTEGER NOT NULL,
  distinct_count     INTEGER NOT NULL,
  distinct_exact     INTEGER NOT NULL,
  minimum            TEXT,
  maximum            TEXT,
  mean               REAL,
  standard_deviation REAL,
  most_frequent      TEXT NOT NULL,
  histogram          TEXT,
  UNIQUE (file_id, position)
);

CREATE TABLE finding (
  id            INTEGER PRIMARY KEY,
  import_number INTEGER NOT NULL REFERENCES import (number),
  path          TEXT NOT NULL,
  line          INTEGER,
  message       TEXT NOT NULL
);
CREATE INDEX finding_import ON finding (import_number);

-- Every import with the name it was delivered under.
CREATE VIEW history AS
SELECT i.number, d.name AS delivery, i.state, i.received_at, i.undone_at, i.files, i.bytes, i.note, i.source
FROM import i JOIN delivery d ON d.id = i.delivery_id
ORDER BY i.number;

-- The files of the newest import of each delivery.
CREATE VIEW current_file AS
SELECT d.name AS delivery, i.number AS import, f.path, f.status, f.bytes, f.sha256, f.modified_at,
       t.format, t.row_count, t.bad_row_count
FROM delivery d
JOIN import i ON i.number =
  (SELECT MAX(number) FROM import WHERE delivery_id = d.id AND state = 'IN')
JOIN file f ON f.import_number = i.number
LEFT JOIN data_table t ON t.file_id = f.id
ORDER BY d.name, f.path;

-- The columns of the newest import of each delivery.
CREATE VIEW current_column AS
SELECT c.delivery, c.path, k.position, k.name, k.type, k.value_count, k.null_count, k.distinct_count,
       k.minimum, k.maximum, k.mean, k.standard_deviation
FROM current_file c
JOIN file f ON f.import_number = c.import AND f.path = c.path
JOIN data_column k ON k.file_id = f.id
ORDER BY c.delivery, c.path, k.position;

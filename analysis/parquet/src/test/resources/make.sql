CREATE TABLE types AS SELECT * FROM (VALUES
 (1, true, 200::UTINYINT, 18446744073709551615::UBIGINT, 0.1::FLOAT, 1.1::DOUBLE, 1.50::DECIMAL(9,2), 12345678901234567890123456.789::DECIMAL(38,3),
  DATE '2024-02-29', TIME '07:05:06.123456', TIMESTAMP '2024-02-29 12:30:00', TIMESTAMPTZ '2024-02-29 12:30:00.25+02', '007', UUID '123e4567-e89b-12d3-a456-426614174000', 'a'::BLOB, 'x'::ENUM('x','y')),
 (2, false, 0, 0, -3.5, 1e300, -0.01, -1, DATE '0001-01-01', TIME '00:00:00', TIMESTAMP '1969-12-31 23:59:59.999999', TIMESTAMPTZ '1970-01-01 00:00:00+00', E'Ä"\n😀', UUID '00000000-0000-0000-0000-000000000000', '\xFF\x00'::BLOB, 'y'),
 (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
 (-2147483648, true, 1, 9223372036854775808, 'inf', 'nan', 0, 0, DATE '9999-12-31', TIME '23:59:59', TIMESTAMP '9999-12-31 23:59:59', TIMESTAMPTZ '2024-01-01 00:00:00+00', '', UUID 'ffffffff-ffff-ffff-ffff-ffffffffffff', ''::BLOB, 'x')
) t(i, b, u8, u64, f, d, dec, big, day, clock, stamp, zoned, text, uuid, bytes, kind);
COPY types TO 'types.snappy.parquet' (FORMAT parquet, COMPRESSION snappy);
COPY types TO 'types.zstd.parquet' (FORMAT parquet, COMPRESSION zstd);
COPY types TO 'types.gzip.parquet' (FORMAT parquet, COMPRESSION gzip);
COPY types TO 'types.parquet' (FORMAT parquet, COMPRESSION uncompressed);
COPY types TO 'types.brotli.parquet' (FORMAT parquet, COMPRESSION brotli);
COPY (SELECT i, 'text ' || (i % 50) AS t, i / 8 AS x, CASE WHEN i % 3 = 0 THEN NULL ELSE i END AS n FROM range(20000) r(i)) TO 'groups.parquet' (FORMAT parquet, ROW_GROUP_SIZE 3000, COMPRESSION zstd);
COPY (SELECT 1 AS id, {'a': 1, 'b': 'x"y'} AS s, [1, NULL, 3] AS l, MAP {'k': 1.5} AS m, [{'q': DATE '2024-01-01'}] AS d UNION ALL SELECT 2, NULL, [], NULL, NULL) TO 'nested.parquet' (FORMAT parquet);
COPY (SELECT 1 AS a WHERE false) TO 'empty.parquet' (FORMAT parquet);

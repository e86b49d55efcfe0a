/// Hardwood 1.0.0.Final, a reader of Parquet, unchanged, with the descriptor that it does not have, and a
/// codec for Snappy without native code. Its codecs for LZ4 and Brotli are left out with their libraries.
@SuppressWarnings("module") // the package names are those of others
module dev.hardwood.core {
  requires jdk.jfr;
  requires static com.github.luben.zstd_jni; // files compressed with zstd only

  exports dev.hardwood;
  exports dev.hardwood.metadata;
  exports dev.hardwood.reader;
  exports dev.hardwood.row;
  exports dev.hardwood.schema;
}

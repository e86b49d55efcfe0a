#!/bin/sh
# Measures making and unpacking archives beside Info-ZIP and GNU tar, in tmpfs.
#
# usage: archives.sh JAVA MODULE_PATH [ROUNDS [CASE...]]
#   JAVA  a JDK 25's java    MODULE_PATH  core, fileops, and zstd-jni    CASE  zip unzip tar untar tar.gz …
set -eu
java=$1 modules=$2 rounds=${3:-9}
shift 2
[ $# -gt 0 ] && shift
here=$(cd "$(dirname "$0")" && pwd)
ram=$(mktemp -d /dev/shm/archives-bench.XXXXXX)
trap 'rm -rf "$ram"' EXIT
"$java" -Xmx128m -XX:+UseSerialGC --enable-native-access=dev.dovetail.fileops,com.github.luben.zstd_jni \
  -p "$modules" --add-modules dev.dovetail.fileops,com.github.luben.zstd_jni "$here/ArchiveBench.java" "$ram" "$rounds" "$@"

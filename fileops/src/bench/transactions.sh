#!/bin/sh
# Measures what a transaction of 2,000 small files costs beside cp -r and one sync -f.
#
# usage: transactions.sh JAVA MODULE_PATH DISK [ROUNDS [FILES]]
#   JAVA  a JDK 25's java    MODULE_PATH  the jars or class folders of core and fileops    DISK  a folder on the disk
set -eu
java=$1 modules=$2 disk=$3 rounds=${4:-9} files=${5:-2000}
here=$(cd "$(dirname "$0")" && pwd)
exec "$java" -Xmx128m -XX:+UseSerialGC --enable-native-access=dev.dovetail.fileops -p "$modules" \
  --add-modules dev.dovetail.fileops "$here/Transactions.java" "$disk" "$files" "$rounds"

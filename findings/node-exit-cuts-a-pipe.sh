#!/bin/sh
# Node.js 20 and 22 on Linux: process.exit() loses all of a long output but the first 64 KiB where standard output is a pipe.
#
# Writes to a pipe are asynchronous in Node; process.exit() does not wait for them. A driver that prints its log and then
# calls process.exit(0) is cut where the pipe is full (64 KiB on Linux), with exit code 0 and without a word; on a file or
# a terminal the same program is whole. Setting process.exitCode and returning lets the output drain.
#
# Seen:   to a pipe, process.exit(0):      65536 of 200001 bytes
#         to a pipe, process.exitCode = 0: 200001 of 200001 bytes
#         to a file, process.exit(0):      200001 of 200001 bytes
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
print='process.stdout.write("x".repeat(200000) + "\n");'
later() { sleep 1; wc -c | tr -d ' '; }
for version in 20.19.5 22.20.0; do
    (cd "$folder" && npm --silent install --no-save "node@$version")
    node="$folder/node_modules/.bin/node"
    "$node" --version
    cut=$("$node" -e "$print process.exit(0)" | later)
    whole=$("$node" -e "$print process.exitCode = 0" | later)
    "$node" -e "$print process.exit(0)" > "$folder/out"
    file=$(wc -c < "$folder/out" | tr -d ' ')
    echo "to a pipe, process.exit(0):      $cut of 200001 bytes"
    echo "to a pipe, process.exitCode = 0: $whole of 200001 bytes"
    echo "to a file, process.exit(0):      $file of 200001 bytes"
    [ "$cut $whole $file" = "65536 200001 200001" ]
done

#!/bin/bash
# slurm.sh PROGRAM - scripts/slurm-array: an array job writes what one run would, each draft once.
. "$(dirname -- "$0")/../cli/harness.bash"
array=$(realpath -- "$(dirname -- "$0")/../../scripts/slurm-array")
mkdir -p "$sandbox/in/a"
for n in {1..9}; do draft | sed "s/防汛/防汛$n/" >"$sandbox/in/a/$n.txt"; done
"$array" "$program" "$sandbox/in" "$sandbox/array" 3 || { [ $? != 77 ] || exit 77; }
it 'the array has written what one run would' \
  '(cd "$sandbox/in" && "$program" -q -d "$sandbox/whole" -r .); cd "$sandbox"
   [ "$(find array -name "*.docx" | wc -l)" = 9 ]; for n in {1..9}; do cmp "array/a/$n.docx" "whole/a/$n.docx"; done'
it 'each share has its report, and each draft is in one' '[ "$(cat "$sandbox"/array/report.?.jsonl | wc -l)" = 9 ]
   [ "$(ls "$sandbox"/array/report.?.jsonl | wc -l)" = 3 ]'
finish

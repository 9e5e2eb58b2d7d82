#!/bin/bash
# parallel.sh PROGRAM - GNU parallel drives gongwen: a filter over blocks of records, a process for each
# share of the drafts, and a worker that is reached as another host would be (--sshlogin :).
. "$(dirname -- "$0")/../cli/harness.bash"
command -v parallel >/dev/null || { echo "GNU parallel is not installed"; exit 77; }
export PARALLEL_HOME=$sandbox/parallel
mkdir -p "$PARALLEL_HOME" && : >"$PARALLEL_HOME/will-cite"
export program

# in.jsonl and d/ have the same forty drafts.
shares() {
  mkdir d
  python3 - <<'PY'
import json
text = open("draft.txt", encoding="utf-8").read()
with open("in.jsonl", "w", encoding="utf-8") as records:
    for n in range(40):
        one = text.replace("防汛", f"防汛{n}")
        open(f"d/{n}.txt", "w", encoding="utf-8").write(one)
        records.write(json.dumps({"id": n, "text": one}) + "\n")
PY
  run -q -d want d/*.txt
}

# The answers are those of the drafts, in this order of ids (or sorted, when none is given).
answers() {
  python3 - "$@" <<'PY'
import base64, json, sys
a = [json.loads(line) for line in open("answers", encoding="utf-8")]
ids = [x["id"] for x in a]
assert sorted(ids) == list(range(40)), ids
assert "ordered" not in sys.argv or ids == list(range(40)), ids
for x in a:
    assert base64.b64decode(x["docx"]) == open(f"want/{x['id']}.docx", "rb").read(), x["id"]
PY
}

it '--pipe: blocks of records through --stream, order kept' \
  'shares; parallel -j2 -k --pipe --block 8k "$program" --stream <in.jsonl >answers; answers ordered'
it 'a share of the names for each process (-0 - and --pipe)' \
  'shares; find d -name "*.txt" -print0 | parallel -j2 -0 --pipe -N 10 "$program" -q -d o -0 -
   for n in {0..39}; do cmp "o/$n.docx" "want/$n.docx"; done'
it 'a process for each draft' \
  'shares; mkdir o; parallel -j2 "$program" -q -o o/{/.}.docx {} ::: d/*.txt
   for n in {0..39}; do cmp "o/$n.docx" "want/$n.docx"; done'
it '--sshlogin: a list of hosts, here this one' \
  'shares; parallel -S 2/: -k --pipe --block 8k "$program" --stream <in.jsonl >answers; answers ordered'
it 'a failing draft is seen by the engine, and stops nobody' \
  'shares; : >d/7.txt; code=0; find d -name "*.txt" -print0 | parallel -j2 -0 --pipe -N 10 "$program" -q -d o -0 - 2>err || code=$?
   exits 1; [ "$(ls o | grep -c docx)" = 39 ]'
it 'as Hadoop and Spark pipe it: two shards, each its own filter, then sorted' \
  'shares; split -n r/2 in.jsonl shard.; for s in shard.??; do "$program" --stream <"$s" >"$s.out" & done; wait
   cat shard.??.out | sort >answers; answers; [ "$(wc -l <answers)" = 40 ]'
finish

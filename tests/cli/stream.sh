#!/bin/bash
# stream.sh PROGRAM - JSON records in and out (--stream).
. "$(dirname -- "$0")/harness.bash"

# N requests; each has a text of its own.
requests() {
  python3 - "$1" <<'PY'
import json, sys
text = open("draft.txt", encoding="utf-8").read()
for n in range(1, int(sys.argv[1]) + 1):
    print(json.dumps({"id": n, "text": text.replace("防汛", f"防汛{n}")}, ensure_ascii=n % 2 == 0))
PY
}

# Feeds the file `in` to the program; the answers are in out.
stream() {
  code=0
  "$program" --stream "$@" <in >out 2>err || code=$?
}

# Python about the answers, which are the list `a`.
holds() {
  python3 -c "import base64, json; a = [json.loads(l) for l in open('out', encoding='utf-8')]
$1"
}

for jobs in '' -j1 -j4; do
  it "one for one, in order, as single runs would write them${jobs:+: $jobs}" \
    'requests 30 >in; stream '$jobs'; exits 0; says_nothing
     holds "assert [x[\"id\"] for x in a] == list(range(1, 31)) == [x[\"record\"] for x in a]
assert {x[\"status\"] for x in a} == {\"GW_OK\"}
for x in a: open(str(x[\"id\"]) + \".docx\", \"wb\").write(base64.b64decode(x[\"docx\"], validate=True))"
     for n in 1 2 17 30; do sed "s/防汛/防汛$n/g" draft.txt >d.txt; run -o d.docx d.txt; cmp d.docx "$n.docx"; done'
done
it 'malformed records are answered, and the stream goes on' \
  'requests 1 >one; { printf "no json\n\n[1]\n\"x\"\n{\"id\":7}\n{\"id\":8,\"text\":5}\n{\"id\":9,\"text\":\"x\",\"report\":1}\n"
     printf "{\"id\":10,\"text\":\"x\",\"text\":\"y\"}\n{\"text\":\"\377\"}\n{\"id\":\"\\\\ud800\",\"text\":\"x\"}\n\0\n"
     printf "{\"text\":\"x\"}{}\n"; cat one; printf "{\"id\":1"; } >in
   stream; exits 0; says_nothing
   holds "assert len(a) == 14, len(a); s = [x[\"status\"] for x in a]; assert s == [\"BAD_RECORD\"] * 12 + [\"GW_OK\", \"BAD_RECORD\"], s
assert [x[\"id\"] for x in a] == [None] * 4 + [7, 8, 9] + [None] * 5 + [1, None], a
assert all((\"docx\" in x) != (\"error\" in x) for x in a)"
   stream -j4; exits 0; holds "assert len(a) == 14 and [x[\"record\"] for x in a] == list(range(1, 15))"
   stream --fail-on=error; exits 1; stream --fail-on=no-title; exits 0; mv one in; stream --fail-on=error; exits 0'
it 'drafts that fail' \
  'printf "%s\n" "{\"id\":null,\"text\":\"\"}" "{\"id\":{\"a\":[1]},\"text\":\"　\\n\"}" "{\"id\":3,\"text\":\"关于开会的通知\\n明天开会。\"}" >in
   stream; exits 0; holds "assert [x[\"status\"] for x in a] == [\"GW_ERR_EMPTY\", \"GW_ERR_EMPTY\", \"GW_OK\"], [x[\"status\"] for x in a]
assert a[0][\"diagnostics\"][0][\"id\"] == \"empty-draft\" and a[1][\"id\"] == {\"a\": [1]}"'
it 'a report on request' \
  'printf "%s\n" "{\"id\":1,\"text\":\"关于开会的通知\\n明天开会。\",\"report\":true}" "{\"id\":1,\"text\":\"x\",\"report\":false}" "{\"text\":\"\",\"report\":true}" >in
   stream; holds "assert a[0][\"report\"][\"schema\"] == \"gongwen-report-1\" and \"report\" not in a[1] and \"report\" in a[2]"'
it 'a record that is too long is passed over' \
  'requests 1 >one; { cat one; python3 -c "print(\"{\\\"text\\\":\\\"\" + \"x\" * 300000 + \"\\\"}\")"; cat one; } >in
   stream --max-size=10K; exits 0; holds "assert [x[\"status\"] for x in a] == [\"GW_OK\", \"BAD_RECORD\", \"GW_OK\"], a"
   stream; holds "assert len(a) == 3"; python3 -c "print(\"x\" * 300000, end=\"\")" >in; stream --max-size=10K; holds "assert len(a) == 1"'
it 'each answer comes at once' \
  'requests 1 >in; python3 - "$program" <<"PY"
import json, select, subprocess, sys
line = open("in", "rb").read()
for jobs in ("-j1", "-j4"):
    child = subprocess.Popen([sys.argv[1], "--stream", jobs], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    for n in range(1, 6):
        child.stdin.write(line)
        child.stdin.flush()
        assert select.select([child.stdout], [], [], 20)[0], "no answer"
        assert json.loads(child.stdout.readline())["record"] == n
    child.stdin.close()
    assert child.wait(20) == 0
PY'
it 'memory does not grow with the stream' \
  'requests 1 >one; python3 - "$program" <<"PY"
import resource, subprocess, sys
line = open("one", "rb").read()
def peak(count):
    child = subprocess.Popen([sys.argv[1], "--stream", "-j2"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    for _ in range(count):
        child.stdin.write(line)
    status = open(f"/proc/{child.pid}/status").read()
    child.stdin.close()
    assert child.wait(100) == 0
    return int(status.split("VmHWM:")[1].split()[0])
few, many = peak(200), peak(2000)
assert many < few * 1.5 + 2000, (few, many)
PY'
it 'options hold' \
  'requests 1 >in; stream --fonts=windows --seal=no --set=urgency=特急; exits 0
   holds "open(\"a.docx\", \"wb\").write(base64.b64decode(a[0][\"docx\"]))"; sed -i "s/防汛/防汛1/g" draft.txt
   run --fonts=windows --seal=no --set=urgency=特急 draft.txt; cmp a.docx draft.docx'
it 'nothing in, nothing out' ': >in; stream; exits 0; [ ! -s out ]; says_nothing'
it 'a pipe that nobody reads' \
  'requests 50 >in; mkfifo p; exec 3<>p 4>p 3<&-; code=0; "$program" --stream <in >&4 2>err || code=$?; exits 4; says "Broken pipe"'
it 'a full disk' 'requests 1 >in; code=0; "$program" --stream <in >/dev/full 2>err || code=$?; exits 4; says "No space left"'
it 'a closed standard input' 'code=0; "$program" --stream <&- >out 2>err || code=$?; exits 3; says "<stdin>"'
it 'a signal while it waits' \
  'mkfifo p; exec 3<>p; "$program" --stream <p >out 2>err & sleep 0.3; kill -TERM $!; code=0; wait $! || code=$?; exits 143'
for wrong in 'draft.txt' '-o x' '--report=r' '--encoding=gbk' '--update' '--json' '-v' '-d a'; do
  it "no stream with $wrong" "try \"\$program\" --stream $wrong; exits 2; is_absent a"
done
finish

#!/bin/bash
# outline.sh PROGRAM - the outline, the report, and that both are deterministic.
. "$(dirname -- "$0")/harness.bash"

it 'an outline names every line' \
  'run outline draft.txt; exits 0; says_nothing; is_absent draft.docx
   [ "$(grep -c . out)" -ge 10 ]; grep -q "title.*关于进一步做好防汛工作的通知" out; grep -q "issue_date.*2026年6月1日" out'
it 'an outline in Chinese' 'run outline --lang=zh draft.txt; exits 0; grep -q "成文日期.*2026年6月1日" out'
it 'an outline from standard input' \
  'run outline draft.txt; "$program" outline <draft.txt >a; cmp out a; "$program" outline - <draft.txt >a; cmp out a'
it 'options before the command' 'run --lang=zh outline draft.txt; exits 0; grep -q 成文日期 out'
it 'an outline into a file' 'run outline -o tree draft.txt; exits 0; [ ! -s out ]; [ -s tree ]; is_clean'
it 'an outline as JSON' \
  'run outline --json draft.txt; exits 0
   python3 -c "
import json
tree = json.load(open(\"out\", encoding=\"utf-8\"))
assert tree[\"schema\"] == \"gongwen-outline-1\", tree"'
it 'an outline as JSON does not depend on the language' \
  'run outline --json draft.txt; cp out a; run outline --json --lang=zh draft.txt; cmp out a'
it 'an outline to a full disk' \
  'try sh -c "exec \"\$0\" outline draft.txt >/dev/full" "$program"; exits 4
   try sh -c "exec \"\$0\" outline --json draft.txt >/dev/full" "$program"; exits 4'
it 'an outline of nothing' 'run outline none.txt; exits 3; [ ! -s out ]; : >e.txt; run outline e.txt; exits 3; [ ! -s out ]'
it 'an outline does not replace its draft' 'cp draft.txt a; run outline -o draft.txt draft.txt; exits 4; cmp a draft.txt'
it 'an outline and --fail-on' \
  '{ draft; printf "说明\001如下。\n"; } >w.txt; run outline --fail-on=warning w.txt; exits 1; [ -s out ]'

it 'a report is JSON, beside the DOCX' \
  'run --report r.json draft.txt; exits 0; is_docx draft.docx
   python3 -c "
import json
report = json.load(open(\"r.json\", encoding=\"utf-8\"))
assert report[\"schema\"] == \"gongwen-report-1\"
assert len(report[\"lines\"]) == 10"'
it 'a report to standard output' \
  'run --report - draft.txt; exits 0; is_docx draft.docx; python3 -m json.tool out >/dev/null'
it 'a DOCX to standard output, the report to a file' \
  'run -o - --report r.json draft.txt; exits 0; is_docx out; python3 -m json.tool r.json >/dev/null'
it 'a report of a name that is no UTF-8' \
  'n=$(printf "a\377b.txt"); mv draft.txt "$n"; run --report r.json "$n"; exits 0; python3 -m json.tool r.json >/dev/null
   grep -qF "a\\\\xffb.txt" r.json'
it 'a report of standard input' \
  '"$program" --report r.json <draft.txt >x.docx; python3 -m json.tool r.json >/dev/null; is_docx x.docx'
it 'reports are the same under any locale, time zone and umask' \
  'run --report a.json draft.txt
   TZ=Asia/Shanghai LC_ALL=zh_CN.UTF-8 run --report b.json draft.txt; cmp a.json b.json
   umask 077; LC_ALL=de_DE.UTF-8 run --report c.json -o - draft.txt; cmp a.json c.json'
finish

#!/bin/bash
# input.sh PROGRAM - drafts that can be read and drafts that cannot; exit codes 1, 3 and 5.
. "$(dirname -- "$0")/harness.bash"

# unreadable NAME: exit code 3, nothing written, one sentence about it.
unreadable='exits 3; is_absent x.docx; [ ! -s out ]; is_clean'

it 'a draft that is missing' 'run -o x.docx none.txt; eval "$unreadable"; says none.txt "No such file"; says_one_line'
it 'a draft that is missing, Chinese' 'run --lang=zh none.txt; exits 3; says "无法读取“none.txt”" 没有这个文件'
it 'a folder' 'mkdir d; run -o x.docx d; eval "$unreadable"; says "Is a directory"; says_one_line'
it 'a folder as standard input' 'code=0; "$program" -o x.docx <. 2>err >out || code=$?; eval "$unreadable"'
it 'a closed standard input' 'code=0; "$program" -o x.docx <&- 2>err >out || code=$?; eval "$unreadable"'
it 'an empty draft' ': >e.txt; run -o x.docx e.txt; eval "$unreadable"; says "e.txt: error: " "[empty-draft]"'
it 'an empty standard input' 'run -o x.docx -; eval "$unreadable"; says "<stdin>: error: " "[empty-draft]"'
it 'white space only' 'printf " \t\r\n　　\n\n" >e.txt; run -o x.docx e.txt; eval "$unreadable"; says "[empty-draft]"'
it 'notices only' \
  'printf "%s\n" "更多范文请加微信：gw123456" "本文由某某文库网整理，版权所有，仅供学习交流" "QQ群：123456789" >n.txt
   run -o x.docx n.txt; eval "$unreadable"; says "[no-document]"'
it 'a package' 'run draft.txt; run -o x.docx draft.docx; eval "$unreadable"; says "[not-text]"'
it 'a broken byte, with its place' \
  'printf "关于\n各位\xff代表：\n" >b.txt; run -o x.docx --encoding=utf-8 b.txt; eval "$unreadable"
   says "b.txt:2:3: error: " "[byte-invalid]" "offset 13"'
it 'a broken byte replaced' \
  '{ draft; printf "各位\xff代表\n"; } >b.txt; run --encoding=utf-8 --encoding-errors=replace -o x.docx b.txt
   exits 0; is_docx x.docx; says "error: " "[byte-replaced]"'
it 'an existing output stays when the draft fails' \
  'echo old >x.docx; run -o x.docx none.txt; exits 3; is_text x.docx old'
it 'the report is written when the draft fails' \
  ': >e.txt; run -o x.docx --report r.json e.txt; exits 3; is_absent x.docx; python3 -m json.tool r.json >/dev/null
   grep -q GW_ERR_EMPTY r.json; run --report r.json none.txt; exits 3; grep -q GW_ERR_SOURCE r.json
   run --report r2.json d; exits 3; python3 -m json.tool r2.json >/dev/null'
it 'draft and report fail: the larger code' 'run --report none/r.json none.txt; exits 4; says none.txt none/r.json'

markdown='printf "# 关于甲的通知\n\n各单位：\n\n## 一、乙\n\n**（一）丙。**丁。\n" >m.txt'
it 'Markdown is known by its content, and from standard input' "$markdown"'
   run outline m.txt; exits 0; [ "$(grep -c "[#*]" out)" = 0 ]; grep -q "title  *关于甲的通知" out
   "$program" outline - <m.txt >a; cmp out a'
it '--from=text leaves it as it is' "$markdown"'
   run outline --from=text m.txt; exits 0; grep -qF "**（一）丙。**丁。" out'
it '--from=markdown where content is not enough' \
  'printf "关于甲的通知\n各单位：\n**乙**丙。\n" >p.txt; run outline p.txt; exits 0; grep -qF "**乙" out
   run outline --from=markdown p.txt; exits 0; [ "$(grep -c "\*" out)" = 0 ]
   says "p.txt:3:1: note: " "(2 in the draft)" "[markup-removed]"'

it '--max-size is exact' \
  'draft >d.txt; size=$(stat -c %s d.txt); run --max-size=$size d.txt; exits 0
   run -o x.docx --max-size=$((size - 1)) d.txt; eval "$unreadable"; says "[too-large]"'
it '--max-size with units' \
  '{ draft; head -c 2000 /dev/zero | tr "\0" " "; } >d.txt; run -o x.docx --max-size=1K d.txt; eval "$unreadable"
   run -o x.docx --max-size=1M d.txt; exits 0; is_docx x.docx'
it 'the default limit, from an endless source' \
  'code=0; yes 公文公文 | "$program" -o x.docx 2>err >out || code=$?; eval "$unreadable"; says "[too-large]"'

it 'encodings by content give the same document' \
  'run draft.txt
   for e in GB18030 GBK UTF-16 UTF-16LE UTF-16BE; do
     iconv -f UTF-8 -t $e draft.txt >a.txt; run a.txt; exits 0; cmp a.docx draft.docx
   done
   { printf "\xef\xbb\xbf"; draft; } >a.txt; run a.txt; cmp a.docx draft.docx'
it '--encoding by name and alias' \
  'run draft.txt; iconv -f UTF-8 -t GB18030 draft.txt >a.txt
   for e in gb18030 GBK GB2312 gb-18030; do run -e $e a.txt; exits 0; cmp a.docx draft.docx; done'
it '--encoding that is wrong' \
  'iconv -f UTF-8 -t GB18030 draft.txt >a.txt; run -o x.docx -e utf-8 a.txt; eval "$unreadable"; says "[byte-invalid]"'
it 'line ends give the same document' \
  'run draft.txt; for end in "\r\n" "\r" "\r\r\n"; do
     python3 -c "import sys; sys.stdout.buffer.write(open(\"draft.txt\",\"rb\").read().replace(b\"\n\", b\"$end\"))" >a.txt
     run a.txt; exits 0; cmp a.docx draft.docx
   done'
it 'bytes that arrive one by one' \
  'run draft.txt
   python3 -c "
import sys, time
for b in open(\"draft.txt\", \"rb\").read():
    sys.stdout.buffer.write(bytes([b])); sys.stdout.buffer.flush()" | "$program" >a.docx
   cmp a.docx draft.docx'

# ---- exit code 1 ---------------------------------------------------------------------------------
with_warning='{ draft; printf "说明\001如下。\n"; } >w.txt'
with_error='{ draft; printf "说明\377如下。\n"; } >w.txt; set -- -e utf-8 --encoding-errors=replace w.txt'
it '--fail-on=warning: done, and flagged' \
  'eval "$with_warning"; run --fail-on=warning w.txt; exits 1; is_docx w.docx; says "warning: " "[character-replaced]"'
it '--fail-on=error: a warning is not enough' \
  'eval "$with_warning"; run --fail-on=error w.txt; exits 0; is_docx w.docx; run w.txt; exits 0'
it '--fail-on=error: an error is' \
  'eval "$with_error"; run --fail-on=error "$@"; exits 1; is_docx w.docx; run --fail-on=warning "$@"; exits 1; run "$@"; exits 0'
it '--fail-on counts what -q hides' \
  'eval "$with_warning"; run -q --fail-on=warning w.txt; exits 1; says_nothing'
it '--fail-on counts kinds by name' \
  'eval "$with_warning"; run --fail-on=character-replaced w.txt; exits 1; is_docx w.docx
   run --fail-on=no-title,uncertain-element w.txt; exits 0; run --fail-on=error,character-replaced w.txt; exits 1
   run --fail-on=character-replace w.txt; exits 2; says "character-replaced"; run --fail-on=,error w.txt; exits 2'
it '--fail-on with nothing to say' 'run --fail-on=warning draft.txt; exits 0'

# ---- exit code 5 ---------------------------------------------------------------------------------
it 'no memory' \
  '{ for i in $(seq 400); do draft; done; } >d.txt; for i in 1 2 3 4 5 6; do cat d.txt d.txt >e; mv e d.txt; done
   echo old >x.docx
   if grep -q __asan_init "$program"; then
     export ASAN_OPTIONS=allocator_may_return_null=1:max_allocation_size_mb=4
     run -o x.docx d.txt
   else
     try bash -c "ulimit -v 90000; exec \"\$0\" -o x.docx d.txt" "$program"
   fi
   exits 5; says "out of memory"; is_text x.docx old; is_clean'
finish

#!/bin/bash
# batch.sh PROGRAM - many drafts (-d): where they go, what fails, what is up to date, how it is ended.
. "$(dirname -- "$0")/harness.bash"

# The ledger is no temporary file.
is_clean() {
  [ -z "$(find . -name '.gongwen-??????')" ] && return
  echo 'a temporary file was left'
  return 1
}

# Drafts d/1.txt to d/$1.txt, each with a text of its own.
drafts() {
  mkdir -p d
  for ((n = 1; n <= $1; n++)); do
    draft | sed "s/防汛/防汛$n/" >"d/$n.txt"
  done
}

count() {
  [ "$(find "$1" -name "*.docx" -printf x | wc -c)" = "$2" ] && return
  echo "not $2 outputs in $1, but $(find "$1" -name '*.docx' | wc -l)"
  return 1
}

# The summary: written, up to date, failed.
sums_up() { says "$1 written, $2 up to date, $3 failed"; }

it 'as single runs would write them, whatever -j' \
  'drafts 20; run -d a -j 1 d/*.txt; exits 0; run -d b -j 4 d/*.txt; exits 0; run -d c d/*.txt; count a 20
   for n in {1..20}; do run -o one.docx "d/$n.txt"; for f in a b c; do cmp one.docx "$f/$n.docx"; done; done
   is_clean'
it 'options and elements hold for every draft' \
  'drafts 3; printf "doc_number: 云政发〔2026〕8号\n" >m.yaml
   set -- --fonts=windows --seal=no --meta=m.yaml --set=urgency=特急 --force=3=addressee
   run -d a "$@" d/*.txt; exits 0
   for n in 1 2 3; do run -o one.docx "$@" "d/$n.txt"; cmp one.docx "a/$n.docx"; done'
it 'a folder that is missing is made, with those above' 'run -d x/y/z draft.txt; exits 0; is_docx x/y/z/draft.docx'
it 'a file in place of the folder' 'run -d draft.txt draft.txt; exits 4; says "draft.txt"'
it 'no draft' 'run -d a; exits 2; says "no drafts given"; is_absent a'
it 'an empty list is none' ': >list; run -d a --files-from=list; exits 0; sums_up 0 0 0'
it 'quiet' 'drafts 3; run -q -d a d/*.txt; exits 0; says_nothing'
it 'in Chinese' 'run --lang=zh -d a draft.txt none.txt; exits 1; says "写出 1 份，无需更新 0 份，失败 1 份" 没有这个文件'

# ---- names ---------------------------------------------------------------------------------------
it 'names that collide: nothing is written' \
  'mkdir e; drafts 2; cp draft.txt e/1.md; run -d a d/1.txt d/2.txt e/1.md; exits 2; says "d/1.txt" "e/1.md" "a/1.docx"
   says_one_line; is_absent a'
it 'a draft that is named twice' 'run -d a draft.txt ./draft.txt; exits 2; is_absent a'
it 'trees are kept' \
  'mkdir -p t/a/b t/.hid; cp draft.txt t/1.txt; cp draft.txt t/a/1.MD; cp draft.txt t/a/b/1.text
   cp draft.txt t/a/no.pdf; cp draft.txt t/.hid/x.txt; cp draft.txt t/a/.x.txt; ln -s a t/link
   run -d o -r t ../"${PWD##*/}"/draft.txt; exits 0; sums_up 4 0 0
   for f in t/1 t/a/1 t/a/b/1 "${PWD##*/}/draft"; do is_docx "o/$f.docx"; done; count o 4'
it 'no way out of the folder' \
  'mkdir -p p/q; cd p/q; cp ../../draft.txt ..; run -d o -r ../draft.txt; exits 0; is_docx o/draft.docx
   run -d o -r "$PWD/../draft.txt"; is_docx "o$(realpath ..)/draft.docx"'
it 'a folder is none without -r' 'mkdir t; run -d a t draft.txt; exits 1; says "t" "directory"; sums_up 1 0 1'
it 'a folder that is not there' 'run -d a -r none draft.txt; exits 1; sums_up 1 0 1'
it 'a list' \
  'drafts 3; printf "d/1.txt\n\nd/3.txt" >list; run -d a --files-from=list; exits 0; count a 2; is_docx a/3.docx
   run -d b --files-from list d/2.txt; count b 3
   code=0; "$program" -d c - <list 2>err || code=$?; exits 0; count c 2
   code=0; "$program" -d e --files-from=- <list 2>err || code=$?; exits 0; count e 2'
it 'a list with NULs, and names of any kind' \
  'mkdir n; for f in "a b" "$(printf "x\ny")" "通 知" "$(printf "\377")" --; do cp draft.txt "n/$f.txt"; done; cp draft.txt ./-
   code=0; { find n -type f -print0; printf -- "-\0"; } | "$program" -d a -0 - 2>err || code=$?; exits 0; count a 6; is_docx a/-.docx
   find n -type f -printf "%p\0" >list; run -d b -0 --files-from=list --report=r; exits 0; count b 5
   python3 -c "import json; [json.loads(l) for l in open(\"r\")]"
   is_docx "$(printf "b/x\ny.docx")"; is_docx "$(printf "b/\377.docx")"'
it 'NULs in a list of lines' 'printf "draft.txt\0x" >list; run -d a --files-from=list; exits 2; says --null; is_absent a'
it 'a list that is missing' 'run -d a --files-from=none; exits 3; says none; is_absent a'

# ---- failures ------------------------------------------------------------------------------------
it 'a failing draft stops nobody, and has a line' \
  'drafts 5; : >d/3.txt; printf "%%PDF-1.7" >d/4.txt; rm d/5.txt; run -d a d/{1..5}.txt; exits 1; count a 2; sums_up 2 0 3
   [ "$(wc -l <err)" = 4 ]; says "d/3.txt: error: " "[empty-draft]" "d/4.txt" "d/5.txt"; is_absent a/3.docx; is_clean'
it 'lines of failures come in the order of the drafts' \
  'drafts 40; for n in 3 7 31 32; do : >"d/$n.txt"; done; run -j 4 -d a d/{1..40}.txt; exits 1
   grep -o "^d/[0-9]*" err | tr "\n" " " | grep -qx "d/3 d/7 d/31 d/32 "'
it 'an old output stays when its draft fails' \
  'drafts 2; mkdir a; echo old >a/1.docx; : >d/1.txt; run -d a d/*.txt; exits 1; is_text a/1.docx old; is_docx a/2.docx'
it 'an output that cannot be written' \
  'drafts 3; mkdir -p a/2.docx; run -d a d/*.txt; exits 1; says a/2.docx directory; is_docx a/1.docx; is_docx a/3.docx; is_clean'
it 'never the draft itself' \
  'cp draft.txt x.docx; ln x.docx x.docx.docx; run -d . x.docx; exits 1; says "the draft itself"; cmp x.docx draft.txt'
it '--stop: the code of the first, and no more are started' \
  'drafts 50; : >d/2.txt; run --stop -j 1 -d a d/{1..50}.txt; exits 3; count a 1
   mkdir -p b/1.docx; run --stop -j 1 -d b d/1.txt d/3.txt; exits 4'
it '--fail-on with a name' \
  'drafts 2; printf "一、要求\n按时完成。\n" >d/2.txt; run -d a --fail-on=no-title d/*.txt; exits 1; count a 2
   run -d b --fail-on=date-form,uncertain-element d/1.txt; exits 0'
it '--fail-on' \
  'drafts 2; printf "一、要求\n按时完成。\n" >d/2.txt; run -d a --fail-on=warning d/*.txt; exits 1; count a 2
   says "d/2.txt: warning: "; sums_up 2 0 0; run -d b d/*.txt; exits 0'
it 'what is wrong with all is said once, and nothing is done' \
  'drafts 3; run -d a --set=nonsense=1 d/*.txt; [ "$code" != 0 ]; says_one_line; is_absent a
   run -d a --meta=none.yaml d/*.txt; exits 2; is_absent a'
for wrong in '-o x' '--json' '-v' '--explain'; do
  it "no batch with $wrong" "run -d a $wrong draft.txt; exits 2; says '--directory'; is_absent a"
done
it 'no --update or --stop without a batch' \
  'for o in --update --stop -r -0 --files-from=x; do run $o draft.txt; exits 2; says "does not go with"; done'
it 'a large draft alone is the same with any -j' \
  'for i in {1..8000}; do printf "%s、第%s件事要办好，办完了再说下一件。\n" "$i" "$i$i$i"; done >large.txt
   for j in 1 2 5; do run -q "-j$j" -o "$j.docx" large.txt; exits 0; done
   cmp 1.docx 2.docx; cmp 1.docx 5.docx
   [ "$(unzip -p 1.docx word/document.xml | wc -c)" -gt 1200000 ]'
it 'an outline with any -j' 'run outline -j1 draft.txt; exits 0; mv out one; run outline -j4 draft.txt; exits 0; cmp one out'
it 'jobs are 1 to 256' 'for n in 0 257 x -1 "" 1K; do run -d a "-j$n" draft.txt; exits 2; done; run -d a -j256 draft.txt; exits 0'

# ---- the report ----------------------------------------------------------------------------------
it 'a line for each draft, in their order, the same with any -j' \
  'drafts 30; : >d/7.txt; run -j4 -d a --report=r d/{1..30}.txt; exits 1; run -j1 -d a --report=s d/{1..30}.txt; cmp r s
   [ "$(wc -l <r)" = 30 ]; grep -o "\"draft\":\"d/[0-9]*" r | grep -o "[0-9]*$" >order; seq 30 | cmp - order
   run -d a --report=- d/{1..30}.txt; cmp out r'
it 'it never replaces a draft, nor is it half there' \
  'cp draft.txt x; run -d a --report=draft.txt draft.txt; exits 4; cmp x draft.txt; is_absent a
   run -d a --report=none/r draft.txt; exits 4; is_clean'
it 'a full disk' 'run -d a --report=/dev/full draft.txt; exits 4; is_docx a/draft.docx'

# ---- --update ------------------------------------------------------------------------------------
it 'what is up to date is skipped' \
  'drafts 5; run -d a d/*.txt; sums_up 5 0 0; run -d a --update d/*.txt; exits 0; sums_up 0 5 0
   echo 补充。 >>d/2.txt; run -d a --update d/*.txt; sums_up 1 4 0; run -d a --update d/*.txt; sums_up 0 5 0
   touch d/3.txt; run -d a --update d/*.txt; sums_up 1 4 0; rm a/4.docx; run -d a --update d/*.txt; sums_up 1 4 0'
it 'an older draft in its place is another one' \
  'drafts 2; run -d a d/*.txt; touch -d 2001-01-01 d/1.txt; run -d a --update d/*.txt; sums_up 1 1 0'
it 'other options make it anew' \
  'drafts 2; echo "urgency: 特急" >m.yaml; run -d a d/*.txt; for o in --fonts=windows --seal=no --meta=m.yaml --force=3=addressee; do
     run -d a --update $o d/*.txt; sums_up 2 0 0; run -d a --update $o d/*.txt; sums_up 0 2 0; done
   echo "urgency: 加急" >m.yaml; run -d a --update --meta=m.yaml d/*.txt; sums_up 2 0 0
   export SOURCE_DATE_EPOCH=5; run -d a --update --meta=m.yaml d/*.txt; sums_up 2 0 0
   run -d a --update --meta=m.yaml -q -j3 --report=r d/*.txt; grep -c current r | grep -qx 2'
it 'an output that was edited since is left alone' \
  'drafts 1; run -d a d/*.txt; sleep 0.05; echo mine >a/1.docx; run -d a --update d/*.txt; sums_up 0 1 0; is_text a/1.docx mine'
it 'a failed draft is tried again' ': >e.txt; run -d a --update e.txt draft.txt; sums_up 1 0 1; run -d a --update e.txt draft.txt; sums_up 0 1 1'
it 'a ledger that is broken or gone costs time only' \
  'drafts 3; run -d a d/*.txt; cp a/.gongwen-batch l; head -c 1000 /dev/urandom >a/.gongwen-batch; run -d a --update d/*.txt; exits 0; sums_up 3 0 0
   run -d a --update d/*.txt; sums_up 0 3 0; head -c 30 l >a/.gongwen-batch; run -d a --update d/*.txt; exits 0; run -d a --update d/*.txt; sums_up 0 3 0
   rm a/.gongwen-batch; run -d a --update d/*.txt; sums_up 3 0 0'

# ---- signals -------------------------------------------------------------------------------------
# A named pipe as the first draft keeps a thread busy for as long as it takes.
for signal in INT TERM HUP; do
  it "SIG$signal: whole files, none temporary, and --update goes on" \
    'drafts 300; mkfifo d/pipe.txt
     python3 - "$program" '$signal' <<"PY"
import glob, os, signal, subprocess, sys, time
signal.signal(signal.SIGINT, signal.SIG_DFL)
number = getattr(signal, "SIG" + sys.argv[2])
drafts = [f"d/{n}.txt" for n in range(1, 151)] + ["d/pipe.txt"] + [f"d/{n}.txt" for n in range(151, 301)]
child = subprocess.Popen([sys.argv[1], "-j1", "-d", "a", "--report=r", *drafts], stderr=open("err", "w"))
end = time.time() + 30
while len(glob.glob("a/*.docx")) < 150 and time.time() < end:
    time.sleep(0.01)
child.send_signal(number)
time.sleep(0.3)
child.send_signal(number)
assert child.wait(20) == -number, child.returncode
PY
     is_clean; count a 150; for f in a/*.docx; do is_docx "$f"; done; says "stopped by a signal" "150 written"
     rm d/pipe.txt; run -d a --update d/{1..300}.txt; exits 0; sums_up 150 150 0'
done
it 'a signal while many are under way: the rest is finished by --update, byte for byte' \
  'drafts 400; run -d b d/*.txt
   python3 - "$program" <<"PY"
import glob, signal, subprocess, sys, time
child = subprocess.Popen([sys.argv[1], "-j4", "-d", "a", "-r", "d"], stderr=subprocess.DEVNULL)
end = time.time() + 30
while len(glob.glob("a/d/*.docx")) < 20 and time.time() < end:
    time.sleep(0.002)
child.send_signal(signal.SIGTERM)
assert child.wait(20) in (-signal.SIGTERM, 0), child.returncode
PY
   is_clean; for f in a/d/*.docx; do cmp "$f" "b/${f##*/}"; done; run -d a -r --update d; exits 0; diff -x .gongwen-batch -r a/d b'
if has_terminals 'a bar'; then
  it 'a bar on a terminal, none when quiet' \
    'drafts 2; mkfifo d/p.txt; (sleep 0.5; draft >d/p.txt) & on_terminal -d a d/1.txt d/p.txt d/2.txt; exits 0
     grep -q "\[####.*/3 .*/s -" screen; grep -q "3 written, 0 up to date, 0 failed" screen
     on_terminal -q -d a d/1.txt; [ ! -s screen ]'
fi
finish

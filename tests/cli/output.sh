#!/bin/bash
# output.sh PROGRAM - where the DOCX goes, and that a failure leaves everything as it was.
. "$(dirname -- "$0")/harness.bash"

it 'beside the draft' 'run draft.txt; exits 0; [ ! -s out ]; is_docx draft.docx; is_clean'
it 'beside the draft: endings' \
  'mkdir f.d; for n in a.TXT b.text c.md d e.doc f.d/g .txt h.txt.txt; do cp draft.txt "$n"; run "$n"; exits 0; done
   for n in a b c d e.doc f.d/g .txt h.txt; do is_docx "$n.docx"; done'
it 'never the draft itself: a DOCX name gets another ending' \
  'cp draft.txt a.docx; run a.docx; exits 0; cmp a.docx draft.txt; is_docx a.docx.docx'
it 'an existing file is replaced' 'echo old >x.docx; run -o x.docx draft.txt; exits 0; is_docx x.docx'
it 'to standard output' \
  'run -o - draft.txt; exits 0; is_docx out; is_absent draft.docx; run draft.txt; cmp out draft.docx || {
   run -o - draft.txt; cmp out draft.docx; }'
it 'a pipeline gives the same bytes as a file' \
  'run draft.txt; cat draft.txt | "$program" >a.docx; cat draft.txt | "$program" - >b.docx
   "$program" -o c.docx <draft.txt; cmp a.docx draft.docx; cmp b.docx draft.docx; cmp c.docx draft.docx'
it 'twice the same bytes' 'run draft.txt; cp draft.docx a; sleep 1.1; run draft.txt; cmp a draft.docx'
it 'the same bytes under any time zone, locale, folder and umask' \
  'run draft.txt; cp draft.docx a.docx
   TZ=Asia/Shanghai LC_ALL=zh_CN.UTF-8 run -o b.docx draft.txt; cmp a.docx b.docx
   TZ=America/New_York LC_ALL=de_DE.UTF-8 LANG=C.UTF-8 run -o c.docx draft.txt; cmp a.docx c.docx
   mkdir -p sub/sub; (cd sub/sub; umask 077; run ../../draft.txt -o d.docx); cmp a.docx sub/sub/d.docx
   env -i "$program" -o e.docx draft.txt; cmp a.docx e.docx'
it 'a new file honours umask' \
  'umask 027; run draft.txt; [ "$(stat -c %a draft.docx)" = 640 ]
   umask 077; run -o b.docx draft.txt; [ "$(stat -c %a b.docx)" = 600 ]'
it 'a replaced file keeps its mode' \
  'echo old >x.docx; chmod 604 x.docx; umask 077; run -o x.docx draft.txt; exits 0
   [ "$(stat -c %a x.docx)" = 604 ]'
it 'a link is followed' \
  'mkdir d; echo old >d/x.docx; ln -s d/x.docx l.docx; run -o l.docx draft.txt; exits 0
   [ -L l.docx ]; is_docx d/x.docx; is_clean'
it 'a link to nowhere' 'ln -s none/x l.docx; run -o l.docx draft.txt; exits 4; [ -L l.docx ]'
it 'a device is written, not replaced' 'run -o /dev/null draft.txt; exits 0; [ -c /dev/null ]'
it 'a pipe with a name' \
  'mkfifo p; cat p >x.docx & run -o p draft.txt; exits 0; wait $!; [ -p p ]; is_docx x.docx'
it 'names with spaces and Chinese' \
  'mkdir "我的 文件夹"; cp draft.txt "我的 文件夹/通 知.txt"; run "我的 文件夹/通 知.txt"; exits 0
   is_docx "我的 文件夹/通 知.docx"'

# ---- exit code 4 ---------------------------------------------------------------------------------
it 'a full disk, standard output' \
  'try sh -c "exec \"\$0\" -o - draft.txt >/dev/full" "$program"; exits 4; says "standard output" "No space left"'
it 'a full disk, by name' 'run -o /dev/full draft.txt; exits 4; says "No space left"; [ -c /dev/full ]'
it 'a full disk, in Chinese' 'run --lang=zh -o /dev/full draft.txt; exits 4; says 无法写出 磁盘空间不足'
it 'a full disk, the report' \
  'echo old >draft.docx; run --report /dev/full draft.txt; exits 4; is_text draft.docx old; is_clean'
it 'a closed standard output' 'try sh -c "exec \"\$0\" -o - draft.txt >&-" "$program"; exits 4
   says "standard output" "Bad file descriptor"'
it 'closed streams never become a file of ours' \
  'code=0; "$program" -o - --report r.json draft.txt >&- 2>&- <&- || code=$?; exits 4; is_absent r.json; is_clean'
it 'a pipe that nobody reads' \
  'mkfifo p; exec 3<>p 4>p 3<&-; code=0; "$program" -o - draft.txt >&4 2>err || code=$?
   exits 4; says "Broken pipe"'
it 'a limit on the size of files' \
  'echo old >draft.docx; try bash -c "ulimit -f 2; exec \"\$0\" draft.txt" "$program"
   exits 4; is_text draft.docx old; is_clean'
it 'a folder that is missing' 'run -o none/x.docx draft.txt; exits 4; says none/x.docx; is_absent none'
it 'a file in place of a folder' 'run -o draft.txt/x.docx draft.txt; exits 4; is_clean'
it 'a folder in place of a file' 'mkdir x.docx; run -o x.docx draft.txt; exits 4; says "directory"; is_clean'
it 'a folder with a slash' 'run -o none/ draft.txt; exits 4'
it 'an empty name' 'run -o "" draft.txt; exits 4'
it 'a folder where nothing can be made' 'run -o /proc/x.docx draft.txt; exits 4'
if can_be_nobody 'read-only targets'; then
  it 'a folder that is read-only' \
    'mkdir d; echo old >d/x.docx; chmod 666 d/x.docx; chmod 555 d
     try "${nobody[@]}" "$program" -o d/x.docx draft.txt; exits 4; says d/x.docx; is_text d/x.docx old'
  it 'a file that is read-only' \
    'mkdir d; chmod 777 d; echo old >d/x.docx; chmod 444 d/x.docx
     try "${nobody[@]}" "$program" -o d/x.docx draft.txt; exits 4; is_text d/x.docx old; is_clean'
  it 'a draft that may not be read' \
    'chmod 000 draft.txt; try "${nobody[@]}" "$program" -o - draft.txt; exits 3; says Permission'
fi
it 'a report that cannot be written: the DOCX stays as it was' \
  'echo old >draft.docx; run --report none/r.json draft.txt; exits 4; is_text draft.docx old; is_clean
   rm draft.docx; run --report none/r.json draft.txt; exits 4; is_absent draft.docx; is_clean'
it 'a DOCX that cannot be written: the report stays as it was' \
  'echo old >r.json; run -o none/x.docx --report r.json draft.txt; exits 4; is_text r.json old; is_clean'
it 'a DOCX to a full pipe: no report' \
  'try sh -c "exec \"\$0\" -o - --report r.json draft.txt >/dev/full" "$program"; exits 4
   is_absent r.json; is_clean'
it 'the draft is never overwritten: by name, by folder, by link' \
  'cp draft.txt copy; ln draft.txt hard; ln -s draft.txt soft
   for n in draft.txt ./draft.txt "$PWD/draft.txt" hard soft; do
     run -o "$n" draft.txt; exits 4; says "the draft itself"; cmp draft.txt copy
   done
   run --report draft.txt draft.txt; exits 4; cmp draft.txt copy; is_absent draft.docx'
it 'the draft is never overwritten: as standard input and output' \
  'cp draft.txt copy; code=0; "$program" -o draft.txt <draft.txt 2>err || code=$?; exits 4; cmp draft.txt copy
   code=0; "$program" <draft.txt >>draft.txt 2>err || code=$?; exits 4; cmp draft.txt copy'

# ---- signals and terminals -----------------------------------------------------------------------
# Both outputs are ready, and the report's pipe has no reader: so the program waits, and is told to end.
for signal in TERM INT HUP USR1 USR2; do
  it "SIG$signal takes the temporary file along" \
    'echo old >draft.docx; mkfifo p
     python3 - "$program" '$signal' <<"PY"
import glob, signal, subprocess, sys, time
signal.signal(signal.SIGINT, signal.SIG_DFL)
number = getattr(signal, "SIG" + sys.argv[2])
child = subprocess.Popen([sys.argv[1], "--report", "p", "draft.txt"])
end = time.time() + 20
while not glob.glob(".gongwen-*") and time.time() < end:
    time.sleep(0.02)
assert glob.glob(".gongwen-*"), "no temporary file was seen"
time.sleep(0.2)
child.send_signal(number)
assert child.wait(20) == -number, child.returncode
PY
     is_text draft.docx old; is_clean'
done
# A draft that several threads work on, ended at some moment: the output is the old one or whole.
it 'signals at any moment, threads at work' \
  'for i in {1..12000}; do printf "%s.第%s件事要办好,办完了再说下一件.\n" "$i" "$i$i$i"; done >large.txt
   "$program" -q -j4 -o whole.docx large.txt; echo old >old.docx
   python3 - "$program" <<"PY"
import os, random, shutil, signal, subprocess, sys, time
random.seed(9704)
signal.signal(signal.SIGINT, signal.SIG_DFL)
command = [sys.argv[1], "-q", "-j4", "-o", "draft.docx", "large.txt"]
start = time.time()
subprocess.run(command, check=True)
whole, took = open("whole.docx", "rb").read(), time.time() - start
assert open("draft.docx", "rb").read() == whole
ended = 0
for _ in range(40):
    number = random.choice([signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
    shutil.copy("old.docx", "draft.docx")
    child = subprocess.Popen(command)
    time.sleep(random.random() * took * 1.1)
    child.send_signal(number)
    code = child.wait(60)
    assert code in (0, -number), code
    ended += code == -number
    # behind the rename a signal may still come: then the new one is whole
    now = open("draft.docx", "rb").read()
    assert now == (whole if code == 0 else now) and now in (b"old\n", whole), (code, len(now))
    assert not [n for n in os.listdir(".") if n.startswith(".gongwen-")]
assert ended > 5, ended
PY
   is_clean'
if has_terminals 'what goes to a terminal'; then
  it 'no DOCX onto a terminal' \
    'on_terminal -o - draft.txt; exits 2; grep -q "name a file with -o FILE" screen; ! grep -q ^PK screen
     on_terminal -o - none.txt; exits 2
     on_terminal -o /dev/tty draft.txt; exits 2; ! grep -q ^PK screen
     on_terminal --lang=zh -o - draft.txt; exits 2; grep -q "请用 -o 文件" screen'
  it 'no draft and a terminal: a hint' \
    'on_terminal; exits 2; grep -q "no draft given" screen; on_terminal outline; exits 2'
  it 'an outline goes to a terminal' 'on_terminal outline draft.txt; exits 0; grep -q 防汛 screen'
  it 'a summary on a terminal, none elsewhere, none when quiet' \
    'on_terminal draft.txt; exits 0; grep -q "wrote .draft.docx. (headings: 4, notices set aside: 0)" screen
     on_terminal --lang=zh draft.txt; grep -q "各级标题 4 个" screen
     run draft.txt; says_nothing; on_terminal -q draft.txt; [ ! -s screen ]'
fi
it 'two outputs into one pipe are refused before the draft is read' \
  'for way in "-o - --report=/dev/stdout" "-o /dev/stdout --report=-" "-o /dev/stdout --report=/dev/fd/1"; do
     { "$program" $way none.txt 2>err || echo $? >status; } | cat >out; [ "$(cat status)" = 2 ]; [ ! -s out ]
     says_one_line; says "same file or pipe"; done
   mkfifo p; cat p >out & "$program" -o - --report=p draft.txt >x.docx; wait $!; is_docx x.docx; python3 -m json.tool out >/dev/null
   run -o /dev/null --report=/dev/null draft.txt; exits 0'
finish

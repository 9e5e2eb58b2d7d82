#!/usr/bin/env bash
# sandbox.sh PROGRAM PROBE - what the program can still do when it looks at a draft. The probe
# (tests/fault/probe.c) is preloaded and tries; strace sees what is opened.
probe=$(realpath -- "${2:?usage: $0 PROGRAM PROBE}")
source "$(dirname -- "${BASH_SOURCE[0]}")/harness.bash" "$1"

# A folder that is not below this one.
make_elsewhere() {
  elsewhere=$PWD.elsewhere
  mkdir -p "$elsewhere"
  touch "$elsewhere/old" "$elsewhere/secret"
  chmod 600 "$elsewhere/secret"
  export PROBE_FOLDER=$elsewhere PROBE_BESIDE=$PWD/beside
  touch beside
}

# The program with the probe in it.
probed() {
  make_elsewhere
  try env LD_PRELOAD="$probe" "$program" "$@"
}

# refuses ERRNO WHAT...; allows WHAT...
refuses() {
  local error=$1 what
  shift
  for what; do
    grep -qx "probe: $what $error" err && continue
    echo "wanted $what to be $error: $(grep "probe: $what " err)"
    return 1
  done
}
allows() { refuses ok "$@"; }

files='system secret new remove'
calls='mode link internet local kill program trace'
refuses_files() { refuses EACCES $files; is_absent "$elsewhere/new"; [ -e "$elsewhere/old" ]; }
refuses_calls() { refuses EPERM $calls; is_absent "$elsewhere/link"; [ "$(stat -c %a "$elsewhere/secret")" = 600 ]; }

# What this kernel has; a run on another one shows the rest.
mkdir "$sandbox/kernel"
draft >"$sandbox/kernel/draft.txt"
offered=$("$program" -v "$sandbox/kernel/draft.txt" 2>&1 | grep '^gongwen: sandbox: ')
echo "# $offered"
kernel_has() {
  [[ $offered == *"$1 on"* ]] && return
  echo "# skipped, this kernel has no $1: $2"
  return 1
}

it 'what it has is told with -v, in both languages, and not otherwise' \
  'run -v draft.txt; grep -qxE "gongwen: sandbox: Landlock (on|off), seccomp (on|off)" err
   run -v --lang=zh draft.txt; grep -qxE "gongwen: 沙箱：Landlock (on|off)，seccomp (on|off)" err
   run -v --sandbox=off draft.txt; says "sandbox: Landlock off, seccomp off"; run draft.txt; says_nothing'
it 'off: all of it can be done' \
  'probed --sandbox=off draft.txt; exits 0; is_docx draft.docx; allows $files $calls beside'
it 'no other value' 'run --sandbox=none draft.txt; exits 2; says_one_line; says "no value"
   run rules --sandbox=off; exits 2'

if kernel_has Landlock 'files'; then
  it 'a conversion opens no other files, not even to read beside its output' \
    'probed draft.txt; exits 0; is_docx draft.docx; refuses_files; refuses EACCES beside; is_clean'
  it 'an outline, and a conversion between streams' \
    'probed outline draft.txt; exits 0; refuses_files; probed - -o -; refuses_files'
  it 'a batch: in its threads, too; of a folder that was named all may be read' \
    'probed -j2 -d o draft.txt; exits 0; is_docx o/draft.docx; refuses_files; refuses EACCES beside
     probed -r -d o .; exits 0; refuses_files; allows beside'
  it 'a stream' \
    'printf "{\"text\":\"关于通知\"}\n" >in; make_elsewhere
     code=0; LD_PRELOAD=$probe "$program" --stream <in >out 2>err || code=$?
     exits 0; refuses_files; refuses EACCES beside'
  for abi in 1 2 3 4 5 6; do
    it "Landlock $abi" \
      'PROBE_ABI='$abi' probed --report=r.json draft.txt; exits 0; is_docx draft.docx; refuses_files'
  done
fi
if kernel_has seccomp 'calls'; then
  it 'neither network nor programs nor what changes others: a conversion, an outline' \
    'probed draft.txt; exits 0; is_docx draft.docx; refuses_calls; probed outline draft.txt; exits 0; refuses_calls'
  it 'the same in a batch' 'probed -j2 -d o draft.txt; exits 0; is_docx o/draft.docx; refuses_calls'
fi

# ---- where the kernel refuses --------------------------------------------------------------------
for what in landlock rule enter seccomp privileges; do
  for error in 1 38; do
    it "all goes on where a container refuses $what with errno $error" \
      'try env LD_PRELOAD="$probe" PROBE_REFUSE='$what' PROBE_ERRNO='$error' "$program" -v draft.txt
       exits 0; is_docx draft.docx; grep -q "sandbox: .* off" err
       try env LD_PRELOAD="$probe" PROBE_REFUSE='$what' PROBE_ERRNO='$error' "$program" -d o draft.txt
       exits 0; is_docx o/draft.docx'
  done
done

# ---- nothing legitimate is in the way --------------------------------------------------------------
same='cmp a.docx b.docx; rm a.docx b.docx'
both() {
  run -o a.docx "$@"; exits 0
  run --sandbox=off -o b.docx "$@"; exits 0
  eval "$same"
}
it 'the same bytes with and without, whatever the encoding and the time zone' \
  'for to in UTF-8 GB18030 UTF-16LE UTF-16BE; do iconv -f UTF-8 -t $to draft.txt >d.txt; both d.txt; done
   iconv -f UTF-8 -t GB18030 draft.txt >d.txt
   TZ=Asia/Shanghai both d.txt; TZ=/usr/share/zoneinfo/Asia/Shanghai both d.txt; env -u TZ true; unset TZ; both d.txt'
it 'converters of iconv that are somewhere else' \
  'mkdir conv; for f in $(dirname "$(find -L /usr/lib* -name gconv-modules.cache 2>/dev/null | head -n1)")/{GB18030.so,gconv-modules*}; do
     [ ! -e "$f" ] || [[ $f == *.cache ]] || cp -r "$f" conv/; done
   iconv -f UTF-8 -t GB18030 draft.txt >d.txt; export GCONV_PATH=$PWD/conv; both d.txt'
it 'elements and overrides: from files elsewhere, links, pipes, standard input' \
  'mkdir m; echo "附注: 此件公开发布" >m/m.yaml; ln -s m/m.yaml l.yaml; echo "1=title" >m/o.txt
   both --meta=m/m.yaml --overrides=m/o.txt draft.txt; both --meta=l.yaml draft.txt
   run -o a.docx --meta=<(cat m/m.yaml) draft.txt; exits 0; run -o b.docx --meta=l.yaml draft.txt; unzip -p a.docx word/document.xml >a; unzip -p b.docx word/document.xml | cmp - a
   code=0; "$program" -o c.docx --meta=/dev/stdin draft.txt <m/m.yaml 2>err || code=$?; exits 0; is_docx c.docx
   run --meta=none.yaml draft.txt; exits 2; says "No such file"; run --meta=m draft.txt; exits 2; says "directory"'
it 'outputs: through links, in another folder, to devices, pipes and descriptors' \
  'mkdir o p; echo old >p/real.docx; ln -s ../p/real.docx o/x.docx; run -o o/x.docx --report=p/r.json draft.txt; exits 0; is_docx p/real.docx; [ -L o/x.docx ]; [ -s p/r.json ]
   run -o /dev/null draft.txt; exits 0; mkfifo f; cat f >y.docx & run -o f draft.txt; exits 0; wait $!; is_docx y.docx
   run -o z.docx --report=/dev/stdout draft.txt; exits 0; python3 -m json.tool out >/dev/null
   "$program" -o /dev/fd/7 draft.txt 7>w.docx; is_docx w.docx; "$program" -o /dev/fd/7 draft.txt 7> >(cat >v.docx); sleep 0.5; is_docx v.docx; is_clean'
it 'a batch: links to drafts, folders and outputs elsewhere, a report, a ledger that is a link' \
  'mkdir -p d/sub far res away/sub; cp draft.txt d/sub/1.txt; cp draft.txt far/2.txt; ln -s ../far/2.txt d/2.txt
   ln -s ../away res/d; echo old >far/3.docx; ln -s ../../far/3.docx away/sub/1.docx; touch far/ledger; ln -s ../far/ledger res/.gongwen-batch
   run -r -d res --report=far/r.jsonl --update d; exits 0; is_docx away/2.docx; is_docx far/3.docx; [ -L away/sub/1.docx ]; [ -s far/ledger ]; [ "$(wc -l <far/r.jsonl)" = 2 ]
   run -r -d res --update d; exits 0; says "2 up to date"; run -d new/er/o d/2.txt; exits 0; is_docx new/er/o/2.docx'
it 'a batch: a draft that is a pipe, a folder, not there' \
  'mkfifo p.txt; mkdir dir; cat draft.txt >p.txt & run -d o p.txt dir none.txt; exits 1; is_docx o/p.docx; says "dir.*directory" || says "directory"; says "No such file"'

# ---- what is opened ----------------------------------------------------------------------------------
# Every open of a run that does not fail, but for those that only look (O_PATH); all calls of the network.
opened() {
  strace -f -qq -e trace=open,openat,openat2,creat,%network -o log "$@" >out 2>err </dev/null
  sed -E 's/^[0-9]+ +//' log | grep -vE 'O_PATH| = -1 |^(---|\+\+\+)' | sed -E 's/^[a-z0-9]+\([^"]*"([^"]*)".*/\1/'
}
# The loader's business, before main and for the converters of iconv; libzip asks for the time zone.
libraries='^(/etc/localtime|/etc/ld\.so\.(cache|preload)|(/usr)?/lib[^ ]*/(lib[^/]*\.so[^/]*|gconv/[^/]*))$'
if ! command -v strace >/dev/null; then
  echo '# skipped, there is no strace: what is opened'
elif ! strace -qq -o /dev/null true 2>/dev/null; then
  echo '# skipped, strace may not trace here: what is opened'
else
  it 'a conversion opens its draft, its own new file and libraries, nothing else' \
    'opened "$program" --report=r.json draft.txt >all; is_docx draft.docx; grep -vE "$libraries" all | sed -E "s/(\.gongwen-)[A-Za-z0-9]{6}$/\1/; s|^$PWD/||" >seen
     printf "%s\n" draft.txt .gongwen- .gongwen- | diff - seen'
  it 'one in GB18030 the converter besides; the check sees what else is opened' \
    'iconv -f UTF-8 -t GB18030 draft.txt >d.txt; opened "$program" -o - d.txt >all; grep -q "gconv/" all; [ "$(grep -vE "$libraries" all)" = d.txt ]
     opened "$program" --sandbox=off --meta=/dev/null -o - d.txt >all; grep -qx /dev/null all
     opened env LD_PRELOAD="$probe" PROBE_FOLDER=/ "$program" --sandbox=off -o - d.txt >all; grep -qx /etc/passwd all; grep -q socket all'
fi
finish

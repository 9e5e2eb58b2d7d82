#!/usr/bin/env bash
# streams.sh PROGRAM PROBE - started with standard streams closed, the program writes nothing into the
# files that would have got their numbers, and nothing into the draft. The probe refuses /dev/null.
probe=$(realpath -- "${2:?usage: $0 PROGRAM PROBE}")
source "$(dirname -- "${BASH_SOURCE[0]}")/harness.bash" "$1"

# Every way to close them.
ways=('' '<&-' '>&-' '2>&-' '<&- >&-' '<&- 2>&-' '>&- 2>&-' '<&- >&- 2>&-')

# closed WAY ARGUMENT...: the program so; out and err are there when they are open.
closed() {
  local way=$1 in=draft.txt
  shift
  : >out; : >err
  code=0
  eval '"$program" "$@" <"$in" >out 2>err '"$way" || code=$?
}

# A draft that there is something to say about, in front of what cannot be read.
flawed() {
  { draft; echo '附件：1.名单'; } >w.txt
}

# Files that were written with all streams open are what they must be with some of them closed.
keep() { for f; do cp "$f" "kept-$(basename "$f")"; done; }
kept() { for f; do cmp "$f" "kept-$(basename "$f")"; done; }

for preload in '' "$probe"; do
  name=${preload:+, without /dev/null}
  export PROBE_REFUSE=null LD_PRELOAD=$preload
  [ -n "$preload" ] || unset LD_PRELOAD

  it "a conversion and its report$name" \
    'flawed; keep w.txt; closed "" -v -o x.docx --report=r.json w.txt; exits 0; [ -s err ]; keep x.docx r.json
     for way in "${ways[@]}"; do rm x.docx r.json; closed "$way" -v -o x.docx --report=r.json w.txt; exits 0
       kept w.txt x.docx r.json; [ ! -s out ]; is_clean; done'
  it "a conversion that fails: old files stay$name" \
    'flawed; keep w.txt; echo old >x.docx; echo old >y.docx; keep x.docx
     for way in "${ways[@]}"; do
       closed "$way" -v -o x.docx --report=none/r.json w.txt; exits 4; kept x.docx w.txt; is_clean
       closed "$way" -o x.docx none.txt; exits 3; kept x.docx; is_clean; done'
  it "a batch: what is said about it does not get into its report$name" \
    'flawed; keep w.txt; closed "" -j1 -d o --report=r.jsonl w.txt none.txt draft.txt; exits 1; [ -s err ]; keep r.jsonl o/w.docx o/draft.docx
     for way in "${ways[@]}"; do rm -r o r.jsonl; closed "$way" -j1 -d o --report=r.jsonl w.txt none.txt draft.txt; exits 1
       kept w.txt r.jsonl o/w.docx o/draft.docx; done'
  it "an outline to a file, and one to a closed stream$name" \
    'flawed; closed "" outline -v -o x w.txt; exits 0; keep x
     for way in "${ways[@]}"; do closed "$way" outline -v -o x w.txt; exits 0; kept x; done
     for way in "${ways[@]}"; do [[ $way == *">&-"* && $way != "2>&-" && $way != "<&- 2>&-" ]] || continue
       closed "$way" outline draft.txt; exits 4; done'
  it "what needs a stream that is closed says so with its exit code$name" \
    'closed ">&-" - -o -; exits 4; says "standard output"; closed ">&- 2>&-" - -o - --report=r.json; exits 4; is_absent r.json
     closed "<&-" -o x.docx; exits 3; says "<stdin>"; is_absent x.docx; closed "<&- 2>&-" -o x.docx -; exits 3; is_absent x.docx
     closed ">&-" --version; exits 4; closed "<&-" --stream; exits 3; echo "{}" >in
     closed ">&-" rules; exits 4; closed ">&- 2>&-" --nonsense; exits 2'
done
export LD_PRELOAD=$probe PROBE_REFUSE=pipe
it 'where nothing can be put in its place nothing is opened' \
  'for way in "<&-" ">&-" "2>&-"; do closed "$way" -o x.docx draft.txt; exits 5; is_absent x.docx; done
   closed "" -o x.docx draft.txt; exits 0; is_docx x.docx'
unset LD_PRELOAD
finish

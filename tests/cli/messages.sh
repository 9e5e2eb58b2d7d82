#!/bin/bash
# messages.sh PROGRAM - diagnostics on standard error: their form, their language, how many.
. "$(dirname -- "$0")/harness.bash"

with_warning='{ draft; printf "说明\001如下。\n"; } >w.txt'
with_notice='{ printf "更多范文请加微信：gw123456\n"; draft; } >n.txt'

it 'the form of a diagnostic' \
  'eval "$with_warning"; run w.txt; exits 0
   grep -qE "^w\.txt:13:3: warning: .*U\+0001.* \[character-replaced\]$" err'
it 'the form of a diagnostic, Chinese' \
  'eval "$with_warning"; run --lang=zh w.txt; exits 0
   grep -qE "^w\.txt:13:3: 警告: .*U\+0001.* \[character-replaced\]$" err'
it 'standard input is <stdin>' \
  'eval "$with_warning"; "$program" <w.txt >out 2>err; grep -q "^<stdin>:13:3: warning" err'
it 'the name is as it was given' \
  'eval "$with_warning"; mkdir d; mv w.txt d; run ./d/../d/w.txt; grep -q "^\./d/\.\./d/w\.txt:13:" err'
it 'control characters in names are harmless' \
  'run -o x.docx $'"'"'no\e[31m\nsuch\x9b'"'"'; exits 3; says "no\x1b[31m\x0asuch\x9b"; says_one_line'
it 'characters that turn the direction of writing are harmless' \
  'run -o x.docx $'"'"'a\xe2\x80\xaetxt'"'"'; exits 3; says "a\xe2\x80\xaetxt"; LC_ALL=C.UTF-8
   run -o x.docx 通知; says 通知'
it 'a notice that is set aside is named' \
  'eval "$with_notice"; run n.txt; exits 0; says "n.txt:1:1: note: " gw123456 "[notice-set-aside]"
   ! unzip -p n.docx word/document.xml | grep -q gw123456'
it 'a notice that is kept' \
  'eval "$with_notice"; run --keep-notices n.txt; exits 0; ! grep -q notice-set-aside err
   unzip -p n.docx word/document.xml | grep -q gw123456; unzip -p n.docx word/document.xml | grep -q GwNotice'
it '-q: errors only' \
  'eval "$with_warning"; run -q w.txt; exits 0; says_nothing; : >e.txt; run -q e.txt; exits 3; says "[empty-draft]"'
it '-v: every decision, and a summary' \
  'run -v draft.txt; exits 0; [ "$(grep -c ": line: " err)" = 10 ]
   grep -qE "^draft\.txt:1:1: line: title \[[a-z0-9-]+\] margin -?[0-9]+$" err
   grep -qE "^draft\.txt:8:3: line: heading_2 run-in 12 \[" err
   says "wrote '"'draft.docx'"' (headings: 4, "'
it '-v, Chinese' \
  'run -v --lang=zh draft.txt; exits 0; grep -qE "^draft\.txt:1:1: 识别: 标题 \[[a-z0-9-]+\] 差距 " err
   grep -qE "^draft\.txt:8:3: 识别: 二级标题 段内标题 12 字 \[" err; says 已写出“draft.docx”'
it '-v: a decision stands before what is said about its line' \
  'eval "$with_warning"; run -v w.txt; exits 0
   [ "$(grep -n "^w.txt:13:.*: line: " err | cut -d: -f1)" -lt "$(grep -n "^w.txt:13:.*warning" err | cut -d: -f1)" ]
   [ "$(grep -n "^w.txt:12:.*: line: " err | cut -d: -f1)" -lt "$(grep -n "^w.txt:13:.*warning" err | cut -d: -f1)" ]'
it 'nothing is said about a good draft' 'run draft.txt; exits 0; says_nothing'

# spoken LANGUAGE ENVIRONMENT...: which of the two is chosen.
spoken() {
  local want=$1
  shift
  env -u LC_ALL "$@" "$program" none.txt 2>err </dev/null || true
  case $want in zh) grep -q 无法读取 err ;; en) grep -q 'cannot read' err ;; esac
}
it 'language: LC_ALL before LC_MESSAGES before LANG' \
  'spoken zh LC_ALL=zh_CN.UTF-8 LC_MESSAGES=C LANG=C; spoken en LC_ALL=C LC_MESSAGES=zh_CN LANG=zh_CN
   spoken zh LC_MESSAGES=zh_CN.UTF-8 LANG=en_US.UTF-8; spoken en LC_MESSAGES=en_US.UTF-8 LANG=zh_CN
   spoken zh LANG=zh_CN.UTF-8; spoken en LANG=C'
it 'language: empty variables count as not set' \
  'spoken zh LC_ALL= LC_MESSAGES= LANG=zh_CN; spoken en LC_ALL= LC_MESSAGES= LANG='
it 'language: Hong Kong, Taiwan, bare zh; English when nothing is set' \
  'spoken zh LANG=zh_HK; spoken zh LANG=zh_TW.UTF-8; spoken zh LANG=zh; spoken en A=b'
it 'language: --lang before all' \
  'LC_ALL=zh_CN.UTF-8 run --lang=en none.txt; says "cannot read"; LC_ALL=C run --lang=zh none.txt; says 无法读取'
it 'a standard error that is full changes nothing' \
  'eval "$with_warning"; code=0; "$program" w.txt 2>/dev/full || code=$?; exits 0; is_docx w.docx'
finish

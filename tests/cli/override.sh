#!/bin/bash
# override.sh PROGRAM - decisions explained, and overruled: outline --explain, --force, --overrides,
# --number-headings.
. "$(dirname -- "$0")/harness.bash"

# What an outline has for the physical line $1.
element_of() {
  awk -v n="$1" '$1 == n {print $2}' out
}

it '--explain tells of element and runner-up' \
  'run outline --explain draft.txt; exits 0; says_nothing
   grep -qE "^    1  title " out; grep -qE "^       title [0-9]+, ahead by [0-9]+$" out
   grep -qE "^ +\+[0-9]+ title-genre +ends in" out; grep -qE "^ +\+8 order:title>addressee +.addressee. behind .title.$" out'
it '--explain in Chinese, in 80 columns' \
  'for language in zh en; do
     run outline --lang=$language --explain draft.txt; exits 0
     python3 -c "
import unicodedata
for line in open(\"out\", encoding=\"utf-8\"):
    width = sum(2 if unicodedata.east_asian_width(c) in \"WFA\" else 1 for c in line.rstrip())
    assert width <= 80 or line[4].isdigit(), line"
   done
   run outline --lang=zh --explain draft.txt; grep -qE "^       标题 [0-9]+，领先 [0-9]+$" out
   grep -qE "order:title>addressee +“标题”之后是“主送机关”" out'
it '--explain of some lines' \
  'run outline --explain=3,5-6 draft.txt; exits 0
   [ "$(grep -cE "^ {3,4}[0-9]+  [a-z]" out)" = 3 ]; [ "$(grep -c "ahead by" out)" = 3 ]; grep -q "^    6  " out
   run outline --explain=2,999 draft.txt; exits 0; [ ! -s out ]'
it '--explain leaves the draft its place' 'run outline --explain draft.txt -o tree; exits 0; [ -s tree ]'
it '--explain and --json: evidence on the lines that were chosen' \
  'run outline --json --explain=1 draft.txt; exits 0
   python3 -c "
import json
nodes = json.load(open(\"out\", encoding=\"utf-8\"))[\"children\"]
assert [n[\"line\"] for n in nodes if \"evidence\" in n] == [1], nodes
title = nodes[0]
sums = {e: sum(r[\"weight\"] for r in title[\"evidence\"] if r[\"element\"] == e) for e in (\"title\", title[\"runner_up\"])}
assert sums[\"title\"] - sums[title[\"runner_up\"]] == title[\"margin\"], title"
   run outline --json draft.txt; ! grep -q evidence out'
for lines in '' 0 x 5-3 1, 1,,2 -2 3- 18446744073709551616; do
  it "--explain=$lines is refused" \
    'run outline --explain='"'$lines'"' draft.txt; exits 2; says_one_line; says "no list of lines"'
done
it '--explain is for outlines' 'run --explain draft.txt; exits 2; says "does not go with"'

it '--force makes lines what they are told to be' \
  'run outline --force=4=h2,10-12=正文 --force=1=subtitle draft.txt; exits 0
   [ "$(element_of 4)" = heading_2 ]; [ "$(element_of 11)" = body ]; [ "$(element_of 12)" = body ]; [ "$(element_of 1)" = subtitle ]'
it '--force: the later word wins' \
  'run outline --force=4=h2,4=h3 draft.txt; [ "$(element_of 4)" = heading_3 ]
   run outline --force=4=h2 --force=4=h4 draft.txt; [ "$(element_of 4)" = heading_4 ]
   run outline --force=1-12=body --force=4=h4 draft.txt; [ "$(element_of 4)" = heading_4 ]; [ "$(element_of 5)" = body ]'
it '--force reaches the DOCX and the report' \
  'run --force=5=body --report=r.json draft.txt; exits 0; is_docx draft.docx
   python3 -c "
import json
lines = {line[\"line\"]: line for line in json.load(open(\"r.json\", encoding=\"utf-8\"))[\"lines\"]}
assert lines[5][\"element\"] == \"body\" and lines[5][\"rule\"] == \"forced\" and lines[5][\"forced\"] is True, lines[5]
assert lines[5][\"margin\"] < 0 and lines[5][\"evidence\"][0][\"rule\"] == \"forced\", lines[5]
assert not lines[6][\"forced\"]"'
it '--force throws out and keeps, and says so' \
  '{ echo 更多公文写作资料请加微信进会员群; draft; } >a.txt
   run a.txt; says "a.txt:1:1: note:" "[notice-set-aside]"; cp out b
   run --force=1=body,5=广告 a.txt; exits 0; says "a.txt:5:" "[notice-set-aside]"; ! grep -q "a.txt:1:" err
   unzip -p a.docx word/document.xml | grep -q 微信'
notes=$(realpath -- "$(dirname -- "$0")/../../fixtures/drafts/site-study-notes.txt")
it '--force settles a doubt' \
  'run --fail-on=warning -o a.docx "$notes"; exits 1; says "txt:3:1: warning:" "[uncertain-element]"
   run --fail-on=warning --force=3=notice -o a.docx "$notes"; exits 0; ! grep -q uncertain-element err'
it '--explain tells what was forced' \
  'run outline --explain=4 --force=4=title draft.txt; grep -qE "ahead by -[0-9]+, as it was told to be" out
   grep -qE "^ +\+0 forced " out'
for list in 4 4= =body 0=body 9-4=body x=body 4=body, "4=body 5=body"; do
  it "--force='$list' is refused" \
    'run --force='"'$list'"' draft.txt; exits 2; says_one_line; says "should be LINE=ELEMENT"; is_absent draft.docx'
done
it '--force names the element that was meant' \
  'run --force=4=bodi draft.txt; exits 2; says_one_line; says "called '"'bodi'; did you mean 'body'"'"
   run --lang=zh --force=4=h2,5=成文日 draft.txt; exits 2; says "没有叫“成文日”的要素，您要的是“成文日期”吗"'
it '--force of a line without text stops the work' \
  'run --force=2=body draft.txt; exits 3; says "draft.txt:2: error:" "[force-no-text]"; is_absent draft.docx
   run --force=99=body --report=r.json draft.txt; exits 3; says "draft.txt:99: error:"; is_absent draft.docx
   grep -q "\"GW_ERR_FORCE\"" r.json; run outline -q --force=99=body draft.txt; exits 3; [ ! -s out ]; says "[force-no-text]"'
it '--force checks the beginning of a line' \
  'run --force="4=body: 为切实" draft.txt; exits 0; rm draft.docx
   run --force=4=body:为確实 draft.txt; exits 3; says "draft.txt:4: error:" "[force-other-text]"; is_absent draft.docx'
it '--force a hundred times needs a file' \
  'run $(for i in $(seq 100); do echo --force=1=title; done) draft.txt; exits 2; says --overrides'

it '--overrides reads a file' \
  'printf "\357\273\277# 某日\r\n\r\n4=h2   # 见批注\r\n  5 = 正文:一、\r\n" >o.txt
   run outline -q --overrides=o.txt draft.txt; exits 0; says_nothing
   [ "$(element_of 4)" = heading_2 ]; [ "$(element_of 5)" = body ]'
it '--overrides: the command line wins' \
  'echo 4=h2 >o.txt; run outline --force=4=h3 --overrides=o.txt draft.txt; [ "$(element_of 4)" = heading_3 ]'
it '--overrides: an empty file is fine' ': >o.txt; run --overrides=o.txt draft.txt; exits 0; is_docx draft.docx'
it '--overrides names file, line and column' \
  'printf "1=title\n  4=bodi\n" >o.txt; run --overrides=o.txt draft.txt; exits 2
   [ "$(cat err)" = "o.txt:2:5: error: no element is called '"'bodi'; did you mean 'body'?"'" ]; is_absent draft.docx
   printf "1=title\n4\n" >o.txt; run --lang=zh --overrides=o.txt draft.txt; exits 2; says "o.txt:2:1: 错误: “4”应写成"
   printf "1=title\n4=\377\n" >o.txt; run --overrides=o.txt draft.txt; exits 2; says "o.txt:2:3: error:"
   printf "1=title\0004=h1\n" >o.txt; run --overrides=o.txt draft.txt; exits 2; says_one_line; is_absent draft.docx'
it '--overrides that is not there' \
  'run --overrides=none draft.txt; exits 2; says "cannot read '"'none'"'"; is_absent draft.docx
   mkdir d; run --overrides=d draft.txt; exits 2; says "cannot read"'
it '--overrides from standard input' \
  'echo 4=h2 | "$program" outline --overrides=- draft.txt >out; [ "$(element_of 4)" = heading_2 ]
   run --overrides=- -; exits 2; says "cannot both come from standard input"'
it '--overrides are not overwritten' \
  'echo 4=h2 >o.txt; run --overrides=o.txt -o o.txt draft.txt; exits 4; is_text o.txt 4=h2
   run --overrides=o.txt --report=./o.txt draft.txt; exits 4; is_text o.txt 4=h2'
it '--overrides of a draft that has changed' \
  'printf "4=h2:为切实\n5=body:二、\n" >o.txt; run --overrides=o.txt draft.txt; exits 3
   says "draft.txt:5: error:" "[force-other-text]"; [ "$(grep -c error: err)" = 1 ]; is_absent draft.docx'

markdown='printf "# 关于防汛的通知\n\n各单位：\n\n现将有关事项通知如下。\n\n## 总体要求\n\n### 指导思想\n\n认真学习。\n\n## 二、任务\n\n抓好落实。\n\n## 保障\n\n抓好落实。\n" >m.md'
it '--number-headings gives the marks that are missing' \
  'eval "$markdown"; run --number-headings --report=r.json m.md; exits 0
   says "m.md:7:4: note:" "[heading-numbered]"; unzip -p m.docx word/document.xml >x
   for text in 一、总体要求 （一）指导思想 二、任务 三、保障; do grep -q ">$text<" x; done
   python3 -c "
import json
changes = [c for c in json.load(open(\"r.json\", encoding=\"utf-8\"))[\"changes\"] if c[\"reason\"] == \"heading-numbered\"]
assert [(c[\"line\"], c[\"before\"], c[\"after\"]) for c in changes] == [(7, \"\", \"一、\"), (9, \"\", \"（一）\"), (17, \"\", \"三、\")], changes"'
it 'without --number-headings none is added' \
  'eval "$markdown"; run -o m.docx m.md; unzip -p m.docx word/document.xml >x; grep -q ">总体要求<" x'
it '--number-headings leaves typed marks alone' \
  'run -q -o a.docx draft.txt; run --number-headings -o b.docx draft.txt; exits 0; says_nothing; cmp a.docx b.docx'
finish

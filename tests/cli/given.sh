#!/bin/bash
# given.sh PROGRAM - elements beside the draft: front matter, --meta, --set; what wins, what is refused.
. "$(dirname -- "$0")/harness.bash"

# The words of a DOCX, a paragraph a line.
words() {
  unzip -p "$1" word/document.xml | sed 's/<\/w:p>/\n/g' |
    sed -E -e 's/<wp:[A-Za-z]*>[^<]*<\/wp:[A-Za-z]*>//g' -e 's/<[^>]*>//g' | grep .
}

body='printf "%s\n" 为切实做好今年的防汛工作，现将有关事项通知如下。 一、提高认识 \
  各单位要把防汛工作摆在突出位置，落实责任，细化措施，确保人民群众生命财产安全。 >b.txt'

it 'a body with everything else in a file is a whole document, in the order of the standard' \
  'eval "$body"
   printf "%s\n" "印发机关: 云溪县人民政府办公室" "印发日期: 2026-06-02" "抄送: [县委办公室, 县人大常委会办公室]" \
     "附注: 此件公开发布" "date: 2026-06-01" "署名: 云溪县人民政府" "附件: [责任表, 物资清单]" \
     "主送: 各乡镇人民政府" "标题: 关于做好防汛工作的通知" "文号: 云政发[2026]第09号" \
     "发文机关标志: 云溪县人民政府文件" "紧急程度: 特急" "密级: 秘密" "份号: 000001" >all.yaml
   run --meta all.yaml -o b.docx --fail-on=warning b.txt; exits 0
   words b.docx | sed "s/ //g; s/　//g" >have
   printf "%s\n" 000001 秘密 特急 云溪县人民政府文件 云政发〔2026〕9号 关于做好防汛工作的通知 各乡镇人民政府： \
     为切实做好今年的防汛工作，现将有关事项通知如下。 一、提高认识 \
     各单位要把防汛工作摆在突出位置，落实责任，细化措施，确保人民群众生命财产安全。 \
     附件：1.责任表 2.物资清单 云溪县人民政府 2026年6月1日 （此件公开发布） \
     抄送：县委办公室，县人大常委会办公室。 云溪县人民政府办公室2026年6月2日印发 >want
   diff want have'
it '--set replaces what the draft has, says so, and the report tells where from' \
  'run --set 标题=关于做好防火工作的通知 --report=r.json draft.txt; exits 0; says element-overruled
   says 关于进一步做好防汛工作的通知 关于做好防火工作的通知
   words draft.docx | grep -q 关于做好防火工作的通知; ! words draft.docx | grep -q 防汛工作的通知
   grep -q "\"origin\": \"set\"" r.json; grep -q "\"reason\": \"element-overruled\"" r.json'
it '--set of what the draft has changes nothing' \
  'run -o a.docx draft.txt; run --set date=2026-06-01 --set 署名=云溪县人民政府办公室 -o b.docx draft.txt
   exits 0; says_nothing; cmp a.docx b.docx'
it 'the command line wins over a file, a file over front matter' \
  'eval "$body"; { printf "%s\n" --- "标题: 关于甲的通知" "附注: 甲" "签发人: 甲" ---; cat b.txt; } >f.txt
   printf "{\"附注\": \"乙\", \"签发人\": \"乙\"}" >m.json
   run --set 签发人=丙 --meta m.json f.txt; exits 0; words f.docx >have
   grep -q 关于甲的通知 have; grep -q "（乙）" have; grep -q 签发人：丙 have; ! grep -q "^附注\|---" have'
it 'a second line of what has but one is refused, never dropped' \
  'printf "{\"printed_by\":[\"甲办\",\"乙办\"]}" >m.json; run --meta=m.json draft.txt; exits 2; says value-refused
   for k in date security security_period printed_by printing_date; do
     run --set "$k=2026年6月1日
2026年6月2日" draft.txt; exits 2; says value-refused; done'
it '--seal wins over front matter' \
  '{ printf "%s\n" --- "印章: 否" ---; cat draft.txt; } >f.txt
   run --seal=no -o a.docx draft.txt; run -o b.docx f.txt; run --seal=yes -o c.docx f.txt; run -o d.docx draft.txt
   for x in a b c d; do unzip -p $x.docx word/document.xml >$x; done; cmp a b; cmp c d; ! cmp -s a d'
it 'a file from a pipe, and from standard input' \
  'eval "$body"; code=0; printf "title: 关于甲的通知\n" | "$program" --meta - -q b.txt 2>err || code=$?; exits 0
   words b.docx | grep -q 关于甲的通知
   run --meta - - ; exits 2; says "cannot both come from standard input"; says_one_line'
it 'outline takes elements, too' 'run outline --set=签发人=张三 draft.txt; exits 0; grep -q "signer .*张三" out'

it 'an unknown key: exit 2, the nearest, and nothing is written' \
  'run --set 文字号=1 draft.txt; exits 2; says_one_line; says "no key '"'文字号'; the nearest is '发文字号'"'"
   is_absent draft.docx
   LC_ALL=zh_CN.UTF-8 run --set tilte=1 draft.txt; exits 2; says "最接近的是“title”"'
it 'an unknown key in a file: exit 2 and its place' \
  'printf "标题: 甲\n文字号: 1\n密集: 2\n" >m.yaml; run --meta m.yaml draft.txt; exits 2
   says "m.yaml:2:1: error" "m.yaml:3:1: error" "发文字号" "密级"; is_absent draft.docx'
it 'a file that is no YAML: exit 2 and its place' \
  'printf "标题: 甲\n附注: 乙: 丙\n" >m.yaml; run --meta m.yaml draft.txt; exits 2; says_one_line
   says "m.yaml:2:6: error: the metadata cannot be read"; is_absent draft.docx
   printf "{\"标题\": }}" >m.json; run --meta m.json draft.txt; exits 2; says "m.json:1:9: error"'
it 'a file that cannot be read: exit 2' \
  'run --meta none.yaml draft.txt; exits 2; says "cannot read '"'none.yaml'"'"; run --meta . draft.txt; exits 2
   is_absent draft.docx'
it 'a file that is too large' \
  'head -c 1100000 /dev/zero | tr "\0" "#" >m.yaml; run --meta m.yaml draft.txt; exits 2; says "more than 1048576 (--max-elements)"
   head -c 9000000 /dev/zero | tr "\0" "#" >m.yaml; run --meta m.yaml draft.txt; exits 2'
# limit OPTION N COMMAND: N - 1 and N of what the command writes for a number are taken, N + 1 are not.
limit() {
  local count want
  for count in $(($2 - 1)) "$2" $(($2 + 1)); do
    eval "$3" >m.yaml
    want=0
    [ "$count" -le "$2" ] || want=2
    run "--$1=$2" --meta=m.yaml draft.txt
    exits $want
    [ $want = 0 ] || says "more than $2 (--$1)"
  done
}
it 'limits are exact, and options' \
  'limit max-elements 100 '"'"'head -c $count /dev/zero | tr "\0" "#"'"'"'
   limit max-elements 3000000 '"'"'head -c $count /dev/zero | tr "\0" "#"'"'"'
   deep() { printf "附注: "; printf "{a: %.0s" $(seq $1); printf "x"; printf "}%.0s" $(seq $1); echo; }
   for most in 4 16 250; do code=0; for count in $((most - 1)) $most $((most + 1)); do deep $count >m.yaml; run --max-depth=$most --meta=m.yaml draft.txt
     if [ $count -gt $most ]; then says "more than $most (--max-depth)"; else ! grep max-depth err; fi; done; done
   keys() { for i in $(seq $1); do echo "k$i: "; done; }
   for most in 3 256 1000; do for count in $((most - 1)) $most $((most + 1)); do keys $count >m.yaml; run --max-keys=$most --meta=m.yaml draft.txt
     if [ $count -gt $most ]; then says "more than $most (--max-keys)"; else ! grep max-keys err; fi; done; done
   values() { echo "抄送:"; for i in $(seq $1); do echo "- 机关$i"; done; }
   limit max-values 3 '"'"'values $count'"'"'; limit max-values 600 '"'"'values $count'"'"''
for wrong in max-elements=0 max-elements=65M max-depth=0 max-depth=257 max-keys=65537 max-values=4097 max-values=x max-keys= max-depth=-1; do
  it "no --$wrong" 'run --'$wrong' draft.txt; exits 2; says "should be a number from 1 to"; is_absent draft.docx'
done
it 'zero-width characters are taken out of keys and values, and told' \
  'printf "标题: 甲的通知\n主送机关: \"各科室：\"\nseal: no\ntype: 通知\n" >m.yaml; run --meta m.yaml -o a.docx draft.txt; exits 0
   for z in "\342\200\213" "\342\201\240" "\357\273\277"; do
     printf "标题: 甲${z}的通知\n主送${z}机关: \"各科室：${z}\"\nseal: \"no${z}\"\ntype: \"${z}通知\"\n附注: \"${z}\"\n" >m.yaml
     run --meta m.yaml -o b.docx draft.txt; exits 0; cmp a.docx b.docx
     [ "$(grep -c zero-width-removed err)" = 6 ]; says "m.yaml:3:1: note: zero-width character U+"; done'
it 'the file is not overwritten' \
  'printf "标题: 甲\n" >m.yaml; run --meta m.yaml -o m.yaml draft.txt; exits 4; says "it is what --meta reads"
   is_text m.yaml "标题: 甲"; run --meta m.yaml --report=./m.yaml draft.txt; exits 4; is_text m.yaml "标题: 甲"'
it 'values that are no text' \
  'run --set "标题=$(printf "a\033b")" draft.txt; exits 2; says value-refused; says_one_line
   run --set "标题=$(printf "\377")" draft.txt; exits 2; run --set 印章=maybe draft.txt; exits 2; says "yes or no"'
it 'no KEY=VALUE' \
  'run --set 标题 draft.txt; exits 2; says "should be KEY=VALUE"; says_one_line; run --set =甲 draft.txt; exits 2
   run --set= draft.txt; exits 2; run draft.txt --set; exits 2; says "needs an argument: KEY=VALUE"'
it 'too many of them' \
  'many=(); for i in {1..70}; do many+=(--set "标题=$i"); done; run "${many[@]}" draft.txt; exits 2
   says "too many times"'
it 'the kind of document, by its names' \
  'run --type=report draft.txt; exits 0; says_nothing; run --type=请示 draft.txt; exits 0
   run --set 文种=通知 draft.txt; exits 0; run --set type=novel draft.txt; exits 2; says value-refused'
it 'front matter of a site gives no date, and a title only where the draft has none' \
  'page="---\ntitle: 某县2026年工作报告\ndate: 2026-01-20\ntags: [县]\n---\n"
   printf -- "$page\n# 关于做好防火工作的报告\n\n县政府：\n\n现将防火工作的有关情况报告如下，请予审阅。\n" >p.md
   run p.md; exits 0; says front-matter-skipped; words p.docx >have
   grep -q 关于做好防火工作的报告 have; ! grep -q "2026" have
   printf -- "$page\n县政府：\n\n现将防火工作的有关情况报告如下，请予审阅。\n" >q.md
   run q.md; exits 0; words q.docx | grep -q 某县2026年工作报告
   { printf -- "---\ntitle: 关于甲的通知\ndate: 2026-01-20\n---\n"; cat draft.txt; } >u.txt
   run u.txt; exits 0; words u.docx | grep -q 关于甲的通知; words u.docx | grep -q 2026年1月20日'
it 'front matter that is broken: an error, and the rest is converted' \
  '{ printf "%s\n" --- "标题: 甲: 乙" ---; cat draft.txt; } >f.txt; run f.txt; exits 0; says "f.txt:2:6: error"
   is_docx f.docx; words f.docx >have; ! grep -q 乙 have; run --fail-on=error f.txt; exits 1'
finish

#!/usr/bin/env python3
"""check_package.py FILE.docx...: what a reader of the package relies on. Dates are fixed and the
content types come first; every part has a content type; every relationship leads to a part, every
r:id to a relationship, every style id to a style; the children of pPr, rPr and sectPr stand in the
order of the schema (ECMA-376 part 1, 17.3 and 17.6). Prints a line for each fault; exit status 1."""
import posixpath
import sys
import xml.etree.ElementTree as ET
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
           "pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
           "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
           "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle "
           "rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
           "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u "
           "effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
              "lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter "
              "docGrid printerSettings",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed "
             "qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr",
}
ORDER = {name: {W + child: i for i, child in enumerate(order.split())} for name, order in ORDER.items()}
ORDER["sectPr"][W + "footerReference"] = 0  # a choice: headers and footers in any order
# an attribute w:val that names a style, and the kind of style
STYLE_USES = {"pStyle": "paragraph", "rStyle": "character", "basedOn": None, "next": "paragraph", "link": None}


def check_zip(package, fault):
    entries = package.infolist()
    if not entries or entries[0].filename != "[Content_Types].xml":
        fault("[Content_Types].xml is not the first entry")
    if len({entry.filename.lower() for entry in entries}) != len(entries):
        fault("an entry is there twice")
    for entry in entries:
        if entry.date_time != (1980, 1, 1, 0, 0, 0):
            fault(f"{entry.filename}: dated {entry.date_time}")
    if package.testzip():
        fault(f"{package.testzip()}: broken")


def check_types(names, root, fault):
    defaults = {item.get("Extension") for item in root.iter(TYPES + "Default")}
    overrides = {item.get("PartName") for item in root.iter(TYPES + "Override")}
    for name in names - {"[Content_Types].xml"}:
        if "/" + name not in overrides and name.rsplit(".", 1)[-1] not in defaults:
            fault(f"{name}: no content type")
    for name in overrides:
        if name[1:] not in names:
            fault(f"{name}: a content type without a part")


def source_of(rels_name):
    folder, name = posixpath.split(rels_name)
    return posixpath.normpath(posixpath.join(posixpath.dirname(folder), name[: -len(".rels")]))


def check_relationships(parts, fault):
    reached = set()
    for name, root in parts.items():
        if not name.endswith(".rels"):
            continue
        source = source_of(name)
        ids = [relation.get("Id") for relation in root]
        if len(set(ids)) != len(ids):
            fault(f"{name}: an id is there twice")
        for relation in root:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(source), relation.get("Target"))).lstrip("/")
            reached.add(target)
            if target not in parts:
                fault(f"{name}: {relation.get('Id')} leads to {target}, which is not there")
        used = {value for node in parts[source].iter() for key, value in node.attrib.items()
                if key.startswith(R)} if source in parts else set()
        for identifier in used - set(ids):
            fault(f"{source}: {identifier} is no relationship")
    for name in parts:
        if name not in reached and not name.endswith(".rels") and name != "[Content_Types].xml":
            fault(f"{name}: no relationship leads here")
        rels = posixpath.join(posixpath.dirname(name), "_rels", posixpath.basename(name) + ".rels")
        if rels not in parts and any(key.startswith(R) for node in parts[name].iter() for key in node.attrib):
            fault(f"{name}: relationship ids without {rels}")


def check_order(name, root, fault):
    for node in root.iter():
        order = ORDER.get(node.tag.removeprefix(W)) if node.tag.startswith(W) else None
        if order is None:
            continue
        places = [order.get(child.tag) for child in node]
        if None in places:
            fault(f"{name}: {node.tag.removeprefix(W)} has a child that it must not have")
        elif places != sorted(places):
            fault(f"{name}: children of {node.tag.removeprefix(W)} out of order: "
                  + " ".join(child.tag.removeprefix(W) for child in node))
        names = [child.tag for child in node if not child.tag.endswith("Reference")]
        if len(set(names)) != len(names):
            fault(f"{name}: {node.tag.removeprefix(W)} has a child twice")


def check_styles(parts, fault):
    styles = {style.get(W + "styleId"): style.get(W + "type") for style in parts["word/styles.xml"].iter(W + "style")}
    if len(styles) < 20:
        fault(f"only {len(styles)} styles")
    for name, root in parts.items():
        for node in root.iter():
            use = node.tag.removeprefix(W)
            if not node.tag.startswith(W) or use not in STYLE_USES:
                continue
            kind = styles.get(node.get(W + "val"))
            if kind is None:
                fault(f"{name}: {use} names {node.get(W + 'val')}, which is no style")
            elif STYLE_USES[use] not in (None, kind):
                fault(f"{name}: {use} names {node.get(W + 'val')}, a {kind} style")


def check(path):
    faults = []
    with zipfile.ZipFile(path) as package:
        check_zip(package, faults.append)
        parts = {name: ET.fromstring(package.read(name)) for name in package.namelist()}
    check_types(set(parts), parts["[Content_Types].xml"], faults.append)
    check_relationships(parts, faults.append)
    check_styles(parts, faults.append)
    for name, root in parts.items():
        check_order(name, root, faults.append)
    for fault in faults:
        print(f"{posixpath.basename(path)}: {fault}", file=sys.stderr)
    return not faults


if __name__ == "__main__":
    sys.exit(0 if all([check(path) for path in sys.argv[1:]]) else 1)

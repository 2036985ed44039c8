"""How right a reading is: a predicted plan against the plan that the document holds.

items
    Gold and predicted actions (and objectives) are aligned one to one, best pairs first, by the words of
    the title, the printed reference, the objective they stand under and, to part equals, their other fields
    and order.
fields
    For each field of the actions: gold = actions that state it, predicted = predicted actions that state
    it, right = aligned pairs in which both state it and agree. Agreement is exact after white space, letter
    case, list bullets, kinds of quotation mark and dash, look-alike letters and punctuation at the ends are
    put aside. Sets (leads, timescale entries, characteristics, aims, links) agree only when they are the
    same set.
soft
    The same sum with part credit: F1 of the words for prose, F1 of the elements for sets.
field_f1
    Micro F1 over all (action, field) pairs of FIELDS; leads count by their names.
full_f1
    Micro F1 over those and also, each as one pair: an action's ref, timescale text and leads as (name,
    role) pairs; an objective's title, ref, statement, parent and links; the plan's title, period, as_of,
    status, organisation and each entry of its glossary. An action's updates, priority,
    other_characteristics and extra count only in a document in whose gold some action has that key.

Fields that an unaligned gold action states are missed; those that an unaligned predicted action states are
wrong. Timescale entries are compared by meaning: EDTF dates by the days that they span, rules part by part.
"""

import calendar
import collections
import re

PROSE = ["title", "output", "outcome", "measure", "resources", "progress", "actual_outcome"]
SETS = ["leads", "timescale", "characteristics", "aims", "links"]
FIELDS = [
    "objective",
    "title",
    "leads",
    "timescale",
    "characteristics",
    "aims",
    "output",
    "outcome",
    "measure",
    "resources",
    "progress",
    "actual_outcome",
    "status",
    "links",
]
FULL = ["ref", "timescale_text", "lead_pairs"]  # in full_f1, not in field_f1
OPTIONAL = ["updates", "priority", "other_characteristics", "extra"]  # likewise, where the gold has the key
EXTRA = [*FULL, "lead_roles"]
PLAN = ["title", "organisation", "period", "as_of", "status"]

_QUOTES = {ord(c): "'" for c in "\u2018\u2019\u201a\u201b\u2032\u0060\u00b4"}
_QUOTES.update({ord(c): '"' for c in "\u201c\u201d\u201e\u201f\u2033"})
_QUOTES.update({ord(c): "-" for c in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"})
_QUOTES.update({ord(c): " " for c in "\u00a0\u2007\u202f\u200b\ufeff"})
_QUOTES.update({0x00AD: None, 0xFB01: "fi", 0xFB02: "fl", 0xFB00: "ff", 0xFB03: "ffi", 0xFB04: "ffl"})
_CYRILLIC = (
    "\u0410\u0412\u0415\u0417\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0405\u0406\u0408"
    "\u0430\u0432\u0435\u0437\u043a\u043c\u043d\u043e\u0440\u0441\u0442\u0443\u0445\u0455\u0456\u0458"
)
_GREEK = (
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7"
    "\u03b1\u03b9\u03ba\u03bd\u03bf\u03c1\u03c5\u03c7"
)
_ALIKE = str.maketrans(_CYRILLIC + _GREEK, "ABE3KMHOPCTYXSIJabe3kmhopctyxsijABEZHIKMNOPTYXaikvopux")
_QUOTES.update(_ALIKE)
_BULLET = re.compile(
    r"^\s*(?:[\u2022\u2023\u25aa\u25ab\u25cf\u25cb\u25e6\u2043\uf0b7\uf0a7\u00b7*\u27a2]|-(?=\s))\s*"
)
_ENDS = " \t.,;:!?-'\"()[]/|*\u2022"


def text(v):
    """white space, case, bullets, quotes, look-alike letters and punctuation at the ends put aside"""
    if v is None:
        return ""
    if isinstance(v, (list, tuple)):
        v = "\n".join(str(x) for x in v)
    v = str(v).translate(_QUOTES)
    v = " ".join(_BULLET.sub("", line) for line in v.split("\n"))
    v = re.sub(r"\s+", " ", v).strip().casefold()
    prev = None
    while prev != v:
        prev = v
        lead = v.lstrip(_ENDS)
        if lead.count(")") > lead.count("(") and v[: len(v) - len(lead)].count("("):
            lead = "(" + lead
        v = lead
        tail = v.rstrip(_ENDS)
        if tail.count("(") > tail.count(")") and ")" in v[len(tail) :]:
            tail += ")"
        v = tail
    return v


def words(v):
    return re.findall(r"[^\W_]+", text(v))


def multiset_f1(a, b):
    if not a and not b:
        return 1.0
    if not a or not b:
        return 0.0
    ca, cb = collections.Counter(a), collections.Counter(b)
    common = sum((ca & cb).values())
    return 2.0 * common / (sum(ca.values()) + sum(cb.values()))


def _bound(part, last):
    """first or last day of an EDTF date as (y, m, d); None if it is not one of the forms used here"""
    part = re.sub(r"[?~%]", "", part.strip())
    if part in ("..", ""):
        return (9999, 12, 31) if last else (0, 1, 1)
    m = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", part)
    if not m:
        return None
    y, mo, d = int(m[1]), m[2] and int(m[2]), m[3] and int(m[3])
    if mo is None:
        return (y, 12, 31) if last else (y, 1, 1)
    if 33 <= mo <= 36 and d is None:  # quarters of the calendar year
        q = (mo - 33) * 3 + 1
        return (y, q + 2, calendar.monthrange(y, q + 2)[1]) if last else (y, q, 1)
    if 1 <= mo <= 12:
        if d is None:
            return (y, mo, calendar.monthrange(y, mo)[1] if y else 31) if last else (y, mo, 1)
        return (y, mo, d)
    return None


def edtf(v):
    """an EDTF date as something that equal dates share"""
    if not v:
        return ""
    s = str(v).strip()
    m = re.fullmatch(r"(\d{4})-(2[1-9]|3[0-2])[?~%]?", s)
    if m:
        season = int(m[2])
        return ("season", int(m[1]), season if season <= 24 else (season - 21) % 4 + 21)
    a, _, b = s.partition("/")
    lo, hi = _bound(a, False), _bound(b if _ else a, True)
    return (lo, hi) if lo and hi else text(s)


def rrule(v):
    if not v:
        return ""
    parts = {}
    for p in re.sub(r"^RRULE:", "", str(v).strip().upper()).split(";"):
        k, _, val = p.partition("=")
        if k.strip() and k.strip() != "WKST":
            parts[k.strip()] = ",".join(sorted(val.strip().split(","), key=lambda x: (len(x), x)))
    try:
        n = int(parts.get("INTERVAL", "1"))
    except ValueError:
        n = None
    if (
        n is not None
        and parts.get("FREQ") == "MONTHLY"
        and n % 12 == 0
        and not (set(parts) - {"FREQ", "INTERVAL"})
    ):
        parts["FREQ"], n = "YEARLY", n // 12
    if n == 1:
        parts.pop("INTERVAL", None)
    elif n is not None:
        parts["INTERVAL"] = str(n)
    return ";".join("{}={}".format(*kv) for kv in sorted(parts.items()))


def entries(ts):
    out = []
    for e in (ts or {}).get("entries") or [] if isinstance(ts, dict) else []:
        if not isinstance(e, dict):
            continue
        k = text(e.get("kind"))
        if k in ("due", "start", "completed"):
            out.append((k, edtf(e.get("date"))))
        elif k == "recurring":
            out.append((k, rrule(e.get("rrule"))))
        elif k == "conditional":
            out.append((k, text(e.get("text"))))
        else:
            out.append((k, ""))
    return out


def lead_pairs(v):
    out = []
    for x in v or []:
        if isinstance(x, dict):
            n, r = text(x.get("name")), text(x.get("role")) or "lead"
        else:
            n, r = text(x), "lead"
        r = re.sub(r"^responsib\w*$", "responsible", re.sub(r"^accountab\w*$", "accountable", r))
        if n:
            out.append((n, r))
    return out


def canonical(v):
    """any JSON value as something that equal values share; the order of a list and ids do not matter"""
    if isinstance(v, dict):
        return sorted(((text(k), canonical(x)) for k, x in v.items() if k != "id" and canonical(x)), key=repr)
    if isinstance(v, (list, tuple)):
        return sorted((c for c in map(canonical, v) if c), key=repr)
    return text(v)


def listing(v):
    return [t for t in (text(x) for x in ([v] if isinstance(v, str) else v or [])) if t]


def value(action, field):
    """the comparable value of a field, falsy when it is not stated"""
    if field in PROSE or field in ("ref", "status", "priority"):
        return text(action.get(field))
    if field == "updates":
        return sorted(
            (
                (edtf(u.get("date")), canonical({k: v for k, v in u.items() if k != "date"}))
                for u in items(action, "updates")
            ),
            key=repr,
        )
    if field == "extra":
        return canonical(action.get("extra"))
    if field == "leads":
        return sorted({n for n, _ in lead_pairs(action.get("leads"))})
    if field == "lead_pairs":
        return sorted(set(lead_pairs(action.get("leads"))))
    if field == "lead_roles":
        return sorted({p for p in lead_pairs(action.get("leads")) if p[1] != "lead"})
    if field == "timescale":
        return sorted(entries(action.get("timescale")), key=repr)
    if field == "timescale_text":
        ts = action.get("timescale")
        return text(ts.get("text")) if isinstance(ts, dict) else text(ts)
    return sorted(set(listing(action.get(field))))


def soft(field, a, b, wa, wb):
    if a == b:
        return 1.0
    if field in PROSE or field == "timescale_text":
        return multiset_f1(wa, wb)
    if field in SETS or field in ("lead_roles", "lead_pairs", "other_characteristics"):
        return multiset_f1(a, b)
    return 0.0


def items(doc, key):
    v = doc.get(key) if isinstance(doc, dict) else None
    return [x for x in v or [] if isinstance(x, dict)]


def mapping(doc, key):
    v = doc.get(key) if isinstance(doc, dict) else None
    return v if isinstance(v, dict) else {}


def align(pairs):
    """greedy, best pair first; pairs: (score, i, j)"""
    used_i, used_j, out = set(), set(), {}
    for _s, i, j in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        if i not in used_i and j not in used_j:
            used_i.add(i)
            used_j.add(j)
            out[i] = j
    return out


def align_objectives(gold, pred):
    g = [(words(o.get("title")), text(o.get("ref"))) for o in gold]
    p = [(words(o.get("title")), text(o.get("ref"))) for o in pred]
    pairs = []
    for i, (gw, gr) in enumerate(g):
        for j, (pw, pr) in enumerate(p):
            sim = multiset_f1(gw, pw) if (gw or pw) else 0.0
            same_ref = bool(gr) and gr == pr
            if sim >= 0.5 or (same_ref and (sim >= 0.2 or not gw or not pw)):
                near = 1 - abs(i / max(1, len(g)) - j / max(1, len(p)))
                pairs.append((sim + 0.3 * same_ref + 0.05 * near, i, j))
    return align(pairs)


def align_actions(gold, pred, gobj, pobj, omap):
    gkey = {o.get("key"): i for i, o in enumerate(gobj)}
    pkey = {o.get("key"): j for j, o in enumerate(pobj)}
    gv = [{f: value(a, f) for f in FIELDS[1:] + EXTRA + OPTIONAL} for a in gold]
    pv = [{f: value(a, f) for f in FIELDS[1:] + EXTRA + OPTIONAL} for a in pred]
    gw, pw = [words(a.get("title")) for a in gold], [words(a.get("title")) for a in pred]
    gref, pref = [text(a.get("ref")) for a in gold], [text(a.get("ref")) for a in pred]
    gcount, pcount = collections.Counter(gref), collections.Counter(pref)
    go = [gkey.get(a.get("objective")) for a in gold]
    po = [pkey.get(a.get("objective")) for a in pred]
    index = collections.defaultdict(set)  # only pairs that share a word or a reference are looked at
    for j, w in enumerate(pw):
        for x in set(w):
            index[x].add(j)
    refs = collections.defaultdict(set)
    for j, r in enumerate(pref):
        if r:
            refs[r].add(j)
    blank = [j for j, w in enumerate(pw) if not w]
    pairs = []
    for i in range(len(gold)):
        cand = set(refs.get(gref[i], ())) if gref[i] else set()
        for x in set(gw[i]):
            cand |= index[x]
        if not gw[i]:
            cand |= set(blank)
        for j in cand:
            sim = multiset_f1(gw[i], pw[j]) if (gw[i] or pw[j]) else 0.6
            same_ref = bool(gref[i]) and gref[i] == pref[j]
            sure_ref = same_ref and gcount[gref[i]] == 1 and pcount[pref[j]] == 1
            same_obj = go[i] is not None and omap.get(go[i]) == po[j] and po[j] is not None
            if sim >= 0.5 or (sim >= 0.25 and (sure_ref or (same_ref and same_obj))):
                fs = [
                    f
                    for f in ("leads", "timescale_text", "timescale", "outcome", "measure", "progress")
                    if gv[i][f] or pv[j][f]
                ]
                other = sum(gv[i][f] == pv[j][f] for f in fs) / len(fs) if fs else 0
                near = 1 - abs(i / max(1, len(gold)) - j / max(1, len(pred)))
                pairs.append((sim + 0.2 * same_ref + 0.15 * same_obj + 0.1 * other + 0.05 * near, i, j))
    return align(pairs), gv, pv, go, po


def prf(right, predicted, gold):
    p = right / predicted if predicted else (1.0 if not gold else 0.0)
    r = right / gold if gold else (1.0 if not predicted else 0.0)
    f = 2.0 * right / (predicted + gold) if predicted + gold else 1.0
    return {"precision": p, "recall": r, "f1": f, "right": right, "predicted": predicted, "gold": gold}


def score(gold, pred):
    """Every figure of one document; both are plan JSON data."""
    go_, po_ = items(gold, "objectives"), items(pred, "objectives")
    ga, pa = items(gold, "actions"), items(pred, "actions")
    omap = align_objectives(go_, po_)
    amap, gv, pv, gobj, pobj = align_actions(ga, pa, go_, po_, omap)
    for i, o in enumerate(gobj):
        gv[i]["objective"] = "" if o is None else ("g", o)
    for j, o in enumerate(pobj):
        pv[j]["objective"] = "" if o is None else ("p", o)
    optional = [f for f in OPTIONAL if any(f in a for a in ga)]
    fields = {f: _field(f, amap, gv, pv, omap) for f in FIELDS + EXTRA + optional}
    full = collections.Counter()
    for f in FIELDS + FULL + optional:
        _add(full, fields[f])
    objective_fields = _objective_fields(go_, po_, omap)
    for counted in objective_fields.values():
        _add(full, counted)
    plan = _plan(mapping(gold, "plan"), mapping(pred, "plan"), full)
    total = collections.Counter()
    for f in FIELDS:
        _add(total, fields[f])
    part, both = sum(fields[f]["part"] for f in FIELDS), total["predicted"] + total["gold"]
    back = set(amap.values())
    return {
        "actions": prf(len(amap), len(pa), len(ga)),
        "objectives": prf(len(omap), len(po_), len(go_)),
        "fields": fields,
        "objective_fields": objective_fields,
        "plan": plan,
        "field_f1": _f1(total),
        "soft_f1": 2.0 * part / both if both else 1.0,
        "full_f1": _f1(full),
        "unmatched_gold": [ga[i].get("title") for i in range(len(ga)) if i not in amap],
        "unmatched_predicted": [pa[j].get("title") for j in range(len(pa)) if j not in back],
    }


def _add(total, counted):
    total.update({k: counted[k] for k in ("right", "predicted", "gold")})


def _f1(total):
    return prf(total["right"], total["predicted"], total["gold"])["f1"]


def _field(f, amap, gv, pv, omap):
    n_g, n_p = sum(bool(v[f]) for v in gv), sum(bool(v[f]) for v in pv)
    prose = f in PROSE or f == "timescale_text"
    right, part = 0, 0.0
    for i, j in amap.items():
        a, b = gv[i][f], pv[j][f]
        if not a or not b:
            continue
        if f == "objective":
            agree = omap.get(a[1]) == b[1]
            right, part = right + agree, part + agree
        else:
            right += a == b
            part += soft(f, a, b, words(a) if prose else None, words(b) if prose else None)
    soft_f1 = 2.0 * part / (n_p + n_g) if n_p + n_g else 1.0
    return {**prf(right, n_p, n_g), "part": part, "soft_f1": soft_f1}


def _objective_fields(go_, po_, omap):
    gk = {o.get("key"): i for i, o in enumerate(go_)}
    pk = {o.get("key"): j for j, o in enumerate(po_)}
    found = {}
    for f in ("title", "statement", "ref", "parent", "links"):
        g, p = [_own(o, f) for o in go_], [_own(o, f) for o in po_]
        right = 0
        for i, j in omap.items():
            if not g[i] or not p[j]:
                continue
            if f == "parent":
                under = pk.get(po_[j].get("parent"))
                right += under is not None and omap.get(gk.get(go_[i].get("parent"))) == under
            else:
                right += g[i] == p[j]
        found[f] = prf(right, sum(map(bool, p)), sum(map(bool, g)))
    return found


def _own(objective, f):
    return sorted(set(listing(objective.get(f)))) if f == "links" else text(objective.get(f))


def _plan(gp, pp, full):
    plan = {}
    for f in PLAN:
        normal = edtf if f in ("period", "as_of") else text
        a, b = normal(gp.get(f)), normal(pp.get(f))
        if a or b:
            plan[f] = bool(a and b and a == b)
            full.update(right=plan[f], predicted=bool(b), gold=bool(a))
    ag, bg = ([(text(k), text(v)) for k, v in mapping(x, "glossary").items()] for x in (gp, pp))
    if ag or bg:
        plan["glossary"] = round(multiset_f1(ag, bg), 4)
        right = sum((collections.Counter(ag) & collections.Counter(bg)).values())
        full.update(right=right, predicted=len(bg), gold=len(ag))
    return plan

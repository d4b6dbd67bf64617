"""Mend phrases: noun phrases that the model's parses join or label wrongly. A tree in; whether it was changed, out.

Like the other mends, each is one fault, seen in real reports; it changes heads and labels, never tokens.
"""

from __future__ import annotations

from twosource.reading.syntax.arguments import SERIES
from twosource.reading.syntax.tree import FINITE_TAGS, Tree

_VERBS_AND_ADJECTIVES = frozenset({"clear", "secure", "free", "open", "empty", "clean", "dry"})
_HARMED = frozenset({"dead", "wounded", "injured", "missing", "displaced", "homeless"})
_SHOOTING = frozenset({"shoot", "gun", "stab", "hack", "strike", "beat", "knife"})

_HOURS = frozenset("dawn dusk daybreak nightfall sunrise sunset noon midnight midday christmas easter".split())
_UP_TO = frozenset({"before", "by", "at", "after", "until", "around", "since"})
_LAYING = frozenset({"accuse", "suspect", "convict", "acquit"})
_ALONE = frozenset({"flee", "retreat", "advance", "wait", "return", "protest", "sleep", "starve", "arrive", "remain"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "advcl", "dobj"})
_APART = frozenset({"after", "before", "because", "once"})
_HURT = frozenset({"wounded", "injured", "displaced"})


def hour_before_a_subject(tree: Tree) -> bool:
    """ "Before dawn engineers had swept the road, he said": the hour ends before the subject, and opens no clause of its own."""
    if _HOURS.isdisjoint(tree.lowers):
        return False
    changed = False
    for i in range(1, len(tree) - 1):
        noun, prep = tree.heads[i], i - 1
        if (
            tree.lowers[i] not in _HOURS
            or tree.lowers[prep] not in _UP_TO
            or tree.deps[i] != "compound"
            or noun != i + 1
        ):
            continue
        verb = tree.heads[noun]
        if tree.deps[noun] not in ("nsubj", "nsubjpass", "dobj") or not tree.is_verb(verb) or verb < noun:
            continue
        tree.heads[i], tree.deps[i] = prep, "pobj"
        tree.heads[prep], tree.deps[prep] = verb, "prep"
        if tree.deps[verb] == "advcl" and tree.heads[verb] > verb:
            tree.deps[verb] = "ccomp"
        changed = True
    return changed


def charge_on_its_bearer(tree: Tree) -> bool:
    """ "Accused the air force of bombing a market": what somebody is accused of hangs on the accusing, not on them."""
    if _LAYING.isdisjoint(tree.lemmas):
        return False
    changed = False
    for i, lemma in enumerate(tree.lemmas):
        if lemma not in _LAYING or not tree.is_verb(i):
            continue
        for noun in tree.with_dep(i, "dobj", "nsubjpass"):
            for prep in tree.with_dep(noun, "prep"):
                if tree.lowers[prep] == "of" and prep > max(i, noun) and tree.with_dep(prep, "pcomp"):
                    tree.heads[prep] = i
                    changed = True
    return changed


def clause_of_time_as_joined(tree: Tree) -> bool:
    """ "Said that a column had reached X after it had met resistance": the clause is of what is told, not joined to the saying."""
    if "conj" not in tree.deps or _APART.isdisjoint(tree.lowers):
        return False
    changed = False
    for i in range(1, len(tree)):
        head = tree.heads[i]
        if tree.deps[i] != "conj" or not tree.is_verb(i) or not tree.is_verb(head):
            continue
        marks = [k for k in tree.with_dep(i, "mark") if tree.lowers[k] in _APART and k < i]
        told = [k for k in tree.with_dep(head, "ccomp") if head < k < i]
        if marks and told:
            for k in tree.kids[i]:
                if k < marks[0] and tree.deps[k] in ("prep", "npadvmod", "advmod"):
                    tree.heads[k] = told[-1]
            tree.heads[i], tree.deps[i] = told[-1], "advcl"
            changed = True
    return changed


def date_before_a_subject(tree: Tree) -> bool:
    """ "By Sunday sappers were digging", "in the autumn of 1993 Armenian forces cut ...": the date ends before the subject."""
    if "DATE" not in tree.ents:
        return False
    changed = False
    for i in range(2, len(tree) - 1):
        if tree.deps[i] != "pobj" or not tree.is_noun(i) or tree.ents[i] in ("DATE", "TIME"):
            continue
        verb = tree.heads[i + 1] if tree.deps[i + 1] in ("aux", "auxpass") else i + 1
        if not tree.is_verb(verb):
            verb = next((k for k in tree.ancestors(i) if tree.is_verb(k)), i)
            if tree.tags[verb] not in FINITE_TAGS or any(tree.deps[k] in ("aux", "auxpass") for k in tree.kids[verb]):
                continue
        if verb <= i or verb not in tree.ancestors(i):
            continue
        if any(tree.deps[k] in ("nsubj", "nsubjpass", "expl", "csubj") for k in tree.kids[verb]):
            continue
        dates = [k for k in tree.kids[i] if tree.ents[k] == "DATE" and tree.deps[k] in ("compound", "nummod", "nmod")]
        if not dates or any(k > dates[-1] and tree.tags[k] in ("DT", "PRP$") for k in tree.kids[i]):
            continue
        date, prep = dates[-1], tree.heads[i]
        for k in tree.kids[i]:
            if k < date:
                tree.heads[k] = date
        tree.heads[date], tree.deps[date] = prep, "pobj"
        passive = any(tree.deps[k] == "auxpass" for k in tree.kids[verb])
        tree.heads[i], tree.deps[i] = verb, "nsubjpass" if passive else "nsubj"
        changed = True
    return changed


def hurt_people_as_a_deed(tree: Tree) -> bool:
    """ "Took 1,000 foreigners and wounded people to the port": the hurt are taken too, and nobody hurts them."""
    if _HURT.isdisjoint(tree.lowers):
        return False
    changed = False
    for i in range(2, len(tree) - 1):
        noun, verb = i + 1, tree.heads[i]
        if tree.lowers[i] not in _HURT or tree.deps[i] != "conj" or not tree.is_verb(verb):
            continue
        if (
            tree.lowers[i - 1] != "and"
            or tree.heads[noun] != i
            or tree.deps[noun] != "dobj"
            or tree.tags[noun] != "NNS"
        ):
            continue
        first = tree.first(verb, "dobj")
        if (
            first is None
            or not verb < first < i
            or tree.lemmas[verb] in ("kill", "shoot", "hit", "attack", "bomb", "shell")
        ):
            continue
        if any(tree.deps[k] in ("nummod", "det", "quantmod") for k in tree.kids[noun]):
            continue
        for k in tree.kids[i]:
            if k != noun:
                tree.heads[k] = verb
        tree.heads[noun], tree.deps[noun] = first, "conj"
        tree.heads[i], tree.deps[i], tree.tags[i] = noun, "amod", "VBN"
        changed = True
    return changed


def measure_as_an_adverb(tree: Tree) -> bool:
    """ "Dropped two tonnes of food": what stands behind a verb with its "of" is its object, and no measure of how far."""
    changed = False
    for i in range(1, len(tree) - 2):
        verb = tree.heads[i]
        if tree.deps[i] != "npadvmod" or tree.ents[i] != "QUANTITY" or verb > i or not tree.is_verb(verb):
            continue
        if tree.phrase(i)[0] == verb + 1 and tree.lowers[i + 1] == "of" and tree.first(verb, "dobj") is None:
            tree.deps[i] = "dobj"
            changed = True
    return changed


def passive_before_its_bearing(tree: Tree) -> bool:
    """ "Are being herded eastwards by the rebels": the bearing is where to; the participle is the verb."""
    changed = False
    for i in range(2, len(tree)):
        verb = i - 1
        if tree.tags[verb] != "VBN" or tree.heads[verb] != i or not tree.lowers[i].endswith("wards"):
            continue
        if tree.first(verb, "auxpass", "aux") is None:
            continue
        tree.heads[verb], tree.deps[verb] = (verb, "ROOT") if tree.heads[i] == i else (tree.heads[i], tree.deps[i])
        for k in tree.kids[i]:
            if k != verb:
                tree.heads[k] = verb
                if tree.deps[k] == "prep" and tree.lowers[k] == "by":
                    tree.deps[k] = "agent"
        tree.heads[i], tree.deps[i], tree.tags[i] = verb, "advmod", "RB"
        changed = True
    return changed


def thing_joined_to_a_verb(tree: Tree) -> bool:
    """ "Confirms the capture of X, and the killing of ten at Y", "killed a mayor and 60 others": what is joined by a bare noun is a
    second object, no clause."""
    if "conj" not in tree.deps:
        return False
    changed = False
    for i in range(2, len(tree)):
        verb = tree.heads[i]
        if tree.deps[i] != "conj" or tree.tags[i] not in ("NN", "NNS", "CD") or not tree.is_verb(verb) or verb > i:
            continue
        first = tree.phrase(i)[0]
        before = tree.with_dep(verb, "dobj", "nsubjpass", "pobj", "attr")
        if tree.lowers[first - 1] not in ("and", "or") or not before or not verb < before[-1] < first:
            continue
        if any(tree.deps[k] in ("nsubj", "aux", "cop", "relcl", "acl") for k in tree.kids[i]):
            continue
        tree.heads[i] = before[-1]
        changed = True
    return changed


def bearing_as_an_object(tree: Tree) -> bool:
    """ "Rolling the rebels northwards": the bearing is no object, what stands before it is."""
    if "dobj" not in tree.deps or "compound" not in tree.deps:
        return False
    changed = False
    for i in range(1, len(tree)):
        if tree.deps[i] != "dobj" or not tree.lowers[i].endswith(("ward", "wards")) or tree.deps[i - 1] != "compound":
            continue
        thing, verb = i - 1, tree.heads[i]
        if tree.heads[thing] != i or not tree.is_verb(verb):
            continue
        for k in tree.kids[i]:
            tree.heads[k] = thing
        tree.heads[thing], tree.deps[thing] = verb, "dobj"
        tree.deps[i], tree.tags[i] = "advmod", "RB"
        changed = True
    return changed


def name_behind_a_title(tree: Tree) -> bool:
    """ "killed rebel commander Ahmed Yusuf": done to a rebel commander, and the name is his."""
    if "PERSON" not in tree.ents:
        return False
    changed = False
    for i in range(2, len(tree)):
        if tree.ents[i] != "PERSON" or tree.names[i] or tree.deps[i] not in ("dobj", "nsubjpass"):
            continue
        titles = [
            k
            for k in tree.kids[i]
            if k < i and tree.tags[k] == "NN" and tree.ents[k] != "PERSON" and tree.deps[k] in ("compound", "nmod")
        ]
        if not titles or any(tree.ents[k] != "PERSON" for k in range(titles[-1] + 1, i)):
            continue
        title = titles[-1]
        for k in tree.kids[i]:
            if k < title or tree.deps[k] in ("cc", "conj", "prep"):
                tree.heads[k] = title
        tree.heads[title], tree.deps[title] = tree.heads[i], tree.deps[i]
        tree.heads[i], tree.deps[i] = title, "appos"
        changed = True
    return changed


def infinitive_as_an_adjective(tree: Tree) -> bool:
    """ "went on to clear booby traps from the hospital": to clear is a deed, no sort of traps."""
    if _VERBS_AND_ADJECTIVES.isdisjoint(tree.lowers):
        return False
    changed = False
    for to, word in enumerate(tree.lowers[:-2]):
        verb = to + 1
        governed = tree.deps[to] in ("prep", "ccomp", "xcomp")
        if word != "to" or not governed or tree.lowers[verb] not in _VERBS_AND_ADJECTIVES:
            continue
        noun, over = tree.heads[verb], tree.heads[to]
        while tree.deps[noun] == "compound":
            noun = tree.heads[noun]
        if tree.deps[verb] != "amod" or tree.heads[noun] != to or tree.tags[noun] != "NNS" or not tree.is_verb(over):
            continue
        for kid in tree.with_dep(to, "nsubj"):  # "allowing engineers to clear mines"
            tree.heads[kid] = verb
        dep = "xcomp" if tree.deps[to] == "prep" else tree.deps[to]
        tree.tags[to], tree.deps[to], tree.heads[to] = "TO", "aux", verb
        tree.tags[verb], tree.deps[verb], tree.heads[verb] = "VB", dep, over
        tree.deps[noun], tree.heads[noun] = "dobj", verb
        for kid in tree.kids[over]:
            if kid > noun and tree.deps[kid] == "prep":
                tree.heads[kid] = verb
        changed = True
    return changed


def verb_before_its_object(tree: Tree) -> bool:
    """ "after rival groups trade fire": a verb with a subject is no part of the noun behind it, but has it for its object."""
    if "compound" not in tree.deps:
        return False
    changed = False
    for i in range(1, len(tree)):
        if tree.deps[i] != "compound" or tree.tags[i] not in ("VBP", "VBZ", "VBD"):
            continue
        noun = tree.heads[i]
        if noun <= i or tree.first(i, "nsubj") is None or tree.heads[noun] == i:
            continue
        tree.heads[i] = tree.heads[noun] if tree.heads[noun] != noun else i
        tree.deps[i] = "pcomp" if tree.deps[noun] == "pobj" else tree.deps[noun]
        tree.heads[noun], tree.deps[noun] = i, "dobj"
        changed = True
    return changed


def dead_of_a_count(tree: Tree) -> bool:
    """ "counted 34 dead", "leaving at least 12 wounded": the number is the object, and "dead" what is said of it."""
    if _HARMED.isdisjoint(tree.lowers):
        return False
    changed = False
    for i in range(1, len(tree)):
        count = i - 1
        if tree.lowers[i] not in _HARMED or tree.tags[count] != "CD" or tree.is_noun(i):
            continue
        if tree.deps[i] == "dobj" and tree.heads[count] == i:
            verb = tree.heads[i]
        elif tree.deps[count] == "dobj" and tree.heads[i] in (tree.heads[count], count):
            verb = tree.heads[count]
        elif tree.deps[count] == "pobj" and tree.deps[i] == "advcl" and tree.lowers[tree.heads[count]] == "at":
            tree.heads[i], tree.deps[i] = count, "amod"  # "put the losses at 40 dead"
            changed = True
            continue
        else:
            continue
        if not tree.is_verb(verb) or (tree.deps[count] == "dobj" and tree.deps[i] == "oprd"):
            continue
        for k in tree.kids[i]:
            if k < count:
                tree.heads[k] = count
        tree.heads[count], tree.deps[count] = verb, "dobj"
        tree.heads[i], tree.deps[i] = verb, "oprd"
        changed = True
    return changed


def shot_dead(tree: Tree) -> bool:
    """ "shot dead at least 45 residents": "dead" is what the shooting left them, no word of the residents' number."""
    if "dead" not in tree.lowers:
        return False
    changed = False
    for i in range(1, len(tree)):
        if tree.lowers[i] != "dead" or tree.lemmas[i - 1] not in _SHOOTING or not tree.is_verb(i - 1):
            continue
        if tree.deps[i] != "oprd":
            tree.heads[i], tree.deps[i] = i - 1, "oprd"
            changed = True
    return changed


def done_to_death(tree: Tree) -> bool:
    """ "Hacked to death 38 farmers": whom the phrase parts from the verb was done to death, and says nothing of the doer."""
    if "death" not in tree.lowers:
        return False
    changed = False
    for i in range(2, len(tree) - 1):
        verb = i - 2
        if tree.lowers[i] != "death" or tree.lowers[i - 1] != "to" or not tree.is_verb(verb):
            continue
        if tree.first(verb, "dobj", "nsubjpass", "auxpass") is not None:
            continue
        bearer = next((k for k in range(i + 1, min(i + 7, len(tree))) if tree.is_noun(k)), None)
        if bearer is None or tree.deps[bearer] not in ("appos", "npadvmod", "conj", "dep") or tree.heads[bearer] > verb:
            continue
        if min(tree.subtree(bearer)) != i + 1:
            continue
        tree.heads[bearer], tree.deps[bearer] = verb, "dobj"
        changed = True
    return changed


def between_two_counts(tree: Tree) -> bool:
    """ "Killed between 38 and 67 civilians": the civilians are what was killed, and both numbers count them."""
    if "between" not in tree.lowers:
        return False
    changed = False
    for i in range(1, len(tree) - 4):
        verb = tree.heads[i]
        if tree.lowers[i] != "between" or tree.deps[i] != "prep" or verb != i - 1 or not tree.is_verb(verb):
            continue
        low, joined, high = i + 1, i + 2, i + 3
        if tree.tags[low] != "CD" or tree.lowers[joined] not in ("and", "to") or tree.tags[high] != "CD":
            continue
        counted = tree.heads[low]
        if tree.deps[low] != "nummod" or counted <= high or tree.heads[counted] != i:
            continue
        if tree.ents[counted] in ("DATE", "TIME") or tree.with_dep(verb, "dobj"):
            continue
        taken_up = any(tree.deps[k] in ("auxpass", "dobj", "nsubjpass") for k in tree.kids[verb])
        tree.heads[counted], tree.deps[counted] = verb, "npadvmod" if taken_up else "dobj"
        tree.heads[i], tree.deps[i] = low, "quantmod"
        changed = True
    return changed


def gerund_in_a_series(tree: Tree) -> bool:
    """ "A series of probing attacks": attacks of a kind, and nobody probes them."""
    if "pcomp" not in tree.deps or SERIES.isdisjoint(tree.lemmas):
        return False
    changed = False
    for i in range(2, len(tree) - 1):
        of, thing = i - 1, i + 1
        if tree.deps[i] != "pcomp" or tree.tags[i] != "VBG" or tree.lowers[of] != "of" or tree.heads[i] != of:
            continue
        if tree.lemmas[tree.heads[of]] not in SERIES or tree.heads[thing] != i or tree.deps[thing] != "dobj":
            continue
        if tree.tags[thing] != "NNS":
            continue
        for k in tree.kids[i]:
            tree.heads[k] = thing
        tree.heads[thing], tree.deps[thing] = of, "pobj"
        tree.heads[i], tree.deps[i] = thing, "amod"
        changed = True
    return changed


def participle_before_its_doer(tree: Tree) -> bool:
    """ "Warned fleeing civilians that the bridge was down": the civilians flee, and it is they who were warned."""
    if _ALONE.isdisjoint(tree.lemmas):
        return False
    changed = False
    for i in range(1, len(tree) - 1):
        verb, doer = tree.heads[i], i + 1
        if tree.lemmas[i] not in _ALONE or tree.tags[i] != "VBG" or verb != i - 1 or tree.deps[i] not in _COMPLEMENTS:
            continue
        if tree.heads[doer] != i or tree.deps[doer] != "dobj" or tree.tags[doer] != "NNS" or not tree.is_verb(verb):
            continue
        for k in tree.kids[i]:
            tree.heads[k] = verb
        tree.deps[doer] = "dobj"
        tree.heads[i], tree.deps[i] = doer, "amod"
        changed = True
    return changed


def first_of_a_list(tree: Tree) -> bool:
    """ "Russia, Iran and Turkey condemned it": the first of the parties listed is a subject like the others."""
    if "," not in tree.lowers or ("cc" not in tree.deps and "conj" not in tree.deps):
        return False
    changed = False
    for i in range(len(tree) - 3):
        verb = tree.heads[i]
        if tree.deps[i] not in ("npadvmod", "dep", "nmod", "advmod") or tree.lowers[i + 1] != "," or not _acts(tree, i):
            continue
        second = next((k for k in tree.kids[verb] if k > i + 1 and tree.deps[k] in ("nsubj", "nsubjpass")), None)
        if second is None or min(tree.phrase(second)) != i + 2 or not _acts(tree, second):
            continue
        if not any(tree.deps[k] in ("cc", "conj") for k in tree.kids[second]):
            continue
        tree.deps[i] = tree.deps[second]
        tree.heads[second], tree.deps[second] = i, "conj"
        changed = True
    return changed


def _acts(tree: Tree, i: int) -> bool:
    return any(hit.kind == "actor" for hit in tree.names[i])

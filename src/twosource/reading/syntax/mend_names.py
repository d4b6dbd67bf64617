"""Mend names: names of places that the model's parses hang on the wrong word. A tree in; whether it was changed, out.

Like the other mends, each is one fault, seen in real reports; it changes heads and labels, never tokens.
"""

from __future__ import annotations

import re

from twosource.reading.syntax.tree import Tree

_ROAD_NUMBER = re.compile(r"(?:RN|NH|RD|[AMNERPD])-?[0-9]{1,4}")
_ON_ROADS = frozenset({"along", "on", "off", "across", "down", "up", "onto"})
_WITHIN = frozenset({"in", "at", "near", "around", "outside", "inside"})
_SPELLS = frozenset({"hour", "day", "week", "month", "year", "night", "minute"})
_UNITS = frozenset("province governorate oblast county district state region prefecture".split())
_TOWNS = frozenset("city town village stronghold capital base suburb district bastion enclave camp hub port".split())
_SCORES = frozenset({"dozens", "scores", "hundreds", "thousands", "tens", "millions"})


def name_of_a_town(tree: Tree) -> bool:
    """ "its last town in Syria, Albu Kamal, ...": the name behind the comma is the town's."""
    if "appos" not in tree.deps:
        return False
    changed = False
    for i in range(len(tree)):
        if tree.deps[i] != "appos" or not any(hit.kind == "place" for hit in tree.names[i]):
            continue
        country = tree.heads[i]
        prep = tree.heads[country]
        town = tree.heads[prep]
        if tree.is_verb(town) and prep > 0 and tree.deps[prep - 1] in ("dobj", "nsubjpass", "pobj"):
            town = prep - 1  # the country's phrase hangs on the verb
        if tree.deps[country] != "pobj" or tree.lowers[prep] != "in" or not tree.names[country]:
            continue
        if tree.lemmas[town] in _TOWNS and not tree.names[town] and tree.deps[prep] == "prep":
            tree.heads[i] = town
            tree.heads[prep] = town
            changed = True
    return changed


def road_by_its_number(tree: Tree) -> bool:
    """ "Along the N380", "on the M5 near Homs": a letter and a number behind a preposition of place are a road's name."""
    changed = False
    for i in range(2, len(tree)):
        if (
            tree.tags[i] in ("NN", "CD", "NNS", "NNP")
            and tree.deps[i] == "pobj"
            and _ROAD_NUMBER.fullmatch(tree.word(i))
            and tree.lowers[tree.heads[i]] in _ON_ROADS
            and tree.lowers[i - 1] == "the"
            and not tree.names[i]
        ):
            tree.tags[i], tree.ents[i] = "NNP", "FAC"
            changed = True
    return changed


def place_behind_a_spell(tree: Tree) -> bool:
    """ "Kept surrounded for 30 hours in Shujaiya": the deed was done there, and no hours are anywhere."""
    changed = False
    for i in range(2, len(tree)):
        spell = tree.heads[i]
        if tree.deps[i] != "prep" or tree.lowers[i] not in _WITHIN or tree.lemmas[spell] not in _SPELLS:
            continue
        prep = tree.heads[spell]
        named = any(hit.kind == "place" for k in tree.with_dep(i, "pobj") for hit in tree.names[k])
        if named and tree.deps[spell] == "pobj" and tree.lowers[prep] == "for" and tree.is_verb(tree.heads[prep]):
            tree.heads[i] = tree.heads[prep]
            changed = True
    return changed


def near_as_a_name(tree: Tree) -> bool:
    """ "Near Dayr Az Zayr, five strikes ..." : the capital makes a name of the preposition."""
    if "near" not in tree.lowers:
        return False
    changed = False
    for start, _ in tree.sentences:
        near = next((k for k in range(start, min(start + 3, len(tree))) if tree.lowers[k].isalpha()), None)
        if near is None or tree.lowers[near] != "near" or tree.deps[near] != "compound":
            continue
        name = tree.heads[near]
        governor = tree.heads[name]
        if governor == name or tree.deps[name] not in ("nsubj", "npadvmod", "nmod", "dep"):
            continue
        tree.heads[near], tree.deps[near], tree.tags[near] = governor, "prep", "IN"
        tree.heads[name], tree.deps[name] = near, "pobj"
        changed = True
    return changed


def region_as_a_second_subject(tree: Tree) -> bool:
    """ "In Kupiansk, northeastern Ukraine, on Sunday, killing 12, a rescuer said.": the region says where the town is and is no
    second subject; what stands between the two belongs to the clause before.
    """
    changed = False
    for verb in range(len(tree)):
        if not tree.is_verb(verb) or len(subjects := [k for k in tree.with_dep(verb, "nsubj") if k < verb]) < 2:
            continue
        speaker = tree.phrase(subjects[-1])[0]
        clauses = [k for k in tree.kids[verb] if k < speaker and tree.deps[k] in ("ccomp", "advcl") and tree.is_verb(k)]
        for region in subjects[:-1]:
            comma = tree.phrase(region)[0] - 1
            town = comma - 1
            told = next((k for k in reversed(clauses) if k < town), None)
            if told is None or tree.lowers[comma] != "," or tree.deps[town] != "pobj" or not _is_place(tree, region):
                continue
            tree.heads[region], tree.deps[region] = town, "appos"
            for k in range(region + 1, speaker):
                head = tree.heads[k]
                if head not in (verb, region) and not (tree.lowers[head] == "," and region < head < speaker):
                    continue
                if tree.tags[k] == "VBG":
                    tree.heads[k], tree.deps[k] = told, "advcl"
                elif tree.tags[k] == "IN":
                    tree.heads[k], tree.deps[k] = told, "prep"
            tree.relink()
            changed = True
    return changed


def wider_place_as_a_doer(tree: Tree) -> bool:
    """ "Gunmen in Maiduguri, Nigeria, killed two people": what stands between commas says where the town is, and does nothing."""
    changed = False
    for i in range(3, len(tree) - 1):
        if tree.deps[i] not in ("nsubj", "nsubjpass", "conj", "appos") or tree.tags[i] not in ("NNP", "NNPS"):
            continue
        comma = tree.phrase(i)[0] - 1
        town = comma - 1
        if town < 1 or tree.lowers[comma] != "," or not any(hit.kind == "place" for hit in tree.names[i]):
            continue
        prep = tree.heads[town]
        doer = tree.heads[prep]
        if (
            tree.deps[town] != "pobj"
            or tree.tags[town][:3] != "NNP"
            or tree.deps[prep] != "prep"
            or not tree.is_noun(doer)
        ):
            continue
        closed = tree.lowers[i + 1] == "," and i + 2 < len(tree) and tree.lowers[i + 2] not in ("and", "or")
        together = tree.heads[i] == tree.heads[doer] and tree.is_verb(tree.heads[i])
        if together and tree.deps[doer] in ("npadvmod", "dep") and closed:
            tree.deps[doer] = tree.deps[i]
        beside = tree.heads[i] == doer or (together and tree.deps[i] == tree.deps[doer])
        if closed and beside:
            tree.heads[i], tree.deps[i] = town, "appos"
            changed = True
    return changed


def wider_place_before_a_participle(tree: Tree) -> bool:
    """ "Strikes hit Raqqa, Syria, on Tuesday, killing six": a participle behind a comma has no subject of its own; the strikes
    killed, and Syria says where the town is.
    """
    changed = False
    for i in range(2, len(tree) - 1):
        clause = tree.heads[i]
        verb = tree.heads[clause]
        if tree.deps[i] not in ("nsubj", "nsubjpass") or tree.tags[clause] != "VBG" or tree.lowers[clause - 1] != ",":
            continue
        comma = tree.phrase(i)[0] - 1
        town = comma - 1
        if town < 1 or tree.lowers[comma] != "," or not (_is_place(tree, i) and _is_place(tree, town)):
            continue
        if not verb < comma or not tree.is_verb(verb) or tree.with_dep(clause, "aux"):
            continue
        for k in tree.with_dep(i, "prep"):
            if k > i:
                tree.heads[k] = verb
        tree.heads[i], tree.deps[i] = town, "appos"
        tree.relink()
        changed = True
    return changed


def country_behind_its_town(tree: Tree) -> bool:
    """ "In Bamako, Mali, soldiers arrested ..." has one subject, and "raided Bunia, Congo, and left" one object: the country
    between commas says where the town is.
    """
    changed = False
    for i in range(2, len(tree) - 1):
        comma = tree.phrase(i)[0] - 1
        town = comma - 1
        if town < 0 or tree.lowers[comma] != "," or not (_is_place(tree, i) and _is_place(tree, town)):
            continue
        if tree.lowers[i + 1] not in (",", ".") or tree.lowers[min(i + 2, len(tree) - 1)] in ("and", "or"):
            continue
        governor = tree.heads[i]
        subjects = [k for k in tree.with_dep(governor, "nsubj", "nsubjpass") if k > i]
        second = bool(subjects) and tree.deps[i] in ("nsubj", "nsubjpass") and tree.deps[town] == "pobj"
        beside = governor == town or any(tree.is_verb(k) for k in range(governor + 1, town))
        listed = tree.deps[i] == "conj" and beside and _is_country(tree, i) and not _is_country(tree, town)
        if second or listed:
            tree.heads[i], tree.deps[i] = town, "appos"
            tree.relink()
            changed = True
    return changed


def _is_country(tree: Tree, k: int) -> bool:
    """Whether a name is a place's and a party's, and not as the seat of one."""
    kinds = {hit.kind for hit in tree.names[k] if hit.how != "seat"}
    return kinds >= {"actor", "place"}


def label_over_a_count(tree: Tree) -> bool:
    """ "Syria: 12 killed in Idlib air strikes": the participle is the headline's verb, and the number its subject."""
    if ":" not in tree.lowers:
        return False
    changed = False
    for start, _ in tree.sentences:
        count = tree.first(start, "appos") if tree.deps[start] == "ROOT" and _is_place(tree, start) else None
        if count is None or tree.tags[count] != "CD" or tree.lowers[start + 1] != ":":
            continue
        verb = tree.first(count, "acl")
        if verb is None or tree.tags[verb] != "VBN":
            continue
        tree.heads[verb], tree.deps[verb] = verb, "ROOT"
        tree.heads[count], tree.deps[count] = verb, "nsubjpass"
        tree.heads[start], tree.deps[start] = verb, "dep"
        tree.heads[start + 1] = verb
        changed = True
    return changed


def people_by_their_number(tree: Tree) -> bool:
    """ "Killed hundreds of Fulani", "thousands of Baloch": who is counted so is a people, whatever the name was taken for."""
    for i in range(2, len(tree)):
        of = tree.heads[i]
        counted = tree.deps[i] == "pobj" and tree.lowers[of] == "of" and tree.lowers[tree.heads[of]] in _SCORES
        if counted and i == of + 1 and tree.ents[i] in ("GPE", "LOC", "PERSON", "ORG") and not tree.names[i]:
            tree.ents[i] = "NORP"
    return False


def _is_place(tree: Tree, k: int) -> bool:
    return tree.ents[k] in ("GPE", "LOC") or any(hit.kind == "place" for hit in tree.names[k])


def province_of_a_district(tree: Tree) -> bool:
    """ "in Argo district, Badakhshan province, soldiers detained ..." : the province only says where the district is."""
    if _UNITS.isdisjoint(tree.lowers):
        return False
    changed = False
    for i in range(3, len(tree)):
        if tree.lowers[i] not in _UNITS or not (tree.names[i] or tree.first(i, "compound", "nmod") is not None):
            continue
        if any(hit.kind == "actor" for hit in tree.names[i]):
            continue  # "Islamic State"
        first = min([i, *tree.with_dep(i, "compound", "nmod")])
        inner = first - 2
        if inner < 0 or tree.lowers[first - 1] != "," or tree.lowers[inner] == ",":
            continue
        if (
            not (tree.names[inner] or tree.lowers[inner] in _UNITS | {"city", "town", "village", "districts"})
            or tree.deps[inner] == "conj"
        ):
            continue
        if i in tree.ancestors(inner):
            over = tree.heads[i]
            if tree.deps[i] in ("dep", "npadvmod") and tree.is_verb(over):  # the verb's, with "In A district" under it
                for kid in tree.kids[i]:
                    if tree.deps[kid] not in ("compound", "nmod"):
                        tree.heads[kid] = over
            elif not _verb_of_its_apposition(tree, i):
                continue
        elif tree.heads[i] != inner:
            doer = tree.first(i, "appos")
            if tree.deps[i] in ("nsubj", "nsubjpass") and doer is not None and doer > i and tree.is_noun(doer):
                tree.heads[doer], tree.deps[doer] = tree.heads[i], tree.deps[i]
        tree.heads[i], tree.deps[i] = inner, "appos"
        _doer_of_a_list(tree, i)
        changed = True
    return changed


def _verb_of_its_apposition(tree: Tree, i: int) -> bool:
    """ "In A district, B province, a force arrested ..." read as a title: the force is the subject and its verb the root."""
    doer = tree.first(i, "appos")
    verb = (
        next((k for k in tree.kids[doer] if tree.deps[k] in ("acl", "relcl") and tree.tags[k] == "VBD"), None)
        if doer
        else None
    )
    if doer is None or verb is None or tree.heads[i] != i:
        return False
    for kid in tree.kids[i]:
        if kid not in (doer, *tree.with_dep(i, "compound", "nmod")):
            tree.heads[kid] = verb
    tree.heads[verb], tree.deps[verb] = verb, "ROOT"
    tree.heads[doer], tree.deps[doer] = verb, "nsubj"
    return True


def _doer_of_a_list(tree: Tree, i: int) -> None:
    """ "B province, Afghan and coalition forces targeted": what was joined to the province is the verb's subject."""
    joined = tree.first(i, "conj")
    while joined is not None and (below := tree.first(joined, "conj")) is not None:
        joined = below
    if joined is None or not tree.is_noun(joined) or tree.lowers[i + 1 : i + 2] != [","]:
        return
    verb = joined + 1
    if verb < len(tree) and tree.tags[verb] == "VBD" and tree.first(verb, "nsubj", "nsubjpass") is None:
        first = tree.first(i, "conj")
        tree.heads[joined], tree.deps[joined] = verb, "nsubj"
        if first is not None and first != joined:
            tree.heads[first], tree.deps[first] = joined, "nmod"

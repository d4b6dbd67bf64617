"""Mend subjects: subjects that the model's parses lose to a participle, a time or a comparison. A tree in; whether it changed, out.

Like the other mends, each is one fault, seen in real reports; it changes heads and labels, never tokens.
"""

from __future__ import annotations

from spacy.lang.en.lex_attrs import like_num

from twosource.reading.syntax.tree import FINITE_TAGS, Tree

_TIMES = frozenset("daybreak dawn dusk noon midday midnight sunset sunrise nightfall daylight".split())
_HELD = frozenset({"prisoner", "hostage", "captive"})
_SUBJECTS = ("nsubj", "nsubjpass")
_NO_NAMES = frozenset("DATE TIME MONEY PERCENT QUANTITY CARDINAL ORDINAL NORP LANGUAGE".split())
_GIVEN = frozenset("give award grant offer send pay show hand deny owe".split())  # "men given weapons"
_RISING = frozenset("rise climb grow increase jump mount soar drop fall go raise revise lower cut put stand".split())
_ANY_SUBJECT = (*_SUBJECTS, "csubj", "csubjpass")


def mend_subjects(tree: Tree) -> None:
    """Put right the subjects of a tree."""
    common_noun_as_a_name(tree)
    name_as_a_common_noun(tree)
    number_as_a_name(tree)
    count_as_a_date(tree)
    for fault in (
        participle_as_a_subject,
        as_young_as,
        time_as_a_subject,
        soldiers_taken_prisoner,
        those_taken_prisoner,
        one_after_another,
        some_of_them,
    ):
        if fault(tree):
            tree.relink()


def common_noun_as_a_name(tree: Tree) -> None:
    """ "Jihadists stormed the camp": a plural that is a name only by the capital it begins the sentence with."""
    for start, end in tree.sentences:
        word = tree.lowers[start]
        if tree.tags[start] not in ("NNP", "NNPS") or tree.names[start] or tree.ents[start] or tree.headline:
            continue
        alone = not tree.kids[start] or all(tree.deps[k] not in ("compound", "nmod", "flat") for k in tree.kids[start])
        if (
            start + 1 >= end
            or tree.deps[start] not in _SUBJECTS
            or not alone
            or not word.isalpha()
            or not word.endswith("s")
            or word.endswith(("ss", "us", "is"))
            or tree.word(start).isupper()
            or tree.tags[start + 1] in ("NNP", "NNPS", "HYPH")
        ):
            continue
        tree.tags[start] = "NNS"
        tree.lemmas[start] = word[:-3] + "y" if word.endswith("ies") else word[:-1]


def name_as_a_common_noun(tree: Tree) -> None:
    """ "Stormed Chinshwehaw": a word with a capital within a sentence that the model holds for somebody's or a place's name."""
    if tree.headline:
        return
    for i in range(1, len(tree)):
        if tree.tags[i] != "NN" or not tree.ents[i] or tree.ents[i] in _NO_NAMES:
            continue
        word = tree.word(i)
        if word[:1].isupper() and word[1:].islower() and tree.sentence_of(i)[0] < i:
            tree.tags[i] = "NNP"


def number_as_a_name(tree: Tree) -> None:
    """ "Eleven of the passengers were killed": a number that begins a sentence is no name; "Tenth of Ramadan" is one."""
    for start, end in tree.sentences:
        if tree.tags[start] not in ("NNP", "NN") or tree.lowers[start + 1 : start + 2] != ["of"]:
            continue
        whose = next((k for k in range(start + 2, end) if tree.tags[k] not in ("NNP", "NNPS")), end)
        owned = whose < end and tree.tags[whose] == "POS"  # "six of Sudan's states"
        named = whose > start + 2 and not owned
        if not named and like_num(tree.lowers[start]):  # type: ignore[no-untyped-call]  # spaCy's words have no types
            tree.tags[start], tree.ents[start] = "CD", "CARDINAL"


def participle_as_a_subject(tree: Tree) -> bool:
    """ "Soldiers acting on a tip defused a device", "the men found bound were shot": the noun is the verb's subject."""
    changed = False
    for i in range(1, len(tree)):
        if tree.tags[i] not in ("VBG", "VBN", "VBD") or tree.deps[i] not in _ANY_SUBJECT:
            continue
        verb = tree.heads[i]
        noun = i - 1
        if verb <= i or not tree.is_noun(noun) or tree.heads[noun] != i or tree.deps[noun] not in _SUBJECTS:
            continue
        if tree.first(verb, *_SUBJECTS) not in (None, i) or tree.first(i, "aux", "auxpass", "mark") is not None:
            continue
        if not (tree.tags[verb] in FINITE_TAGS or tree.first(verb, "aux", "auxpass") is not None):
            continue
        passive = tree.first(verb, "auxpass") is not None
        tree.heads[noun], tree.deps[noun] = verb, "nsubjpass" if passive else "nsubj"
        tree.heads[i], tree.deps[i] = noun, "acl"
        if tree.tags[i] == "VBD":
            tree.tags[i] = "VBN"
        changed = True
    return changed


def as_young_as(tree: Tree) -> bool:
    """ "Girls as young as nine have been raped": the age only describes them, and the verb is theirs."""
    if "CD" not in tree.tags or "as" not in tree.lowers:
        return False
    changed = False
    for i in range(3, len(tree)):
        if tree.tags[i] != "CD" or tree.deps[i] not in _SUBJECTS or tree.lowers[i - 1] != "as":
            continue
        if tree.lowers[i - 3] != "as" or not tree.tags[i - 2].startswith("JJ"):
            continue
        verb, adjective = tree.heads[i], i - 2
        noun = tree.heads[adjective]
        if not tree.is_verb(verb) or verb < i or not tree.is_noun(noun) or tree.heads[verb] != adjective:
            continue
        passive = tree.first(verb, "auxpass") is not None
        tree.heads[i - 1], tree.deps[i - 1], tree.tags[i - 1] = adjective, "prep", "IN"
        tree.heads[i], tree.deps[i] = i - 1, "pobj"
        over = tree.heads[noun]
        if tree.deps[noun] in _SUBJECTS and tree.is_verb(over) and over > verb:  # "..., forced into marriage and kept"
            tree.heads[verb] = over if tree.heads[over] == over else tree.heads[over]
            if tree.heads[over] == over:
                tree.heads[verb] = verb
            tree.deps[verb] = tree.deps[over]
            tree.heads[over], tree.deps[over] = verb, "conj"
            for k in tree.kids[over]:
                if k < verb and k != noun:
                    tree.heads[k] = verb
        else:
            tree.heads[verb], tree.deps[verb] = verb, "ROOT"
        tree.heads[noun], tree.deps[noun] = verb, "nsubjpass" if passive else "nsubj"
        changed = True
    return changed


def time_as_a_subject(tree: Tree) -> bool:
    """ "An attempt to enter X before daybreak was foiled": what is before the time is foiled, not daybreak."""
    if _TIMES.isdisjoint(tree.lowers):
        return False
    changed = False
    for i in range(2, len(tree)):
        verb = tree.heads[i]
        if tree.lowers[i] not in _TIMES or tree.deps[i] not in _SUBJECTS or tree.deps[verb] != "advcl":
            continue
        mark = next((k for k in tree.with_dep(verb, "mark") if k == i - 1), None)
        clause = tree.heads[verb]
        noun = tree.heads[clause]
        if mark is None or tree.deps[clause] != "acl" or not tree.is_noun(noun) or noun > clause:
            continue
        passive = tree.first(verb, "auxpass") is not None
        tree.heads[mark], tree.deps[mark] = clause, "prep"
        tree.heads[i], tree.deps[i] = mark, "pobj"
        if tree.heads[noun] == noun:
            tree.heads[verb] = verb
        else:
            tree.heads[verb] = tree.heads[noun]
        tree.deps[verb] = tree.deps[noun]
        tree.heads[noun], tree.deps[noun] = verb, "nsubjpass" if passive else "nsubj"
        changed = True
    return changed


def soldiers_taken_prisoner(tree: Tree) -> bool:
    """ "took six Ukrainian soldiers prisoner": the soldiers are taken, and are no sort of prisoner."""
    if _HELD.isdisjoint(tree.lowers):
        return False
    changed = False
    for held in range(1, len(tree)):
        verb, noun = tree.heads[held], held - 1
        if tree.lowers[held] not in _HELD or tree.lemmas[verb] not in ("take", "hold"):
            if not (tree.lowers[held] in _HELD and tree.heads[held] == noun and tree.deps[held] == "amod"):
                continue
            verb = tree.heads[noun]
            if tree.deps[noun] != "dobj" or tree.lemmas[verb] not in ("take", "hold"):
                continue
        elif tree.deps[held] != "dobj" or tree.deps[noun] != "compound" or tree.tags[noun] != "NNS":
            continue
        else:
            for kid in tree.kids[held]:
                if kid < noun:
                    tree.heads[kid] = noun
            tree.heads[noun], tree.deps[noun] = verb, "dobj"
        for kid in tree.kids[held]:
            if kid > held:
                tree.heads[kid] = verb
        tree.heads[held], tree.deps[held], tree.tags[held] = verb, "oprd", "NN"
        changed = True
    return changed


def those_taken_prisoner(tree: Tree) -> bool:
    """ "Among those taken prisoner by the police were nine foreigners": they are taken, and the prisoner is no other."""
    if _HELD.isdisjoint(tree.lemmas):
        return False
    changed = False
    for i in range(1, len(tree) - 1):
        held = i + 1
        if tree.lemmas[i] != "take" or tree.tags[i] != "VBN" or tree.lemmas[held] not in _HELD:
            continue
        if tree.deps[i] != "amod" or tree.heads[i] != held or tree.lowers[i - 1] not in ("those", "people", "men"):
            continue
        whom = i - 1
        tree.heads[whom], tree.deps[whom] = tree.heads[held], tree.deps[held]
        tree.heads[i], tree.deps[i] = whom, "acl"
        tree.heads[held], tree.deps[held] = i, "oprd"
        for k in tree.kids[i] + tree.kids[held]:
            if k > held:
                tree.heads[k] = i
                if tree.lowers[k] == "by":
                    tree.deps[k] = "agent"
        changed = True
    return changed


def some_of_them(tree: Tree) -> bool:
    """ "Forces detained 22 people, two of them women, in sweeps across X": the inset is of the people, what follows of the verb."""
    if "them" not in tree.lowers and "whom" not in tree.lowers:
        return False
    changed = False
    for of in range(3, len(tree) - 2):
        count, noun = of - 1, of + 2
        if tree.lowers[of] != "of" or tree.lowers[of + 1] not in ("them", "whom") or not tree.is_noun(noun):
            continue
        if (
            tree.lowers[count - 1] != ","
            or tree.lowers[noun + 1 : noun + 2] != [","]
            or tree.deps[noun] not in _SUBJECTS
        ):
            continue
        verb = next((k for k in range(count - 2, -1, -1) if tree.is_verb(k)), None)
        whole = next((k for k in tree.with_dep(verb, "dobj", "nsubjpass")), None) if verb is not None else None
        if verb is None or whole is None or tree.heads[noun] in (verb, whole):
            continue
        over = tree.heads[noun]
        tree.heads[count], tree.deps[count] = whole, "appos"
        tree.heads[noun], tree.deps[noun] = count, "appos"
        after = noun + 2
        if tree.deps[after] == "prep" and tree.heads[after] in (over, noun, count):
            tree.heads[after] = verb
        changed = True
    return changed


def one_after_another(tree: Tree) -> bool:
    """ "Fending off wave after wave of attackers": the waves are theirs, whichever of the two words the parser hangs them on."""
    if "after" not in tree.lowers and "upon" not in tree.lowers:
        return False
    changed = False
    for i in range(2, len(tree)):
        first, prep = i - 2, i - 1
        if tree.lowers[prep] not in ("after", "upon") or tree.lemmas[i] != tree.lemmas[first] or not tree.is_noun(i):
            continue
        if tree.heads[i] != prep or not tree.is_noun(first):
            continue
        for k in tree.kids[i]:
            if k > i and tree.deps[k] == "prep":
                tree.heads[k] = first
                changed = True
    return changed


def phrase_behind_a_semicolon(tree: Tree) -> bool:
    """ "..., the UN says; in Madaya doctors report deaths": what stands behind a semicolon belongs to what follows it."""
    if ";" not in tree.lowers:
        return False
    changed = False
    for mark in range(1, len(tree) - 1):
        i = mark + 1
        if tree.lowers[mark] != ";" or tree.deps[i] != "prep" or tree.heads[i] >= mark:
            continue
        _, end = tree.sentence_of(i)
        below = tree.subtree(i)
        verb = next(
            (
                k
                for k in range(below[-1] + 1, end)
                if tree.tags[k] in FINITE_TAGS
                and (tree.heads[k] == k or tree.heads[k] < mark or tree.heads[k] > k)
                and tree.first(k, *_SUBJECTS) is not None
            ),
            None,
        )
        if verb is None or below[-1] > verb:
            continue
        tree.heads[i] = verb
        changed = True
    return changed


def count_as_a_date(tree: Tree) -> None:
    """ "The death toll rose to 64 from 51": what something rises to or from is a number, and no day, unless it is a year."""
    for i in range(2, len(tree)):
        if tree.ents[i] != "DATE" or tree.tags[i] != "CD" or tree.deps[i] != "pobj" or not tree.lowers[i].isdigit():
            continue
        prep = tree.heads[i]
        rising = tree.lowers[prep] in ("to", "from", "at") and tree.lemmas[tree.heads[prep]] in _RISING
        if rising and len(tree.lowers[i]) != 4 and len(tree.phrase(i)) == 1:
            tree.ents[i] = "CARDINAL"


def doer_before_what_carries_it(tree: Tree) -> bool:
    """ "Gunmen on motorbikes killed at least 14 villagers": what they came on is no doer; the preposition has lost its noun."""
    changed = False
    for prep in range(1, len(tree) - 2):
        doer = tree.heads[prep]
        if tree.deps[prep] != "prep" or doer != prep - 1 or not tree.is_noun(doer) or tree.kids[prep]:
            continue
        thing = next((k for k in range(prep + 1, len(tree)) if tree.phrase(k)[0] == prep + 1 and tree.is_noun(k)), 0)
        verb = tree.heads[thing]
        bare = tree.deps[doer] in ("dep", "npadvmod", "nmod", "appos", "nsubj") and tree.heads[doer] == verb
        if thing and bare and tree.deps[thing] in _SUBJECTS and tree.is_verb(verb) and verb > thing:
            tree.heads[thing], tree.deps[doer], tree.deps[thing] = prep, tree.deps[thing], "pobj"
            changed = True
    return changed


def deed_of_what_carries_its_doer(tree: Tree) -> bool:
    """ "Gunmen on motorbikes killed 14 villagers on Sunday, officials said": who killed has an object, and so is no participle
    that is told of the motorbikes."""
    changed = False
    for verb in range(3, len(tree)):
        thing = tree.heads[verb]
        prep = tree.heads[thing]
        doer = tree.heads[prep]
        if tree.deps[verb] != "acl" or tree.tags[verb] != "VBN" or tree.deps[thing] != "pobj" or doer >= prep:
            continue
        told = tree.first(verb, "dobj") is not None and tree.first(verb, "agent", "oprd", "aux", "auxpass") is None
        clause = tree.heads[doer]
        loose = tree.deps[doer] in ("ROOT", "dep", "npadvmod") and (clause == doer or clause > verb)
        if not told or not loose or not tree.is_noun(doer) or tree.lemmas[verb] in _GIVEN:
            continue
        tree.heads[verb], tree.deps[verb] = (verb, "ROOT") if clause == doer else (clause, "ccomp")
        tree.tags[verb], tree.heads[doer], tree.deps[doer] = "VBD", verb, "nsubj"
        changed = True
    return changed

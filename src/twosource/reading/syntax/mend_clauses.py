"""Mend clauses: clauses that the model's parses hang on the wrong verb or noun. A tree in; whether it was changed, out.

Like the other mends, each is one fault, seen in real reports; it changes heads, labels and tags, never tokens.
"""

from __future__ import annotations

from twosource.reading.syntax.tree import FINITE_TAGS, Tree

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_AUXILIARIES = ("aux", "auxpass")
_FINITE_AUXILIARIES = frozenset({"has", "have", "had", "is", "are", "was", "were", "will", "would"})
_OF_THE_SPEAKING = frozenset(  # what only somebody does who can speak: no bomb, no building
    "say add warn accuse blame vow promise pledge threaten deny demand urge announce claim insist declare admit acknowledge "
    "condemn denounce swear confirm reject".split()
)
_JUDGING = frozenset("dismiss deny reject describe call condemn denounce brand term refute welcome hail label".split())
_UNDER_WAY = frozenset(
    "massing amassing trucking ferrying besieging looting torching encircling airlifting mobilising conscripting bombarding "
    "strafing abducting stockpiling shelling bombing pounding targeting recruiting blocking".split()
)
_THINGS = frozenset({"NN", "NNS"})
_HAVE = frozenset({"have", "has", "had", "'ve"})
_DONE_ON_PURPOSE = frozenset(
    "target capture seize hit strike bomb shell attack kill abduct kidnap arrest detain".split()
)
_PARTICIPLES = {
    form: lemma
    for lemma, form in {
        "take": "taken", "retake": "retaken", "overtake": "overtaken", "drive": "driven", "break": "broken", "beat": "beaten",
        "fall": "fallen", "give": "given", "withdraw": "withdrawn", "throw": "thrown", "overthrow": "overthrown", "begin": "begun",
        "go": "gone", "see": "seen", "do": "done", "steal": "stolen", "shake": "shaken", "hide": "hidden", "choose": "chosen",
        "fly": "flown", "draw": "drawn", "tear": "torn", "come": "come", "become": "become", "run": "run", "overrun": "overrun",
    }.items()
}  # fmt: skip
_BLOWS = frozenset("strike airstrike attack raid bombing bombardment shelling explosion blast barrage salvo".split())
_BLOWS_DO = frozenset("hit kill wound injure destroy damage strike demolish level flatten set gut".split())


def verb_behind_a_relative(tree: Tree) -> bool:
    """ "A bomb that the cell had planted killed two": two verbs side by side, of which the second is the noun's that the first
    describes, where the parser made one clause of both and was left without a main verb."""
    if tree.headline or ("relcl" not in tree.deps and "acl" not in tree.deps):
        return False
    changed = False
    for noun in range(len(tree)):
        if tree.heads[noun] != noun or not tree.is_noun(noun) or tree.headline:
            continue
        clause = next((k for k in tree.with_dep(noun, "relcl", "acl") if k > noun), None)
        if clause is None:
            continue
        inside = [k for k in tree.subtree(clause) if k >= clause]
        verb = next((k for k in inside if tree.tags[k] in ("VBD", "VBN") and _follows_a_verb(tree, k, noun)), None)
        if verb is None or tree.heads[verb] not in inside:
            continue
        tree.heads[verb], tree.deps[verb], tree.tags[verb] = verb, "ROOT", "VBD"
        tree.heads[noun], tree.deps[noun] = verb, "nsubj"
        _hand_over(tree, [k for k in inside if k > verb and tree.heads[k] < verb], verb)
        _hand_over(tree, [k for k in tree.kids[noun] if tree.deps[k] == "punct" and k > verb], verb)
        changed = True
    return changed


def _follows_a_verb(tree: Tree, verb: int, noun: int) -> bool:
    """Whether a verb without subject or auxiliary stands right behind another verb form, and has an object of its own."""
    before = verb - 1
    if before <= noun or not tree.is_verb(before) or tree.lemmas[before] in ("be", "have", "get"):
        return False
    if tree.first(verb, *_SUBJECTS, *_AUXILIARIES) is not None:
        return False
    return tree.first(verb, "dobj") is not None


def verb_under_its_subject(tree: Tree) -> bool:
    """ "Under the deal the rebels handed over the town": a past form with an object is the subject's verb, no participle of it,
    where the sentence has no other verb."""
    if tree.headline or "acl" not in tree.deps:
        return False
    changed = False
    for start, end in tree.sentences:
        root = next((k for k in range(start, end) if tree.heads[k] == k), None)
        if tree.headline or root is None or tree.is_verb(root) or tree.tags[root] in ("MD", ":"):
            continue
        participles = [k for k in range(start, end) if tree.deps[k] == "acl" and tree.tags[k] in ("VBD", "VBN")]
        verb = next((k for k in participles if tree.first(k, "dobj") is not None), None)
        if verb is None or tree.first(verb, *_SUBJECTS, *_AUXILIARIES) is not None:
            continue
        subject = tree.heads[verb]
        if tree.is_noun(root) and any(k < subject and subject in tree.subtree(k) for k in tree.with_dep(root, "acl")):
            subject = root  # "A rocket launched from a ship hit the port": the ship did not
        if (
            subject > verb
            or not tree.is_noun(subject)
            or any(_is_finite(tree, k) for k in range(start, end) if k != verb)
        ):
            continue
        tree.heads[verb], tree.deps[verb], tree.tags[verb] = verb, "ROOT", "VBD"
        tree.heads[subject], tree.deps[subject] = verb, "nsubj"
        if root != subject:
            tree.heads[root] = verb
            tree.deps[root] = "prep" if tree.tags[root] == "IN" else "dep"
        changed = True
    return changed


def _is_finite(tree: Tree, k: int) -> bool:
    return tree.tags[k] in FINITE_TAGS or tree.tags[k] == "MD"


def series_of_verbs(tree: Tree) -> bool:
    """ "Fighters stormed the town, hoisted flags and cut the road": the first verb has the subject, and the others are joined
    to it; the parser at times takes it for what the second says."""
    if "ccomp" not in tree.deps or "conj" not in tree.deps:
        return False
    changed = False
    for root in range(len(tree)):
        if (
            tree.tags[root] != "VBD"
            or tree.heads[root] != root
            or tree.first(root, *_SUBJECTS, *_AUXILIARIES) is not None
        ):
            continue
        if tree.lemmas[root] in _OF_THE_SPEAKING:
            continue
        first = next((k for k in tree.kids[root] if k < root and tree.deps[k] == "ccomp"), None)
        if first is None or tree.tags[first] != "VBD" or tree.first(first, "mark") is not None:
            continue
        subject = tree.first(first, "nsubj", "nsubjpass")
        left = root - 1
        while left > first and tree.tags[left] == "RB":
            left -= 1
        if subject is None or subject > first or tree.lowers[left] != ",":
            continue
        if not any(tree.deps[k] == "conj" and k > root for k in tree.kids[root]):
            continue
        tree.heads[first], tree.deps[first] = first, "ROOT"
        tree.heads[root], tree.deps[root] = first, "conj"
        _hand_over(tree, [k for k in tree.kids[root] if k < first or (tree.deps[k] == "punct" and k != left)], first)
        changed = True
    return changed


def finite_beside_an_infinitive(tree: Tree) -> bool:
    """ "wants them to come back and has offered a truce": a finite verb is joined to a finite one, not to an infinitive."""
    if "conj" not in tree.deps or "VB" not in tree.tags:
        return False
    changed = False
    for verb in range(len(tree)):
        infinitive = tree.heads[verb]
        if tree.deps[verb] != "conj" or tree.tags[infinitive] != "VB" or not tree.is_verb(verb):
            continue
        if not any(tree.lowers[k] == "to" for k in tree.with_dep(infinitive, "aux")):
            continue
        finite = any(tree.lowers[k] in _FINITE_AUXILIARIES for k in tree.with_dep(verb, *_AUXILIARIES))
        finite = (finite and tree.lowers[verb - 1] not in ("to", "be")) or tree.tags[verb] == "VBD"
        if not finite or tree.first(verb, *_SUBJECTS) is not None:
            continue
        governor = next((k for k in tree.ancestors(infinitive) if tree.tags[k] in FINITE_TAGS), None)
        if governor is None or governor > infinitive:
            continue
        tree.heads[verb] = governor
        changed = True
    return changed


def speech_beside_a_thing(tree: Tree) -> bool:
    """ "took responsibility for the bomb that struck the van and promised more": no bomb promises; the main verb's doer does."""
    if "conj" not in tree.deps or _OF_THE_SPEAKING.isdisjoint(tree.lemmas):
        return False
    changed = False
    for verb in range(len(tree)):
        clause = tree.heads[verb]
        if tree.deps[verb] != "conj" or tree.tags[verb] != "VBD" or tree.lemmas[verb] not in _OF_THE_SPEAKING:
            continue
        if tree.deps[clause] == "ccomp" and _told_of_a_thing(tree, clause, verb):
            tree.heads[verb] = tree.heads[clause]
            changed = True
            continue
        if tree.deps[clause] != "relcl" or clause > verb or tree.first(verb, *_SUBJECTS) is not None:
            continue
        pronoun = tree.first(clause, "nsubj", "nsubjpass")
        noun = tree.heads[clause]
        if pronoun is None or tree.lowers[pronoun] not in ("that", "which") or tree.tags[noun] not in _THINGS:
            continue
        governor = next((k for k in tree.ancestors(noun) if tree.tags[k] in FINITE_TAGS), None)
        if tree.names[noun] or governor is None or tree.first(governor, "nsubj") is None:
            continue
        tree.heads[verb] = governor
        changed = True
    return changed


def _told_of_a_thing(tree: Tree, clause: int, verb: int) -> bool:
    """ "Conceded that contact had been lost, and accused X": what is told is of a thing, so that the teller goes on."""
    subject = tree.first(clause, "nsubjpass")
    if subject is None or clause > verb or tree.first(verb, *_SUBJECTS) is not None or tree.lowers[verb - 1] == ",":
        return False
    named = tree.tags[subject] not in _THINGS or bool(tree.names[subject]) or tree.ents[subject] in ("PERSON", "ORG")
    teller = tree.first(tree.heads[clause], "nsubj")
    return not named and teller is not None and teller < clause and tree.lowers[verb - 2] == ","


def comment_on_a_clause(tree: Tree) -> bool:
    """ "accused them of using gas in the trenches, which the Kremlin dismissed": what is judged is the clause, not the trenches."""
    if "relcl" not in tree.deps or _JUDGING.isdisjoint(tree.lemmas):
        return False
    changed = False
    for verb in range(len(tree)):
        if tree.deps[verb] != "relcl" or tree.tags[verb] not in FINITE_TAGS or tree.lemmas[verb] not in _JUDGING:
            continue
        which = next((k for k in tree.with_dep(verb, "dobj") if tree.lowers[k] == "which"), None)
        subject = tree.first(verb, "nsubj")
        if which is None or subject is None or tree.lowers[which - 1] != ",":
            continue
        governor = next((k for k in tree.ancestors(verb) if tree.tags[k] in FINITE_TAGS), None)
        if governor is None or governor > verb:
            continue
        tree.heads[verb], tree.deps[verb] = governor, "advcl"
        changed = True
    return changed


def clause_as_the_subject(tree: Tree) -> bool:
    """ "That a brigade had entered the suburbs, amid fighting, was confirmed by X": what is confirmed, and no aside; and the "is"
    of "that the siege is over was denied" is that clause's verb, and helps no other."""
    changed = False
    for i, dep in enumerate(tree.deps):
        verb = tree.heads[i]
        if (
            dep not in ("advcl", "auxpass")
            or verb < i
            or not any(tree.lowers[k] == "that" for k in tree.with_dep(i, "mark"))
        ):
            continue
        start, _ = tree.sentence_of(i)
        if tree.lowers[start] != "that" or tree.first(verb, "nsubj", "nsubjpass", "csubj", "csubjpass") is not None:
            continue
        passive = any(k != i for k in tree.with_dep(verb, "auxpass"))
        tree.deps[i] = "csubjpass" if passive else "csubj"
        changed = True
    return changed


def deed_behind_a_participle(tree: Tree) -> bool:
    """ "Reached the people surrounded at the lodge and relieved Palma": what has an object is no second participle of theirs, but
    the subject's next deed."""
    changed = False
    for i, dep in enumerate(tree.deps):
        if dep != "conj" or tree.tags[i] not in ("VBN", "VBD") or tree.first(i, "dobj") is None:
            continue
        participle = tree.heads[i]
        if (
            tree.deps[participle] != "acl"
            or tree.tags[participle] != "VBN"
            or tree.first(participle, "dobj") is not None
        ):
            continue
        verb = next((k for k in tree.ancestors(participle) if tree.is_verb(k)), None)
        if verb is None or verb > participle or tree.tags[verb] != "VBD" or tree.first(i, "aux", "auxpass") is not None:
            continue
        tree.heads[i], tree.tags[i] = verb, "VBD"
        changed = True
    return changed


def which_of_a_blow(tree: Tree) -> bool:
    """ "Confirmed a strike from a ship off Sabratha, which on Monday hit the base": the strike did, no town and no ship."""
    if "which" not in tree.lowers:
        return False
    changed = False
    for i, dep in enumerate(tree.deps):
        if dep != "relcl" or tree.lemmas[i] not in _BLOWS_DO or i < 2:
            continue
        which = tree.first(i, "nsubj")
        place = tree.heads[i]
        if which is None or tree.lowers[which] != "which" or tree.lowers[which - 1] != ",":
            continue
        if not any(hit.kind == "place" for hit in tree.names[place]) and tree.lowers[tree.heads[place]] != "from":
            continue
        blow = next((k for k in tree.ancestors(place) if tree.is_noun(k) and tree.lemmas[k] in _BLOWS), None)
        if blow is not None:
            tree.heads[i] = blow
            changed = True
    return changed


def clause_with_a_speaker_behind(tree: Tree) -> bool:
    """ "Conscripts bolted from a depot and were picked up, the group wrote": of two subjects of a saying the first is the
    subject of what is said, and its participle the verb."""
    if "acl" not in tree.deps:
        return False
    changed = False
    for saying in range(len(tree)):
        if tree.tags[saying] not in FINITE_TAGS or tree.first(saying, "ccomp") is not None:
            continue
        subjects = [k for k in tree.with_dep(saying, "nsubj", "dep") if k < saying and tree.is_noun(k)]
        if len(subjects) < 2 or tree.deps[subjects[1]] != "nsubj":
            continue
        noun = subjects[0]
        verb = next((k for k in tree.with_dep(noun, "acl") if tree.tags[k] in ("VBN", "VBD")), None)
        if verb is None or verb > subjects[1] or tree.first(verb, *_SUBJECTS, *_AUXILIARIES, "agent") is not None:
            continue
        tree.heads[verb], tree.deps[verb], tree.tags[verb] = saying, "ccomp", "VBD"
        tree.heads[noun], tree.deps[noun] = verb, "nsubj"
        changed = True
    return changed


def progressive_as_an_adjective(tree: Tree) -> bool:
    """ "has been massing troops", "is massing fighters": behind "has been" a form in -ing before a bare noun is the verb, and
    behind "is" one that says nothing of what sort of thing the noun is."""
    if "been" not in tree.lowers and _UNDER_WAY.isdisjoint(tree.lowers):
        return False
    changed = False
    for i in range(2, len(tree) - 1):
        noun, be = tree.heads[i], i - 1
        if tree.deps[i] not in ("amod", "compound") or not (
            tree.lowers[be] == "been" or (tree.lemmas[be] == "be" and tree.lowers[i] in _UNDER_WAY)
        ):
            continue
        if not tree.lowers[i].endswith("ing") or tree.heads[noun] != be or tree.deps[noun] != "attr" or noun < i:
            continue
        lemma = tree.lowers[i][:-3]
        tree.tags[i], tree.lemmas[i] = "VBG", lemma if len(lemma) > 2 else tree.lowers[i]
        over, dep = tree.heads[be], tree.deps[be]
        tree.heads[i], tree.deps[i] = (i if over == be else over), dep
        _hand_over(tree, [k for k in tree.kids[be] if k != noun], i)
        tree.heads[be], tree.deps[be] = i, "aux"
        tree.heads[noun], tree.deps[noun] = i, "dobj"
        _hand_over(tree, [k for k in tree.kids[noun] if k > noun and tree.deps[k] == "prep"], i)
        changed = True
    return changed


def _hand_over(tree: Tree, tokens: list[int], head: int) -> None:
    for k in tokens:
        tree.heads[k] = head


def between_behind_a_date(tree: Tree) -> bool:
    """ "Fighting raged for a third day between X and Y": no day lies between two parties; the fighting does."""
    if "between" not in tree.lowers:
        return False
    changed = False
    for i, word in enumerate(tree.lowers):
        day = tree.heads[i]
        if word != "between" or tree.deps[i] != "prep" or tree.ents[day] not in ("DATE", "TIME"):
            continue
        over = tree.heads[day]
        sides = tree.with_dep(i, "pobj")
        if tree.deps[day] == "pobj":
            over = tree.heads[over]
        if (
            tree.is_verb(over)
            and sides
            and all(tree.ents[k] not in ("DATE", "TIME") and tree.tags[k] != "CD" for k in sides)
        ):
            tree.heads[i] = over
            changed = True
    return changed


def perfect_of_a_participle(tree: Tree) -> bool:
    """ "have at the same time taken the quarter": a participle far from its auxiliary, taken for a past form, so that it has
    neither its lemma nor, where the auxiliary took it, its subject."""
    if _HAVE.isdisjoint(tree.lowers):
        return False
    changed = False
    for i, tag in enumerate(tree.tags):
        if tag not in ("VBD", "VBN"):
            continue
        for have in tree.with_dep(i, "aux"):
            if tree.lowers[have] not in _HAVE:
                continue
            lemma = _PARTICIPLES.get(tree.lowers[i]) if tag == "VBD" else None
            if lemma is not None:
                tree.tags[i], tree.lemmas[i] = "VBN", lemma
            for subject in tree.with_dep(have, "nsubj"):
                tree.heads[subject] = i
                changed = True
    return changed


def perfect_before_its_object(tree: Tree) -> bool:
    """ "The air strike had targeted fighters": a deed told right behind "had", and no fighters whom the strike had."""
    changed = False
    for i in range(1, len(tree) - 1):
        have, noun = i - 1, tree.heads[i]
        if tree.deps[i] != "amod" or tree.tags[i] != "VBN" or tree.lemmas[i] not in _DONE_ON_PURPOSE:
            continue
        if tree.lowers[have] not in _HAVE or tree.heads[noun] != have or tree.deps[noun] != "dobj":
            continue
        over, dep = tree.heads[have], tree.deps[have]
        for k in tree.kids[have]:
            tree.heads[k] = i
        tree.heads[i], tree.deps[i] = (i if over == have else over), dep
        tree.heads[noun], tree.heads[have], tree.deps[have] = i, i, "aux"
        tree.relink()
        changed = True
    return changed


def participle_behind_with(tree: Tree) -> bool:
    """ "With the city surrounded by the next day": the city is what was surrounded."""
    if "advcl" not in tree.deps or "with" not in tree.lowers:
        return False
    changed = False
    for i, tag in enumerate(tree.tags):
        if tag != "VBN" or tree.deps[i] != "advcl" or any(tree.deps[k] == "aux" for k in tree.kids[i]):
            continue
        if not any(tree.lowers[k] == "with" and tree.deps[k] == "mark" for k in tree.kids[i]):
            continue
        for subject in tree.with_dep(i, "nsubj"):
            tree.deps[subject] = "nsubjpass"
            changed = True
    return changed


def judged_as(tree: Tree) -> bool:
    """ "Dismissed the claim as baseless", "described the report as false": what follows "as" is how it was judged, by the verb."""
    if "as" not in tree.lowers or _JUDGING.isdisjoint(tree.lemmas):
        return False
    changed = False
    for i in range(1, len(tree) - 1):
        how = i + 1
        if tree.lowers[i] != "as" or tree.tags[how] != "JJ" or tree.deps[how] not in ("amod", "acomp", "advmod"):
            continue
        if how + 1 < len(tree) and tree.tags[how + 1][:2] in ("NN", "JJ"):
            continue
        verb = next((k for k in tree.ancestors(i) if tree.lemmas[k] in _JUDGING and tree.is_verb(k)), None)
        if verb is None or verb > i or i not in (tree.heads[how], *tree.kids[how]):
            continue
        tree.heads[i], tree.deps[i], tree.tags[i] = verb, "prep", "IN"
        tree.heads[how], tree.deps[how] = i, "pobj"
        changed = True
    return changed

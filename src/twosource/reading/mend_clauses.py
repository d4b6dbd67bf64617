"""Mend clauses: clauses that the model's parses hang on the wrong verb or noun. A tree in; whether it was changed, out.

Like the other mends, each is one fault, seen in real reports; it changes heads, labels and tags, never tokens.
"""

from __future__ import annotations

from twosource.reading.tree import FINITE_TAGS, Tree

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_AUXILIARIES = ("aux", "auxpass")
_FINITE_AUXILIARIES = frozenset({"has", "have", "had", "is", "are", "was", "were", "will", "would"})
_OF_THE_SPEAKING = frozenset(  # what only somebody does who can speak: no bomb, no building
    "say add warn accuse blame vow promise pledge threaten deny demand urge announce claim insist declare admit acknowledge "
    "condemn denounce swear confirm reject".split()
)
_JUDGING = frozenset("dismiss deny reject describe call condemn denounce brand term refute welcome hail label".split())
_THINGS = frozenset({"NN", "NNS"})
_HAVE = frozenset({"have", "has", "had", "'ve"})
_GROUND = frozenset(
    "side swamp area city town village camp fence street hill building house road bank island centre center mountain bush "
    "ruin cellar tent school border station square bridge forest valley district suburb quarter river lake coast shore "
    "region province edge outskirt neighbourhood desert basement tunnel trench field base hospital church mosque port "
    "airport".split()
)
_GUESSING = frozenset({"think", "believe", "say", "estimate", "reckon", "suppose"})
_INSET = 14  # tokens
_DONE_TO = frozenset(
    "lift break capture seize take retake recapture bomb shell hit strike attack raid storm occupy enter reach destroy kill arrest "
    "abduct besiege end open cut free relieve blow overrun ambush announce sign begin block evacuate execute detain release clear "
    "liberate regain recover surround leave lose abandon torch burn loot shoot smash pierce".split()
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


def verb_behind_a_relative(tree: Tree) -> bool:
    """ "A bomb that the cell had planted killed two": two verbs side by side, of which the second is the noun's that the first
    describes, where the parser made one clause of both and was left without a main verb."""
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
    changed = False
    for verb in range(len(tree)):
        infinitive = tree.heads[verb]
        if tree.deps[verb] != "conj" or tree.tags[infinitive] != "VB" or not tree.is_verb(verb):
            continue
        if not any(tree.lowers[k] == "to" for k in tree.with_dep(infinitive, "aux")):
            continue
        finite = any(tree.lowers[k] in _FINITE_AUXILIARIES for k in tree.with_dep(verb, *_AUXILIARIES))
        finite = finite and tree.lowers[verb - 1] not in ("to", "be")
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
    changed = False
    for verb in range(len(tree)):
        clause = tree.heads[verb]
        if tree.deps[verb] != "conj" or tree.tags[verb] != "VBD" or tree.lemmas[verb] not in _OF_THE_SPEAKING:
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


def comment_on_a_clause(tree: Tree) -> bool:
    """ "accused them of using gas in the trenches, which the Kremlin dismissed": what is judged is the clause, not the trenches."""
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


def clause_with_a_speaker_behind(tree: Tree) -> bool:
    """ "Conscripts bolted from a depot and were picked up, the group wrote": of two subjects of a saying the first is the
    subject of what is said, and its participle the verb."""
    changed = False
    for saying in range(len(tree)):
        subjects = [k for k in tree.with_dep(saying, "nsubj", "dep") if k < saying and tree.is_noun(k)]
        if (
            len(subjects) < 2
            or tree.deps[subjects[1]] != "nsubj"
            or tree.tags[saying] not in FINITE_TAGS
            or tree.first(saying, "ccomp") is not None
        ):
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
    """ "has been massing troops", "has been trucking grain": behind "has been" a form in -ing before a bare noun is the verb."""
    changed = False
    for i in range(2, len(tree) - 1):
        noun, be = tree.heads[i], i - 1
        if tree.lowers[be] != "been" or tree.deps[i] not in ("amod", "compound"):
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


def perfect_of_a_participle(tree: Tree) -> bool:
    """ "have at the same time taken the quarter": a participle far from its auxiliary, taken for a past form, so that it has
    neither its lemma nor, where the auxiliary took it, its subject."""
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


def participle_behind_with(tree: Tree) -> bool:
    """ "With the city surrounded by the next day": the city is what was surrounded."""
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


def verb_behind_an_inset_relative(tree: Tree) -> bool:
    """ "The rebels, whom Rwanda arms, have been gaining ground": what stands behind the second comma is the main verb, and the word
    before it the verb of the relative, where the parser made one clause of both."""
    changed = False
    for noun in range(len(tree)):
        if tree.heads[noun] != noun or not tree.is_noun(noun) or tree.headline:
            continue
        main = next((k for k in tree.with_dep(noun, "relcl") if k > noun and tree.is_verb(k)), None)
        pronoun = noun + 2
        if main is None or tree.lowers[noun + 1] != "," or tree.lowers[pronoun] not in ("whom", "which"):
            continue
        first = min([main, *tree.with_dep(main, *_AUXILIARIES)])
        verb = first - 2
        if tree.lowers[first - 1] != "," or not pronoun < verb or not (tree.is_noun(verb) or tree.is_verb(verb)):
            continue
        doers = [k for k in tree.with_dep(main, *_SUBJECTS) if pronoun < k <= verb]
        if not doers or tree.tags[main] not in FINITE_TAGS | {"VBG", "VBN"}:
            continue
        if doers[0] == verb:  # "which Iran arms"
            doers = tree.with_dep(verb, "compound", "nmod", "amod")[-1:]
        if not doers:
            continue
        tree.heads[main], tree.deps[main] = main, "ROOT"
        passive = any(tree.deps[k] == "auxpass" for k in tree.kids[main])
        _hand_over(tree, [k for k in tree.kids[noun] if k < tree.phrase(noun)[0] or k > verb], main)
        tree.heads[noun], tree.deps[noun] = main, "nsubjpass" if passive else "nsubj"
        tree.heads[main] = main
        tree.heads[verb], tree.deps[verb], tree.tags[verb] = noun, "relcl", "VBP"
        tree.heads[pronoun], tree.deps[pronoun] = verb, "dobj"
        tree.heads[doers[-1]], tree.deps[doers[-1]] = verb, "nsubj"
        if len(doers) == 1 and doers[0] != verb:
            _hand_over(tree, [k for k in tree.kids[verb] if k < doers[0] and tree.deps[k] in ("det", "amod")], doers[0])
        changed = True
    return changed


def deeds_after_a_date(tree: Tree) -> bool:
    """ "Years have passed since gunmen raided the town, seized men and left": simple pasts go on from a simple past."""
    changed = False
    for verb in range(len(tree)):
        governor = tree.heads[verb]
        if tree.deps[verb] != "conj" or tree.tags[verb] != "VBD" or tree.tags[governor] != "VBN" or governor > verb:
            continue
        if tree.first(verb, *_SUBJECTS, *_AUXILIARIES) is not None:
            continue
        if not any(tree.lowers[k] in _HAVE for k in tree.with_dep(governor, "aux")):
            continue
        clauses = [k for k in tree.with_dep(governor, "advcl") if governor < k < verb and tree.tags[k] == "VBD"]
        if clauses and tree.first(clauses[-1], "nsubj") is not None:
            tree.heads[verb] = clauses[-1]
            changed = True
    return changed


def estimate_in_an_inset(tree: Tree) -> bool:
    """ "Its people, thought to number 30,000, fled": nobody thinks; the verb behind the inset is the subject's."""
    changed = False
    for guess in range(2, len(tree)):
        if tree.lemmas[guess] not in _GUESSING or tree.tags[guess] != "VBD" or tree.lowers[guess - 1] != ",":
            continue
        subject = tree.first(guess, "nsubj")
        number = next((k for k in tree.with_dep(guess, "xcomp") if tree.lowers[k - 1] == "to"), None)
        if subject is None or subject > guess or number is None:
            continue
        verb = next((k for k in tree.with_dep(guess, "ccomp", "conj") if k > number and tree.is_verb(k)), None)
        if (
            verb is None
            or tree.first(verb, *_SUBJECTS) is not None
            or not any(tree.lowers[k] == "," for k in range(number, verb))
        ):
            continue
        root = tree.heads[guess] == guess
        tree.heads[verb], tree.deps[verb] = (verb, "ROOT") if root else (tree.heads[guess], tree.deps[guess])
        passive = tree.first(verb, "auxpass") is not None
        _hand_over(tree, [k for k in tree.kids[guess] if k > verb or k < subject], verb)
        tree.heads[subject], tree.deps[subject] = verb, "nsubjpass" if passive else "nsubj"
        tree.heads[guess], tree.deps[guess], tree.tags[guess] = subject, "acl", "VBN"
        changed = True
    return changed


def object_behind_an_inset(tree: Tree) -> bool:
    """ "Had lifted by force, at the western entrance, the encirclement of X": a heavy object stands behind what is set in."""
    changed = False
    for noun in range(4, len(tree)):
        if tree.deps[noun] not in ("dep", "preconj", "appos", "npadvmod", "conj") or not tree.is_noun(noun):
            continue
        first = tree.phrase(noun)[0]
        if tree.lowers[first] not in ("the", "a", "an", "its", "their", "his") or tree.lowers[first - 1] != ",":
            continue
        comma = next((k for k in range(first - 3, max(first - _INSET, 0), -1) if tree.lowers[k] == ","), None)
        if comma is None or tree.tags[comma + 1] != "IN":
            continue
        verb = next((k for k in range(comma - 1, max(comma - _INSET, -1), -1) if tree.is_verb(k)), None)
        if verb is None or tree.lemmas[verb] not in _DONE_TO or tree.tags[verb] not in FINITE_TAGS | {"VBN"}:
            continue
        if tree.first(verb, "dobj", "auxpass", "ccomp") is not None or tree.first(verb, "nsubj") is None:
            continue
        if verb in tree.subtree(noun):
            continue
        tree.heads[noun], tree.deps[noun] = verb, "dobj"
        changed = True
    return changed


def who_of_a_place(tree: Tree) -> bool:
    """ "Reporters on the far side of the fence, who counted ...": no fence is a "who"; the people before it are."""
    changed = False
    for clause in range(len(tree)):
        noun = tree.heads[clause]
        if tree.deps[clause] != "relcl" or not _is_ground(tree, noun):
            continue
        if not any(tree.lowers[k] in ("who", "whom") and tree.heads[k] == clause for k in tree.kids[clause]):
            continue
        at = noun
        for _ in range(4):
            prep = tree.heads[at]
            if tree.deps[at] != "pobj":
                break
            before = prep - 1 if prep else 0
            over = tree.heads[prep]
            if tree.is_verb(before) and tree.deps[before] == "acl":
                before = tree.heads[before]
            elif not tree.is_noun(before) and tree.is_noun(over) and over < prep:
                before = over
            if not tree.is_noun(before):
                break
            if not _is_ground(tree, before):
                tree.heads[clause] = before
                changed = True
                break
            at = before
    return changed


def _is_ground(tree: Tree, k: int) -> bool:
    return tree.lemmas[k] in _GROUND or (tree.ents[k] in ("GPE", "LOC", "FAC") and not tree.lemmas[k].endswith("s"))


def clause_of_two_names(tree: Tree) -> bool:
    """ "A city that the gang coalition Viv Ansanm had occupied": no noun is a relative clause; the name says who the noun is."""
    changed = False
    for noun in range(len(tree)):
        if tree.deps[noun] != "relcl" or tree.tags[noun] not in ("NN", "NNS") or tree.heads[noun] > noun:
            continue
        verb = next((k for k in tree.with_dep(noun, "relcl", "acl") if k > noun and tree.is_verb(k)), None)
        name = tree.first(verb, "nsubj") if verb is not None else None
        if verb is None or name is None or tree.tags[name] not in ("NNP", "NNPS") or tree.phrase(name)[0] != noun + 1:
            continue
        tree.heads[verb], tree.deps[verb] = tree.heads[noun], "relcl"
        tree.heads[noun], tree.deps[noun] = verb, "nsubj"
        tree.heads[name], tree.deps[name] = noun, "appos"
        for k in tree.kids[noun]:
            if tree.lowers[k] in ("that", "which"):
                tree.heads[k], tree.deps[k] = verb, "dobj"
        changed = True
    return changed


def which_as_an_article(tree: Tree) -> bool:
    """ "Bombs, which aircraft flying from X dropped on Y": "which" is what was dropped, not which aircraft."""
    changed = False
    for which in range(2, len(tree) - 2):
        doer = tree.heads[which]
        if tree.tags[which] != "WDT" or tree.deps[which] != "det" or tree.lowers[which - 1] != ",":
            continue
        thing = which - 2
        if not tree.is_noun(thing) or doer != which + 1 or tree.lemmas[doer] in ("case", "time", "point", "event"):
            continue
        verb = next(
            (
                k
                for k in range(doer + 1, len(tree))
                if tree.tags[k] in FINITE_TAGS and tree.deps[k] in ("acl", "relcl", "conj")
            ),
            None,
        )
        if (
            verb is None
            or tree.first(verb, *_SUBJECTS) not in (None, doer)
            or tree.sentence_of(verb) != tree.sentence_of(which)
        ):
            continue
        if any(tree.lowers[k] in (",", ";") for k in range(doer, verb)):
            continue
        for k in range(doer + 1, verb):
            if tree.deps[k] == "relcl" and tree.tags[k] == "VBG":
                tree.heads[k], tree.deps[k] = doer, "acl"
        tree.heads[verb], tree.deps[verb] = thing, "relcl"
        tree.heads[which], tree.deps[which] = verb, "dobj"
        tree.heads[doer], tree.deps[doer] = verb, "nsubj"
        changed = True
    return changed


def participle_as_an_adjective(tree: Tree) -> bool:
    """ "Sealed off the town, burning lorries and beheading drivers": a participle behind a comma is a deed, for a verb has no two
    objects."""
    changed = False
    for verb in range(2, len(tree) - 1):
        thing = tree.heads[verb]
        if tree.tags[verb] != "VBG" or tree.deps[verb] != "amod" or tree.lowers[verb - 1] != "," or thing != verb + 1:
            continue
        main = tree.heads[thing]
        first = tree.first(main, "dobj")
        if (
            tree.deps[thing] not in ("dobj", "appos", "conj")
            or not tree.is_verb(main)
            or first is None
            or first >= verb
        ):
            continue
        tree.heads[verb], tree.deps[verb] = main, "advcl"
        tree.heads[thing], tree.deps[thing] = verb, "dobj"
        for k in range(thing, tree.sentence_of(verb)[1]):
            if tree.deps[k] == "conj" and tree.tags[k] == "VBG" and tree.tags[tree.heads[k]] == "VB":
                tree.heads[k] = verb
        changed = True
    return changed

"""Mend speech: sayings that the model's parses hang in the wrong place. A tree in; whether it was changed, out.

Like the other mends, each is one fault, seen in real reports; it changes heads, labels and where a sentence ends, never tokens.
"""

from __future__ import annotations

from twosource.reading.syntax.tree import FINITE_TAGS, Tree

_SPEECH = frozenset(
    "say tell acknowledge concede admit estimate announce report add declare note claim state write confirm warn believe "
    "suggest allege maintain insist complain recall recount testify explain calculate compute reckon disclose reveal caution "
    "predict forecast argue stress boast assert relate proclaim observe remark cry shout".split()
)
_INQUIRIES = frozenset(
    "survey study report inquiry enquiry investigation analysis poll review probe paper assessment panel".split()
)
_LIKE_NOUNS = frozenset({"estimates", "reports", "claims", "reckons", "states"})
_SPEECH_GOES_ON = frozenset(
    "add call urge warn accuse blame appeal demand cite quote describe deny insist claim vow threaten ask note stress say "
    "condemn denounce promise pledge refer point express voice thank praise".split()
)
_ACCUSING = frozenset({"accuse", "blame", "suspect"})
_SPEAKER_TAGS = frozenset("DT PDT PRP$ JJ JJR JJS VBN CD NN NNS NNP NNPS POS HYPH IN CC".split())
_SPEAKER_WORDS = 16
_ALSO_NOUNS = {  # verbs of saying that the tagger takes for a plural where they end a sentence
    "estimates": "estimate", "reports": "report", "claims": "claim", "states": "state", "notes": "note", "records": "record",
    "forecasts": "forecast", "documents": "document",
}  # fmt: skip
_JOINING = frozenset(
    "after before while as when if because since although though unless until once to whereas so that".split()
)
_TELLS = _SPEECH | {"conclude", "find", "write", "reveal", "disclose", "stress"}


_BELIEVING = frozenset({"believe", "think", "reckon", "suspect", "suppose"})


def speech_as_a_noun(tree: Tree) -> None:
    """ "Some 195,000 have gone back, the agency estimates.": a root with a subject and a clause is a verb."""
    if _ALSO_NOUNS.keys().isdisjoint(tree.lowers):
        return
    for i, lower in enumerate(tree.lowers):
        told = lower in _ALSO_NOUNS and tree.tags[i] == "NNS" and tree.heads[i] == i
        if told and tree.first(i, "ccomp") is not None and tree.first(i, "nsubj") is not None:
            tree.tags[i], tree.lemmas[i] = "VBZ", _ALSO_NOUNS[lower]


def clause_before_its_speaker(tree: Tree) -> None:
    """ "Fighters raped 14 women there, a mission concluded in a report.": a finite clause that nothing joins is told."""
    if "advcl" not in tree.deps:
        return
    for i, lemma in enumerate(tree.lemmas):
        if lemma not in _TELLS or tree.tags[i] not in FINITE_TAGS or tree.first(i, "ccomp") is not None:
            continue
        if lemma != "tell" and tree.first(i, "dobj") is not None:  # "told Reuters": to whom
            continue
        subject = tree.first(i, "nsubj")
        if subject is None or subject > i:
            continue
        for k in tree.with_dep(i, "advcl"):
            own = tree.first(k, "nsubj", "nsubjpass")
            joined = any(tree.deps[m] in ("mark", "aux") and tree.lowers[m] in _JOINING for m in tree.kids[k])
            joined = joined or any(tree.tags[m] == "WRB" for m in tree.kids[k])
            if k < subject and own is not None and own < k and not joined and tree.tags[k] in (*FINITE_TAGS, "VBN"):
                tree.deps[k] = "ccomp"


def broken_sentences(tree: Tree) -> bool:
    """ "Russia said on Wednesday that 694 | fighters had surrendered.": a sentence does not end at "that", nor at a number."""
    if len(tree.sentences) < 2 or "that" not in tree.lowers:
        return False
    changed = False
    kept: list[tuple[int, int]] = []
    for start, end in tree.sentences:
        before = kept[-1] if kept else None
        if before is None or not any(tree.lowers[k] == "that" for k in range(max(before[0], before[1] - 4), before[1])):
            kept.append((start, end))
            continue
        told = next((k for k in range(*before) if tree.heads[k] == k), None)
        root = next((k for k in range(start, end) if tree.heads[k] == k), None)
        cut = tree.tags[before[1] - 1] in ("CD", "IN", "DT", "JJ", "WDT")
        if not cut or told is None or root is None or tree.lemmas[told] not in _SPEECH or not tree.is_verb(root):
            kept.append((start, end))
            continue
        tree.heads[root], tree.deps[root] = told, "ccomp"
        for k in range(*before):
            if tree.lowers[k] == "that" and k > told:
                tree.heads[k], tree.deps[k] = root, "mark"
        subject = tree.first(root, "nsubj", "nsubjpass")
        if subject is not None and tree.tags[before[1] - 1] in ("CD", "JJ", "DT"):
            tree.heads[before[1] - 1] = subject
            tree.deps[before[1] - 1] = {"CD": "nummod", "DT": "det"}.get(tree.tags[before[1] - 1], "amod")
        kept[-1] = (before[0], end)
        changed = True
    if changed:
        tree.sentences[:] = kept
        tree.relink()
    return changed


def speech_at_the_end(tree: Tree) -> bool:
    """ "..., a hotel worker in the town said by phone.": known by its shape, a phrase between comma and verb, when the
    parser hung the phrase on a name before it and the verb without a subject anywhere."""
    if _SPEECH.isdisjoint(tree.lemmas) and _LIKE_NOUNS.isdisjoint(tree.lowers):
        return False
    changed = False
    for start, end in tree.sentences:
        verb = next((k for k in range(end - 1, start, -1) if tree.tags[k] in FINITE_TAGS), None)
        last = end - 2
        if last > start and tree.lowers[last] in _LIKE_NOUNS and tree.tags[last] == "NNS" and tree.deps[last] != "dobj":
            closing = next((k for k in range(last - 1, start, -1) if tree.lowers[k] == ","), start)
            if any(tree.tags[k] == "NNP" for k in range(closing, last)) and (verb is None or verb < closing):
                verb, tree.tags[last] = last, "VBZ"  # "..., a report by the Crisis Group estimates."
                tree.lemmas[last] = tree.lowers[last][:-1]
        if verb is None or tree.lemmas[verb] not in _SPEECH:
            continue
        if _counted_by_a_relative(tree, verb):
            changed = True
        elif tree.first(verb, "nsubj", "nsubjpass") is not None:
            continue
        added = _phrase_before(tree, verb - 1, start) if tree.lowers[verb - 1] == "," else None
        end_of_name = added - 1 if added is not None else verb  # "..., Radio Damascus, a government station, said"
        first = _phrase_before(tree, end_of_name, start)
        if first is None:
            first = _phrase_before_a_relative(tree, verb, start)
        if first is None:
            continue
        comma, words = first - 1, range(first, verb)
        relative = next((k for k in words if tree.tags[k] in ("WDT", "WP")), end_of_name)
        subject = _head_noun(tree, first, min(relative, end_of_name))
        root = next((k for k in range(start, comma) if tree.heads[k] == k or tree.heads[k] == verb), None)
        if subject is None or root is None or not tree.is_verb(root):
            continue
        apposed = _head_noun(tree, added, verb - 1) if added is not None else None
        if apposed is not None:
            tree.heads[apposed], tree.deps[apposed] = subject, "appos"
        for k in words:  # what the parser hung outside the phrase
            if k not in (subject, apposed) and tree.heads[k] not in words:
                tree.heads[k], tree.deps[k] = subject, "prep" if tree.tags[k] == "IN" else "nmod"
        if tree.heads[verb] == verb:
            tree.heads[root], tree.deps[root] = root, "ROOT"
        tree.heads[subject], tree.deps[subject] = verb, "nsubj"
        tree.heads[verb], tree.deps[verb] = root, "parataxis"
        changed = True
    return changed


def _phrase_before(tree: Tree, end: int, start: int) -> int | None:
    """Where the phrase begins that stands between a comma and ``end``; None where it is none that could name a speaker."""
    at = end
    while at > start and tree.tags[at - 1] in _SPEAKER_TAGS and end - at <= _SPEAKER_WORDS:
        at -= 1
    return at if at < end and at - 1 > start and tree.lowers[at - 1] == "," else None


def _phrase_before_a_relative(tree: Tree, verb: int, start: int) -> int | None:
    """Where a speaker begins whom a clause tells of: "..., a group that maps the fighting said". One finite verb is its own."""
    relative = next((k for k in range(verb - 2, start, -1) if tree.tags[k] in ("WDT", "WP")), None)
    if relative is None or tree.deps[relative] != "nsubj" or tree.tags[verb - 1] in ("CC", ",", "TO"):
        return None
    if sum(tree.tags[k] in FINITE_TAGS or tree.tags[k] == "MD" for k in range(relative, verb)) != 1:
        return None
    return _phrase_before(tree, relative, start)


def _counted_by_a_relative(tree: Tree, verb: int) -> bool:
    """ "..., a network that counts the dead reported.": what the clause's verb does it to was made the subject of the saying. Gives
    it back to the clause."""
    over, own = tree.heads[verb], tree.first(verb, "nsubj")
    if own is None or tree.deps[verb] != "ccomp" or tree.deps[over] != "relcl" or tree.first(over, "dobj") is not None:
        return False
    if min(tree.phrase(own)) != over + 1 or any(
        k > verb and tree.deps[k] in ("dobj", "ccomp") for k in tree.kids[verb]
    ):
        return False
    tree.heads[own], tree.deps[own] = over, "dobj"
    tree.heads[verb], tree.deps[verb] = tree.heads[over], "relcl"
    tree.relink()
    return True


def _head_noun(tree: Tree, start: int, end: int) -> int | None:
    """The last noun of a phrase before its first preposition."""
    edge = next((k for k in range(start, end) if tree.tags[k] == "IN"), end)
    return next((k for k in range(edge - 1, start - 1, -1) if tree.is_noun(k)), None)


def clauses_before_speech(tree: Tree) -> bool:
    """ "They halted work after a drone struck a camp, two workers told the paper.": "after" belongs to what is told."""
    if "ccomp" not in tree.deps or _SPEECH.isdisjoint(tree.lemmas):
        return False
    changed = False
    for verb, lemma in enumerate(tree.lemmas):
        if lemma not in _SPEECH or tree.tags[verb] not in FINITE_TAGS:
            continue
        told = next((k for k in tree.kids[verb] if k < verb and tree.deps[k] == "ccomp" and tree.is_verb(k)), None)
        subject = tree.first(verb, "nsubj")
        if told is None or subject is None or told > subject:
            continue
        for kid in tree.kids[verb]:
            if kid < subject and kid != told and tree.deps[kid] in ("advcl", "prep", "npadvmod", "dobj"):
                tree.heads[kid] = told
                changed = True
    return changed


def speech_before_a_colon(tree: Tree) -> bool:
    """ "We are free," the broadcaster proclaimed on Sunday: the army had retaken the town.": what follows is what it says."""
    if ":" not in tree.lowers:
        return False
    changed = False
    for start, end in tree.sentences:
        colon = next((k for k in range(start + 2, end - 2) if tree.lowers[k] == ":"), None)
        root = next((k for k in range(start, end) if tree.heads[k] == k), None)
        if colon is None or root is None or root < colon or not tree.is_verb(root):
            continue
        verb = next((k for k in tree.kids[root] if k < colon and tree.deps[k] == "ccomp"), None)
        if verb is None or tree.lemmas[verb] not in _SPEECH or tree.first(verb, "nsubj") is None:
            continue
        tree.heads[verb], tree.deps[verb] = verb, "ROOT"
        tree.heads[root], tree.deps[root] = verb, "ccomp"
        changed = True
    return changed


def free_parenthetical_speech(tree: Tree) -> bool:
    """ "The defences collapsed, SOHR said, allowing the army to ..." : what follows the parenthesis is the main clause's."""
    if _SPEECH.isdisjoint(tree.lemmas):
        return False
    changed = False
    for i, lemma in enumerate(tree.lemmas):
        if lemma not in _SPEECH or not tree.is_verb(i):
            continue
        main = _clause_before(tree, i)
        if main is None:
            continue
        for kid in tree.kids[i]:
            if tree.tags[kid] == "VBG" and tree.lemmas[kid] in _SPEECH_GOES_ON:
                continue  # "..., the agency said, calling on Islamabad to ...": the speaker goes on speaking
            after_comma = kid > i + 1 and any(
                tree.lowers[k] == "," for k in range(i + 1, min(_left_edge(tree, kid), len(tree)))
            )
            if (
                after_comma
                and tree.deps[kid] in ("advcl", "conj", "acl")
                and tree.first(kid, "nsubj", "nsubjpass") is None
            ):
                tree.heads[kid] = main
                tree.deps[kid] = "advcl"
                changed = True
            elif after_comma and tree.deps[kid] == "conj" and tree.deps[main] != "conj":
                tree.heads[kid] = main  # "..., the Centre said, and engineers cleared ...": said of both
                changed = True
    return changed


def speaker_hung_on_what_is_told(tree: Tree) -> bool:
    """ "... from the group, PTV, the channel, said on Monday, and the police ...": the phrase between commas before a saying
    without a subject is its subject, not a word of the clause before."""
    if _SPEECH.isdisjoint(tree.lemmas):
        return False
    changed = False
    for verb, lemma in enumerate(tree.lemmas):
        if lemma not in _SPEECH or tree.tags[verb] not in FINITE_TAGS or verb < 4 or tree.lowers[verb - 1] != ",":
            continue
        if tree.first(verb, "nsubj", "nsubjpass", "aux", "auxpass") is not None:
            continue
        start, _ = tree.sentence_of(verb)
        for k in range(start + 1, verb):
            if tree.deps[k] not in ("appos", "npadvmod", "nmod", "dep") or not tree.is_noun(k):
                continue
            below = tree.subtree(k)
            if tree.lowers[below[0] - 1] != "," or below[-1] not in (verb - 1, verb - 2) or verb in below:
                continue
            if below[0] == start or not any(tree.is_verb(j) for j in range(start, below[0])):
                continue
            tree.heads[k], tree.deps[k] = verb, "nsubj"
            if tree.deps[verb] == "conj":
                tree.deps[verb] = "parataxis"
            changed = True
            break
    return changed


def belief_in_an_inset(tree: Tree) -> bool:
    """ "The militia, furnished, experts believe, with drones by X, has taken ...": the belief is of the participle, and the verb
    behind is the first subject's."""
    if _SPEECH.isdisjoint(tree.lemmas) and _BELIEVING.isdisjoint(tree.lemmas):
        return False
    changed = False
    for verb, lemma in enumerate(tree.lemmas):
        if (lemma not in _SPEECH and lemma not in _BELIEVING) or tree.tags[verb] not in FINITE_TAGS:
            continue
        subjects = [k for k in tree.with_dep(verb, "nsubj") if k < verb]
        if tree.deps[verb] == "parataxis" and len(subjects) == 1:
            changed = _inset_of_a_participle(tree, verb, subjects[0]) or changed
            continue
        told = next((k for k in tree.with_dep(verb, "ccomp") if k > verb and tree.is_verb(k)), None)
        if len(subjects) < 2 or told is None or tree.first(told, "nsubj", "nsubjpass") is not None:
            continue
        before = tree.phrase(subjects[-1])[0] - 2
        if tree.lowers[before + 1] != "," or tree.tags[before] not in ("VBN", "VBG") or tree.lowers[verb + 1] != ",":
            continue
        passive = tree.first(told, "auxpass") is not None
        tree.heads[told], tree.deps[told] = (told, "ROOT") if tree.heads[verb] == verb else (tree.heads[verb], "ccomp")
        tree.heads[subjects[0]], tree.deps[subjects[0]] = told, "nsubjpass" if passive else "nsubj"
        tree.heads[verb], tree.deps[verb] = before, "parataxis"
        for k in tree.kids[verb]:
            if tree.deps[k] in ("prep", "agent") and verb < k < told:
                tree.heads[k] = before
        changed = True
    return changed


def _inset_of_a_participle(tree: Tree, verb: int, subject: int) -> bool:
    """ "The militia, armed, diplomats say, with rockets by X, took ...": what stands behind the inset is the participle's too."""
    participle = tree.phrase(subject)[0] - 2
    noun, over = tree.heads[participle], tree.heads[verb]
    if participle < 1 or tree.tags[participle] != "VBN" or tree.deps[participle] not in ("amod", "acl", "advcl"):
        return False
    if over not in (noun, tree.heads[noun], participle) or tree.lowers[participle - 1] != "," or noun > participle:
        return False
    for k in (*tree.kids[verb], *tree.kids[noun]):
        if k > verb and tree.deps[k] in ("prep", "agent"):
            tree.heads[k] = participle
            if tree.lowers[k] == "by":
                tree.deps[k] = "agent"
    for k in tree.kids[participle]:
        if tree.deps[k] == "prep" and tree.lowers[k] == "by":
            tree.deps[k] = "agent"
    tree.heads[verb], tree.deps[participle] = participle, "acl"
    return True


def speech_joined_without_a_word(tree: Tree) -> bool:
    """ "Soldiers took the town, SSBC, the broadcaster, reported, and opened the road": a saying between commas that no "and" joins
    stands beside the clause."""
    if "conj" not in tree.deps or _SPEECH.isdisjoint(tree.lemmas):
        return False
    changed = False
    for i, lemma in enumerate(tree.lemmas):
        if lemma not in _SPEECH or tree.deps[i] != "conj" or tree.tags[i] not in FINITE_TAGS or tree.heads[i] > i:
            continue
        subject = tree.first(i, "nsubj")
        if subject is None or subject > i or tree.first(i, "ccomp", "xcomp", "dobj", "mark") is not None:
            continue
        left = _left_edge(tree, subject)
        if left == 0 or tree.lowers[left - 1] != "," or i + 1 >= len(tree) or tree.lowers[i + 1] not in (",", "."):
            continue
        tree.deps[i] = "parataxis"
        changed = True
    return changed


def inverted_speech(tree: Tree) -> bool:
    """ "..., confirmed the Observatory and activists." : behind a comma the noun after the verb is its subject."""
    if _SPEECH.isdisjoint(tree.lemmas) and "find" not in tree.lemmas:
        return False
    changed = False
    for i, lemma in enumerate(tree.lemmas):
        if (
            (lemma not in _SPEECH and lemma != "find")
            or tree.tags[i] not in ("VBD", "VBZ", "VBN")
            or i == 0
            or tree.lowers[i - 1] not in (",", "''", '"')
        ):
            continue
        subject = tree.first(i, "nsubj", "nsubjpass", "auxpass")
        if subject is not None and not (lemma == "find" and tree.lowers[subject] in ("most", "much", "some", "half")):
            continue
        noun = next((k for k in tree.kids[i] if k > i and tree.deps[k] in ("dobj", "npadvmod", "oprd", "attr")), None)
        if noun is None or any(tree.deps[k] in ("ccomp", "xcomp") and k > noun for k in tree.kids[i]):
            continue
        if lemma == "find" and tree.lemmas[noun] not in _INQUIRIES:
            continue
        tree.deps[noun] = "nsubj"
        if tree.deps[i] in ("conj", "dep", "advcl", "acl", "relcl"):
            tree.deps[i] = "parataxis"
        changed = True
    return changed


def trailing_speech(tree: Tree) -> bool:
    """ "..., RTNC announced on Tuesday." : a speaker and its verb set off at the end, whatever the parser called them."""
    if _SPEECH.isdisjoint(tree.lemmas):
        return False
    changed = False
    for i, lemma in enumerate(tree.lemmas):
        if (
            lemma not in _SPEECH
            or not tree.is_verb(i)
            or tree.deps[i] not in ("advcl", "conj", "dep", "ccomp", "relcl")
        ):
            continue
        head = tree.heads[i]
        subject = tree.first(i, "nsubj")
        if head >= i or subject is None or subject > i:
            continue
        if not tree.is_verb(
            head
        ):  # "killing two soldiers, an officer told Reuters": he told it of all, not of the soldiers
            governor = _finite_over(tree, i, subject)
            if governor is None:
                continue
            head = tree.heads[i] = governor
            changed = True
            tree.relink()
        hearer = lemma == "tell"  # "a source told SANA": the object hears it
        if any(k > i and tree.deps[k] in ("ccomp", "xcomp", "conj", "attr") for k in tree.kids[i]):
            continue
        if not hearer and any(k > i and tree.deps[k] == "dobj" for k in tree.kids[i]):
            continue
        comma = min(tree.phrase(subject)) - 1
        astray = [k for k in tree.kids[i] if k < comma and tree.deps[k] == "advmod"]
        if comma > head and tree.lowers[comma] == "," and astray and tree.lowers[astray[-1]] == "close":
            for k in astray:  # "..., close to the border, an official told the agency"
                tree.heads[k] = head
            tree.relink()
        if any(tree.deps[k] in ("mark", "advmod") and k < i for k in tree.kids[i]):
            continue
        left = _left_edge(tree, i)
        if (left > 0 and tree.lowers[left - 1] == ",") or tree.lowers[left] == ",":
            tree.deps[i] = "parataxis"
            changed = True
    return changed


def _finite_over(tree: Tree, i: int, subject: int) -> int | None:
    """The clause's verb over a verb of speech that was taken for a noun's relative clause, though it has no relative word."""
    phrase = tree.phrase(subject)
    if tree.deps[i] != "relcl" or tree.lowers[min(phrase) - 1] != "," or any(k > i + 1 for k in phrase):
        return None
    if any(tree.tags[k] in ("WDT", "WP", "WP$", "WRB") for k in tree.subtree(i)) or tree.tags[subject] == "PRP":
        return None
    return next((k for k in tree.ancestors(tree.heads[i]) if tree.tags[k] in FINITE_TAGS), None)


def _clause_before(tree: Tree, i: int) -> int | None:
    """The main clause that a parenthetical speech verb stands behind or inside."""
    if tree.deps[i] == "parataxis" and tree.heads[i] < i:
        return tree.heads[i]
    clauses = [k for k in tree.kids[i] if k < i and tree.deps[k] == "ccomp" and tree.is_verb(k)]
    return clauses[-1] if clauses else None


def _left_edge(tree: Tree, i: int) -> int:
    return min(tree.subtree(i))


def charges(tree: Tree) -> bool:
    """ "accused rebels of shelling a market": what somebody is accused of belongs to the verb, not to his name."""
    if _ACCUSING.isdisjoint(tree.lemmas):
        return False
    changed = False
    for i, word in enumerate(tree.lowers):
        if word not in ("of", "for") or tree.deps[i] != "prep":
            continue
        accused = tree.heads[i]
        verb = tree.heads[accused]
        if tree.deps[accused] != "dobj" or tree.lemmas[verb] not in _ACCUSING or verb > accused:
            continue
        if any(tree.deps[k] == "pcomp" and tree.tags[k] == "VBG" for k in tree.kids[i]):
            tree.heads[i] = verb
            changed = True
    return changed

"""Mend: faults that the model's parses of conflict news are known to have, put right. A tree in, the same tree out.

Each mend is one fault, seen in real reports; it changes heads and labels, never tokens.
"""

from __future__ import annotations

from twosource.reading.syntax.listed_places import names_of_a_list
from twosource.reading.syntax.mend_clauses import (
    between_behind_a_date,
    clause_as_the_subject,
    clause_with_a_speaker_behind,
    comment_on_a_clause,
    deed_behind_a_participle,
    finite_beside_an_infinitive,
    judged_as,
    participle_behind_with,
    perfect_before_its_object,
    perfect_of_a_participle,
    progressive_as_an_adjective,
    series_of_verbs,
    speech_beside_a_thing,
    verb_behind_a_relative,
    verb_under_its_subject,
    which_of_a_blow,
)
from twosource.reading.syntax.mend_deeds import (
    close_as_a_verb,
    deed_as_a_verb,
    doers_behind_both,
    harm_under_its_aim,
    noun_as_a_bare_infinitive,
    noun_as_a_participle,
    open_as_a_verb,
    participle_behind_its_place,
    passive_as_an_adjective,
    spell_before_a_subject,
    spell_behind_an_object,
)
from twosource.reading.syntax.mend_insets import (
    clause_of_two_names,
    deeds_after_a_date,
    estimate_in_an_inset,
    inset_behind_an_auxiliary,
    object_as_the_next_subject,
    object_behind_an_inset,
    participle_as_an_adjective,
    passive_without_its_helper,
    subject_as_a_second_thing,
    verb_behind_an_inset_relative,
    verb_behind_what_its_subject_does,
    which_as_an_article,
    who_of_a_place,
)
from twosource.reading.syntax.mend_joins import (
    arising_behind_its_subject,
    denial_under_what_is_told,
    whither_under_what_is_fled,
)
from twosource.reading.syntax.mend_names import (
    country_behind_its_town,
    label_over_a_count,
    name_of_a_town,
    near_as_a_name,
    people_by_their_number,
    place_behind_a_spell,
    province_of_a_district,
    region_as_a_second_subject,
    road_by_its_number,
    wider_place_as_a_doer,
    wider_place_before_a_participle,
)
from twosource.reading.syntax.mend_parted import (
    count_in_an_inset,
    participle_of_what_is_counted,
    participle_parted_from_its_helper,
    result_as_a_clause,
    saying_between_commas,
)
from twosource.reading.syntax.mend_phrases import (
    bearing_as_an_object,
    between_two_counts,
    charge_on_its_bearer,
    clause_of_time_as_joined,
    date_before_a_subject,
    dead_of_a_count,
    done_to_death,
    first_of_a_list,
    gerund_in_a_series,
    hour_before_a_subject,
    hurt_people_as_a_deed,
    infinitive_as_an_adjective,
    measure_as_an_adverb,
    name_behind_a_title,
    participle_before_its_doer,
    passive_before_its_bearing,
    shot_dead,
    thing_joined_to_a_verb,
    verb_before_its_object,
)
from twosource.reading.syntax.mend_sayings import (
    called_for_to,
    called_on_to,
    going_on_as_speech,
    object_as_a_second_speaker,
    saying_that_parts_a_phrase,
    speaker_as_doer_of_a_participle,
    telling_before_a_number,
)
from twosource.reading.syntax.mend_speech import (
    belief_in_an_inset,
    broken_sentences,
    charges,
    clause_before_its_speaker,
    clauses_before_speech,
    free_parenthetical_speech,
    inverted_speech,
    speaker_hung_on_what_is_told,
    speech_as_a_noun,
    speech_at_the_end,
    speech_before_a_colon,
    speech_joined_without_a_word,
    trailing_speech,
)
from twosource.reading.syntax.mend_subjects import (
    deed_of_what_carries_its_doer,
    doer_before_what_carries_it,
    mend_subjects,
    phrase_behind_a_semicolon,
)
from twosource.reading.syntax.mend_verbs import (
    OF_THEIR_OWN,
    deed_as_an_adjective,
    found_done_to,
    gerund_as_the_doer,
    gerund_before_its_noun,
    gerund_before_its_verb,
    gerund_with_of,
    noun_as_an_infinitive,
    object_of_a_particle,
    participle_as_people,
    progressive_as_a_noun,
    subject_joined_to_an_object,
    verb_as_a_noun,
    verb_as_an_adjective,
)
from twosource.reading.syntax.tree import FINITE_TAGS, Tree

_HARMED = frozenset(
    "killed wounded injured hurt damaged destroyed abducted kidnapped arrested detained captured seized displaced evacuated shot "
    "executed rescued released freed recorded burned burnt looted".split()
)
_INSET_WORDS = frozenset({"including", "among", "them", "whom"})
_CLOSING = frozenset(". ; , in near at by on and".split())
_PARTICIPLE_ENDS = ("taken", "driven", "broken", "beaten", "stolen", "hidden", "thrown", "shaken", "torn", "forgiven")
_BEARINGS = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west outside".split()
)


def mend(tree: Tree) -> Tree:
    """The tree with its known faults put right."""
    if verb_as_an_adjective(tree):
        tree.relink()
    changed = broken_sentences(tree)
    _by_of_an_active_verb(tree)
    mend_subjects(tree)
    speech_as_a_noun(tree)
    clause_before_its_speaker(tree)
    changed = _event_noun_as_a_participle(tree) or changed
    changed = _behind_an_inset(tree) or changed
    if changed:
        tree.relink()
    changed = _headless_passive(tree) or changed
    changed = _verb_behind_its_subjects_participle(tree) or changed
    changed = _subject_behind_a_participle(tree) or changed
    changed = first_of_a_list(tree) or changed
    changed = _reduced_relative(tree) or changed
    if changed:
        tree.relink()
    clauses = (
        participle_parted_from_its_helper,
        count_in_an_inset,
        result_as_a_clause,
        saying_between_commas,
        participle_of_what_is_counted,
        deed_as_an_adjective,
        gerund_before_its_noun,
        found_done_to,
        verb_as_a_noun,
        noun_as_an_infinitive,
        gerund_before_its_verb,
        gerund_with_of,
        gerund_as_the_doer,
        object_of_a_particle,
        subject_joined_to_an_object,
        clause_as_the_subject,
        doers_behind_both,
        clause_with_a_speaker_behind,
        progressive_as_an_adjective,
        progressive_as_a_noun,
        participle_as_people,
        between_behind_a_date,
        perfect_before_its_object,
        perfect_of_a_participle,
        participle_behind_with,
        verb_behind_a_relative,
        verb_behind_an_inset_relative,
        verb_behind_what_its_subject_does,
        subject_as_a_second_thing,
        object_as_the_next_subject,
        passive_without_its_helper,
        verb_under_its_subject,
        estimate_in_an_inset,
        inset_behind_an_auxiliary,
        object_behind_an_inset,
        series_of_verbs,
        deeds_after_a_date,
        finite_beside_an_infinitive,
        region_as_a_second_subject,
        doer_before_what_carries_it,
        deed_of_what_carries_its_doer,
        wider_place_as_a_doer,
        wider_place_before_a_participle,
        country_behind_its_town,
        road_by_its_number,
        place_behind_a_spell,
        label_over_a_count,
        speech_beside_a_thing,
        comment_on_a_clause,
        between_two_counts,
        participle_before_its_doer,
        gerund_in_a_series,
        dead_of_a_count,
        shot_dead,
        done_to_death,
        verb_before_its_object,
        thing_joined_to_a_verb,
        hurt_people_as_a_deed,
        called_on_to,
        called_for_to,
        people_by_their_number,
        measure_as_an_adverb,
        passive_before_its_bearing,
        clause_of_two_names,
        which_as_an_article,
        which_of_a_blow,
        deed_behind_a_participle,
        who_of_a_place,
        participle_as_an_adjective,
        belief_in_an_inset,
        speech_joined_without_a_word,
        noun_as_a_bare_infinitive,
        deed_as_a_verb,
        open_as_a_verb,
        close_as_a_verb,
        noun_as_a_participle,
        participle_behind_its_place,
        passive_as_an_adjective,
        spell_behind_an_object,
        spell_before_a_subject,
        harm_under_its_aim,
        judged_as,
        names_of_a_list,
        denial_under_what_is_told,
        arising_behind_its_subject,
        whither_under_what_is_fled,
        going_on_as_speech,
        object_as_a_second_speaker,
        saying_that_parts_a_phrase,
        speaker_as_doer_of_a_participle,
        telling_before_a_number,
    )
    for put_right in clauses:
        if put_right(tree):
            tree.relink()
    changed = free_parenthetical_speech(tree) or changed
    changed = inverted_speech(tree) or changed
    if changed:
        tree.relink()
    changed = trailing_speech(tree) or changed
    if speech_at_the_end(tree):
        changed = True
        tree.relink()
    changed = speaker_hung_on_what_is_told(tree) or changed
    changed = speech_before_a_colon(tree) or changed
    changed = clauses_before_speech(tree) or changed
    changed = charges(tree) or changed
    changed = _clause_before_a_semicolon(tree) or changed
    changed = phrase_behind_a_semicolon(tree) or changed
    if changed:
        tree.relink()
    changed = _gerund_subjects(tree) or changed
    changed = _where_past_a_bearing(tree) or changed
    changed = name_of_a_town(tree) or changed
    changed = near_as_a_name(tree) or changed
    changed = province_of_a_district(tree) or changed
    changed = date_before_a_subject(tree) or changed
    changed = hour_before_a_subject(tree) or changed
    changed = charge_on_its_bearer(tree) or changed
    changed = clause_of_time_as_joined(tree) or changed
    changed = bearing_as_an_object(tree) or changed
    changed = infinitive_as_an_adjective(tree) or changed
    changed = name_behind_a_title(tree) or changed
    _infinitives(tree)
    if changed:
        tree.relink()
    return tree


def _event_noun_as_a_participle(tree: Tree) -> bool:
    """ "Shelling killed 12 people": what stands right before a verb without a subject is its subject."""
    changed = False
    for start, end in tree.sentences:
        verb = start + 1
        if verb >= end or tree.tags[start] != "VBG" or tree.tags[verb] not in ("VBD", "VBZ") or tree.kids[start]:
            continue
        if tree.heads[start] == verb and tree.first(verb, "nsubj", "nsubjpass", "csubj") is None:
            tree.tags[start], tree.lemmas[start], tree.deps[start] = "NN", tree.lowers[start], "nsubj"
            changed = True
    return changed


def _behind_an_inset(tree: Tree) -> bool:
    """ "killed 12 people, including three children, in Raqqa": what follows the inset belongs to the verb."""
    if _INSET_WORDS.isdisjoint(tree.lowers):
        return False
    changed = False
    for i in range(2, len(tree)):
        if tree.deps[i] != "prep" or tree.lowers[i - 1] != "," or tree.lowers[i] not in ("in", "at", "near", "on"):
            continue
        inset = next((k for k in tree.ancestors(i) if tree.lowers[k] in ("including", "among")), None)
        if inset is None:  # "22 Palestinians, two of them women, in sweeps across X"
            of = i - 3
            told = of > 1 and tree.lowers[of] == "of" and tree.lowers[of + 1] in ("them", "whom")
            inset = of - 1 if told and of + 2 in tree.ancestors(i) else None
        if inset is None or inset > i or tree.lowers[inset - 1] != ",":
            continue
        verb = next((k for k in tree.ancestors(inset) if tree.is_verb(k)), None)
        if verb is not None:
            tree.heads[i] = verb
            changed = True
    return changed


def _by_of_an_active_verb(tree: Tree) -> None:
    """ "a worker said by phone": a finite verb with a subject is no passive, and its "by" names no doer; nor does "by noon"."""
    for i, dep in enumerate(tree.deps):
        if dep != "agent":
            continue
        verb = tree.heads[i]
        finite = tree.tags[verb] in FINITE_TAGS and tree.first(verb, "auxpass") is None
        day = any(tree.ents[k] in ("DATE", "TIME") for k in tree.with_dep(i, "pobj"))
        if day or (finite and tree.first(verb, "nsubj") is not None):
            tree.deps[i] = "prep"


def _clause_before_a_semicolon(tree: Tree) -> bool:
    """ "Missiles demolished a villa; Tehran described it as a spy centre.": two sentences, neither what the other says."""
    if ";" not in tree.lowers:
        return False
    changed = False
    for i in range(len(tree)):
        head = tree.heads[i]
        if tree.deps[i] != "ccomp" or head <= i or not tree.is_verb(i):
            continue
        if any(tree.lowers[k] == ";" for k in range(i + 1, head)):
            tree.deps[i] = "dep"
            changed = True
    return changed


def _verb_behind_its_subjects_participle(tree: Tree) -> bool:
    """ "A bomb hidden in a cart exploded in Lahore": the finite verb is the sentence's, not a description of the cart."""
    if tree.headline or "acl" not in tree.deps:
        return False
    changed = False
    for start, end in tree.sentences:
        root = next((k for k in range(start, end) if tree.deps[k] == "ROOT"), start)
        if not tree.is_noun(root) or tree.headline:
            continue
        described = [k for k in tree.kids[root] if k > root and tree.deps[k] == "acl" and tree.tags[k] == "VBN"]
        if not described:
            continue
        verb = next(
            (
                k
                for k in range(described[0] + 1, end)
                if tree.deps[k] == "acl"
                and tree.tags[k] == "VBD"
                and tree.first(k, "nsubj", "nsubjpass", "dobj") is None
                and described[0] in tree.ancestors(k)
            ),
            None,
        )
        if verb is None:
            continue
        for k in tree.kids[root]:
            if k > verb:
                tree.heads[k] = verb
                if tree.deps[k] == "acl":
                    tree.deps[k] = "advcl"
        tree.heads[verb], tree.deps[verb] = verb, "ROOT"
        tree.heads[root], tree.deps[root] = verb, "nsubj"
        changed = True
    return changed


def _subject_behind_a_participle(tree: Tree) -> bool:
    """ "Backed by tribesmen, the army overran the town": the noun before the verb is its subject, no apposition."""
    if "appos" not in tree.deps or "advcl" not in tree.deps:
        return False
    changed = False
    for i in range(2, len(tree)):
        if tree.tags[i] not in ("VBD", "VBZ", "VBP") or tree.deps[i - 1] != "appos":
            continue
        if any(tree.deps[k] in ("nsubj", "nsubjpass") for k in tree.kids[i]):
            continue
        clause = next((k for k in tree.ancestors(i - 1) if tree.heads[k] == i), None)
        if clause is None or tree.tags[clause] not in ("VBN", "VBG") or tree.deps[clause] != "advcl":
            continue
        if tree.lowers[min(tree.phrase(i - 1)) - 1] != ",":
            continue
        tree.heads[i - 1], tree.deps[i - 1] = i, "nsubj"
        changed = True
    return changed


def _reduced_relative(tree: Tree) -> bool:
    """ "Landmines left behind by them have claimed lives", "A truce declared for Eid was broken": two verbs joined by nothing, of
    which the first only describes the subject."""
    changed = False
    for verb, dep in enumerate(tree.deps):
        if dep not in ("conj", "ccomp"):
            continue
        first = tree.heads[verb]
        told = (
            tree.deps[verb] == "ccomp" and tree.first(verb, "mark") is None and tree.first(verb, "auxpass") is not None
        )
        if not (tree.deps[verb] == "conj" or told) or first >= verb or tree.tags[first] not in ("VBD", "VBN"):
            continue
        subject = tree.first(first, "nsubj", "nsubjpass")
        own = tree.first(verb, "nsubj", "nsubjpass") is not None
        if subject is None or own or subject > first or tree.first(first, "aux", "auxpass", "dobj") is not None:
            continue
        finite = tree.tags[verb] in FINITE_TAGS or tree.first(verb, "aux", "auxpass") is not None
        between = {tree.lowers[k] for k in range(first, verb)} | {
            tree.deps[k] for k in range(first, verb) if tree.heads[k] == first
        }
        if not finite or between & {",", ";", "-", "–", "—", ":", "cc", "and", "or", "but"}:
            continue
        tree.heads[verb], tree.deps[verb] = (
            (verb if tree.heads[first] == first else tree.heads[first]),
            tree.deps[first],
        )
        tree.heads[first], tree.deps[first], tree.tags[first] = subject, "acl", "VBN"
        passive = tree.first(verb, "auxpass") is not None
        tree.heads[subject], tree.deps[subject] = verb, "nsubjpass" if passive else "nsubj"
        for k in tree.kids[first]:
            if k < subject or (tree.deps[k] in ("punct", "parataxis") and k > verb):
                tree.heads[k] = verb
        changed = True
    return changed


def _headless_passive(tree: Tree) -> bool:
    """ "Twenty villages retaken": a form that is only a participle, without an auxiliary or an object, is a passive."""
    changed = False
    for i in range(len(tree)):
        if tree.tags[i] not in ("VBD", "VBN"):
            continue
        kids = tree.kids[i]
        if not tree.lowers[i].endswith(_PARTICIPLE_ENDS) and not _is_counted_harm(tree, i):
            continue
        if any(tree.deps[k] in ("aux", "auxpass", "dobj") for k in kids):
            continue
        tree.tags[i] = "VBN"
        for k in kids:
            if tree.deps[k] == "nsubj" and k < i:
                tree.deps[k] = "nsubjpass"
        changed = True
    return changed


def _is_counted_harm(tree: Tree, verb: int) -> bool:
    """ "two policemen killed", "one house damaged": a verb of harm behind a number that closes its clause."""
    if tree.lowers[verb] not in _HARMED or (verb + 1 < len(tree) and tree.lowers[verb + 1] not in _CLOSING):
        return False
    subjects = [k for k in tree.kids[verb] if tree.deps[k] == "nsubj" and k < verb]
    if tree.headline and subjects and all(_are_many(tree, k) and not tree.with_dep(k, "det") for k in subjects):
        return True  # "Children killed in air raid"
    return bool(subjects) and all(
        any(tree.deps[n] == "nummod" or tree.lowers[n] == "no" for n in tree.kids[k]) for k in subjects
    )


def _are_many(tree: Tree, k: int) -> bool:
    """Whether a noun is plural, whatever the capital of a headline makes the tagger think."""
    return tree.tags[k] == "NNS" or (
        tree.is_noun(k) and tree.lowers[k] in ("children", "people", "women", "men", "police")
    )


def _where_past_a_bearing(tree: Tree) -> bool:
    """ "Raqqa, south of Deir Ezzor, where ..." : the clause speaks of Raqqa, not of the place that gives its bearing."""
    if "relcl" not in tree.deps:
        return False
    changed = False
    for i in range(len(tree)):
        if tree.deps[i] != "relcl" or not any(tree.lowers[k] in ("where", "which") for k in tree.kids[i]):
            continue
        at = tree.heads[i]
        for _ in range(4):
            prep = tree.heads[at]
            bearing = tree.heads[prep]
            if tree.lowers[prep] == "of" and tree.lowers[bearing] in _BEARINGS and tree.lowers[bearing - 1] == ",":
                noun = tree.heads[bearing]
                named = [k for k in range(min(tree.subtree(noun)), bearing) if tree.names[k]]
                tree.heads[i] = named[-1] if named else noun
                changed = True
                break
            if prep == at:
                break
            at = prep
    return changed


def _gerund_subjects(tree: Tree) -> bool:
    """ "Ousting NATO from London will be ..." : the gerund is the subject and the name its object, not the other way about."""
    changed = False
    for start, _ in tree.sentences:
        if start + 1 >= len(tree) or tree.tags[start] != "VBG" or tree.deps[start] != "amod":
            continue
        noun = tree.heads[start]
        if noun <= start or not tree.names[noun] or tree.deps[noun] not in ("nsubj", "nsubjpass"):
            continue
        if tree.lemmas[start] in OF_THEIR_OWN:
            continue  # "Retreating NATO troops blew up a bridge"
        tree.heads[start], tree.deps[start] = tree.heads[noun], "csubj"
        tree.heads[noun], tree.deps[noun] = start, "dobj"
        for kid in list(tree.kids[noun]):
            if kid > noun and tree.deps[kid] == "prep":
                tree.heads[kid] = start
        changed = True
    return changed


def _infinitives(tree: Tree) -> None:
    """ "an operation to arrest a leader": a purpose, which the parser at times takes for a relative clause."""
    if "relcl" not in tree.deps:
        return
    for i, dep in enumerate(tree.deps):
        if dep == "relcl" and tree.tags[i] == "VB":
            before = [k for k in tree.kids[i] if k < i]
            if any(tree.lowers[k] == "to" for k in before) and all(
                tree.deps[k] in ("aux", "advmod", "neg") for k in before
            ):
                tree.deps[i] = "acl"

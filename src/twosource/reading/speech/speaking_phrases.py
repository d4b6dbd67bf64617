"""Speaking phrases: the head of a phrase that may name a speaker in; the words, owners and makers that belong to it, out."""

from __future__ import annotations

from twosource.reading.syntax.tree import Tree

_ORGANS = frozenset({"ministry", "government", "kremlin", "presidency", "staff", "command"})


def behind(tree: Tree, noun: int) -> list[int]:
    """Who stands behind a noun of telling: "X's map", "a map by X", "images that X analysed", "a note written by X"."""
    found = tree.with_dep(noun, "poss")
    for kid in tree.kids[noun]:
        if tree.lowers[kid] in ("by", "from", "of") and tree.deps[kid] in ("prep", "agent"):
            found += tree.with_dep(kid, "pobj")
        if tree.deps[kid] == "acl" and tree.is_verb(kid):
            agents = [k for k in tree.with_dep(kid, "agent", "prep") if tree.lowers[k] == "by"]
            found += [k for agent in agents for k in tree.with_dep(agent, "pobj")]
    return found


def is_named(tree: Tree, k: int) -> bool:
    """Whether a phrase holds a name: "Sahan Research", "the consultancy Menas Associates"."""
    inside = (k, *tree.with_dep(k, "appos"))
    return any(tree.tags[one] in ("NNP", "NNPS") or tree.names[one] for one in inside)


def own_words(tree: Tree, head: int) -> list[int]:
    """The words of a name itself: "Libyan Crisis Map", "Kayah Data Group"."""
    return [head, *tree.with_dep(head, "compound", "nmod", "amod")]


def inside(tree: Tree, head: int, k: int) -> bool:
    """Whether k belongs to the phrase itself and not to a clause inside it."""
    if k == head:
        return True
    at = k
    while at != head:
        if tree.deps[at] in ("relcl", "acl", "advcl", "ccomp", "conj"):
            return False
        at = tree.heads[at]
    return True


def speaking_span(tree: Tree, head: int) -> tuple[int, int]:
    """The words of a speaking phrase without its article or owner, as offsets into the text."""
    tokens = tree.phrase(head)
    while len(tokens) > 1 and tree.tags[tokens[0]] in ("DT", "PRP$"):
        tokens = tokens[1:]
    while len(tokens) > 1 and tree.tags[tokens[-1]] == "POS":
        tokens = tokens[:-1]
    return tree.starts[tokens[0]], tree.ends[tokens[-1]]


def belongs(tree: Tree, head: int, k: int) -> bool:
    """Whether a party's name in the phrase says whose the speaker is: "an army spokesman", "a spokesman for the army"."""
    if tree.deps[k] in ("compound", "nmod", "poss", "amod"):
        return tree.heads[k] == head and (tree.tags[head] in ("NN", "NNS") or tree.deps[k] == "poss")
    return (
        tree.deps[k] == "pobj"
        and tree.heads[tree.heads[k]] == head
        and (
            tree.lowers[tree.heads[k]] in ("for", "of", "from", "by", "with")
            or (tree.lowers[tree.heads[k]] == "in" and tree.lemmas[head] in _ORGANS)  # "the ministry in Moscow"
        )
    )

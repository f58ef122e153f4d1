"""Who does what to whom, whatever the voice and the clause, and whether it happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.predicates import find_predicates
from kg.language import parse_text
from kg.lexicon import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model import Parse

LEXICON = load_lexicon()


def told(parse: Parse) -> list[str]:
    """Spell each predicate: lemma(roles) modality, what it hangs on and how."""

    def words(indices: tuple[int, ...]) -> str:
        return "+".join(parse.tokens[i].text for i in indices)

    return [
        " ".join(
            [
                *([p.kind] if p.kind != "verb" else []),
                f"{p.lemma}({', '.join(f'{k}={words(v)}' for k, v in sorted(p.roles.items()))})",
                *p.particles,
                *([p.modality.value] if p.modality != "asserted" else []),
                *(["perfect"] if p.perfect else []),
                *([f"< {parse.tokens[p.governor].text}:{p.link}"] if p.governor >= 0 else []),
            ]
        )
        for p in find_predicates(parse, LEXICON)
    ]


# --- from text -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "predicates"),
    [
        ("Rudolf captured Zenda.", ["capture(object=Zenda, subject=Rudolf)"]),
        ("Zenda was captured by Rudolf.", ["capture(by=Rudolf, object=Zenda, subject=Rudolf)"]),
        ("Zenda was captured.", ["capture(object=Zenda)"]),
        (
            "Rudolf and Anna attacked Zenda and Strelsau.",
            ["attack(object=Zenda+Strelsau, subject=Rudolf+Anna)"],
        ),
        (
            "Rudolf left Zenda and joined the army.",
            [
                "leave(object=Zenda, subject=Rudolf)",
                "join(object=army, subject=Rudolf) < left:conj",
            ],
        ),
        (
            "Anna Varga was captured and executed.",
            ["capture(object=Anna)", "execute(object=Anna) < captured:conj"],
        ),
        (
            "Anna decided to leave Zenda.",
            [
                "decide(subject=Anna)",
                "leave(object=Zenda, subject=Anna) intended < decided:xcomp",
            ],
        ),
        ("Rudolf did not attack Zenda.", ["attack(object=Zenda, subject=Rudolf) not negated"]),
        ("Anna Varga was a poet.", ["copula poet(complement=poet, subject=Anna)"]),
        ("Anna was born in Zenda.", ["bear(in=Zenda, object=Anna)"]),
        ("The rebels had been expelled.", ["expel(object=rebels) perfect"]),
        (
            "Rudolf appointed Anna as minister.",
            ["appoint(as=minister, object=Anna, subject=Rudolf)"],
        ),
    ],
)
def test_a_plain_sentence_says_who_did_what(sentence: str, predicates: list[str]) -> None:
    assert told(parse_text(sentence)) == predicates


@pytest.mark.parametrize(
    ("governor", "modality"),
    [
        ("planned", "planned"),
        ("hoped", "hoped"),
        ("intended", "intended"),
        ("wanted", "intended"),
        ("tried", "intended"),
        ("proposed", "proposed"),
        ("refused", "negated"),
        ("failed", "negated"),
        ("began", "asserted"),
        ("managed", "asserted"),
    ],
)
def test_a_governing_verb_says_whether_it_happened(governor: str, modality: str) -> None:
    (_, attack) = find_predicates(parse_text(f"Rudolf {governor} to attack Zenda."), LEXICON)

    assert (attack.lemma, attack.modality, attack.link) == ("attack", modality, "xcomp")


# --- from trees ------------------------------------------------------------------------

ANNA = "Anna/PROPN/2/nsubj"


@pytest.mark.parametrize(
    ("words", "predicates"),
    [
        pytest.param(
            "Rudolf/PROPN/2/nsubj gave/VERB/0/root Anna/PROPN/2/iobj gold/NOUN/2/obj",
            ["give(iobj=Anna, object=gold, subject=Rudolf)"],
            id="an indirect object",
        ),
        pytest.param(
            "Rudolf/PROPN/2/nsubj forced/VERB/0/root Anna/PROPN/2/obj to/PART/5/mark "
            "retreat/VERB/2/xcomp/VerbForm=Inf",
            [
                "force(object=Anna, subject=Rudolf)",
                "retreat(subject=Anna) < forced:xcomp",
            ],
            id="control by the object",
        ),
        pytest.param(
            "Anna/PROPN/3/nsubj:pass was/AUX/3/aux:pass forced/VERB/0/root to/PART/5/mark "
            "retreat/VERB/3/xcomp/VerbForm=Inf",
            ["force(object=Anna)", "retreat(subject=Anna) < forced:xcomp"],
            id="control in the passive",
        ),
        pytest.param(
            f"{ANNA} began/VERB/0/root to/PART/4/mark retreat/VERB/2/xcomp/VerbForm=Inf",
            ["begin(subject=Anna)", "retreat(subject=Anna) < began:xcomp"],
            id="raising",
        ),
        pytest.param(
            "Anna/PROPN/6/nsubj who/PRON/3/nsubj led/VERB/1/acl:relcl troops/NOUN/3/obj "
            ",/PUNCT/3/punct captured/VERB/0/root Zenda/PROPN/6/obj",
            [
                "lead(object=troops, subject=Anna) < Anna:acl:relcl",
                "capture(object=Zenda, subject=Anna)",
            ],
            id="a relative clause",
        ),
        pytest.param(
            "Zenda/PROPN/5/nsubj which/PRON/4/nsubj:pass was/AUX/4/aux:pass "
            "captured/VERB/1/acl:relcl fell/VERB/0/root",
            ["capture(object=Zenda) < Zenda:acl:relcl", "fall(subject=Zenda)"],
            id="a relative clause in the passive",
        ),
        pytest.param(
            "Anna/PROPN/5/nsubj ,/PUNCT/3/punct queen/NOUN/1/appos ,/PUNCT/3/punct "
            "died/VERB/0/root",
            ["die(subject=Anna)"],
            id="an apposition is no predicate",
        ),
        pytest.param(
            "Fighting/VERB/5/advcl/VerbForm=Ger rebels/NOUN/1/obj ,/PUNCT/1/punct "
            "Anna/PROPN/5/nsubj left/VERB/0/root it/PRON/5/obj",
            [
                "fight(object=rebels, subject=Anna) < left:advcl",
                "leave(object=it, subject=Anna)",
            ],
            id="a participle before its clause",
        ),
        pytest.param(
            "Captured/VERB/6/advcl/Tense=Past/VerbForm=Part by/ADP/3/case Rudolf/PROPN/1/obl "
            ",/PUNCT/1/punct Anna/PROPN/6/nsubj fled/VERB/0/root",
            [
                "capture(by=Rudolf, object=Anna, subject=Rudolf) < fled:advcl",
                "flee(subject=Anna)",
            ],
            id="a past participle is passive",
        ),
        pytest.param(
            "troops/NOUN/5/nsubj led/VERB/1/acl/Tense=Past/VerbForm=Part by/ADP/4/case "
            "Anna/PROPN/2/obl fled/VERB/0/root",
            ["lead(by=Anna, object=troops, subject=Anna) < troops:acl", "flee(subject=troops)"],
            id="a reduced relative clause",
        ),
        pytest.param(
            f"{ANNA} fled/VERB/0/root ,/PUNCT/4/punct hoping/VERB/2/advcl/Tense=Pres "
            "to/PART/6/mark reach/VERB/4/xcomp/VerbForm=Inf Zenda/PROPN/6/obj",
            [
                "flee(subject=Anna)",
                "hope(subject=Anna) < fled:advcl",
                "reach(object=Zenda, subject=Anna) hoped < hoping:xcomp",
            ],
            id="a hope that goes with an act",
        ),
        pytest.param(
            f"{ANNA} fled/VERB/0/root to/PART/4/mark reach/VERB/2/advcl/VerbForm=Inf "
            "Zenda/PROPN/4/obj",
            ["flee(subject=Anna)", "reach(object=Zenda, subject=Anna) intended < fled:purpose"],
            id="a purpose",
        ),
        pytest.param(
            f"{ANNA} fled/VERB/0/root when/ADV/5/advmod Zenda/PROPN/5/nsubj fell/VERB/2/advcl",
            ["flee(subject=Anna)", "fall(subject=Zenda) when < fled:when"],
            id="a time clause",
        ),
        pytest.param(
            "Rudolf/PROPN/3/nsubj never/ADV/3/advmod attacked/VERB/0/root but/CCONJ/5/cc "
            "left/VERB/3/conj",
            [
                "attack(subject=Rudolf) never negated",
                "leave(subject=Rudolf) < attacked:conj",
            ],
            id="a negation ends at but",
        ),
        pytest.param(
            "Rudolf/PROPN/4/nsubj did/AUX/4/aux not/PART/4/advmod attack/VERB/0/root or/CCONJ/6/cc "
            "burn/VERB/4/conj Zenda/PROPN/4/obj",
            [
                "attack(object=Zenda, subject=Rudolf) not negated",
                "burn(subject=Rudolf) negated < attack:conj",
            ],
            id="a negation reaches over or",
        ),
        pytest.param(
            "Rudolf/PROPN/3/nsubj might/AUX/3/aux attack/VERB/0/root",
            ["attack(subject=Rudolf) proposed"],
            id="a possibility",
        ),
        pytest.param(
            "Anna/PROPN/4/nsubj would/AUX/4/aux later/ADV/4/advmod rule/VERB/0/root",
            ["rule(subject=Anna) later"],
            id="the future in the past is a fact",
        ),
        pytest.param(
            "rebellion/NOUN/4/nsubj against/ADP/3/case Rudolf/PROPN/1/nmod failed/VERB/0/root",
            [
                "noun rebellion(against=Rudolf, host=rebellion) < failed:nsubj",
                "fail(subject=rebellion)",
            ],
            id="a noun that names an event",
        ),
        pytest.param(
            "Zenda/PROPN/4/nsubj is/AUX/4/cop a/DET/4/det town/NOUN/0/root in/ADP/6/case "
            "Ruritania/PROPN/4/nmod",
            ["copula town(complement=town, in=Ruritania, subject=Zenda)"],
            id="a copula",
        ),
        pytest.param(
            f"{ANNA} travelled/VERB/0/root from/ADP/4/case Zenda/PROPN/2/obl to/ADP/6/case "
            "Strelsau/PROPN/2/obl and/CCONJ/8/cc Hentzau/PROPN/6/conj",
            ["travel(from=Zenda, subject=Anna, to=Strelsau+Hentzau)"],
            id="prepositions",
        ),
        pytest.param(
            f"{ANNA} fled/VERB/0/root out/ADP/5/case of/ADP/3/fixed Zenda/PROPN/2/obl",
            ["flee(out of=Zenda, subject=Anna)"],
            id="a preposition of two words",
        ),
        pytest.param(
            "Zenda/PROPN/1/root",
            [],
            id="a name alone",
        ),
    ],
)
def test_a_tree_says_who_did_what(
    tree: Callable[[str], Parse], words: str, predicates: list[str]
) -> None:
    assert told(tree(words)) == predicates


def test_a_relative_pronoun_that_is_the_object_stands_for_its_noun(
    tree: Callable[[str], Parse],
) -> None:
    parse = tree(
        "troops/NOUN/5/nsubj which/PRON/4/obj Anna/PROPN/4/nsubj led/VERB/1/acl:relcl "
        "fled/VERB/0/root"
    )

    assert told(parse) == [
        "lead(object=troops, subject=Anna) < troops:acl:relcl",
        "flee(subject=troops)",
    ]


def test_in_order_to_tells_a_purpose(tree: Callable[[str], Parse]) -> None:
    parse = tree(
        f"{ANNA} fled/VERB/0/root in/ADP/6/mark order/NOUN/3/fixed to/PART/6/mark "
        "live/VERB/2/advcl/VerbForm=Inf"
    )

    assert told(parse) == ["flee(subject=Anna)", "live(subject=Anna) intended < fled:purpose"]


def test_nobody_is_named_who_would_carry_out_a_plan(tree: Callable[[str], Parse]) -> None:
    parse = tree(
        "plan/NOUN/5/nsubj to/PART/3/mark attack/VERB/1/acl/VerbForm=Inf Zenda/PROPN/3/obj "
        "failed/VERB/0/root"
    )

    assert told(parse) == ["attack(object=Zenda) planned < plan:to", "fail(subject=plan)"]


def test_a_role_is_the_first_of_its_selector_that_is_filled() -> None:
    (predicate,) = find_predicates(parse_text("Anna was born in Zenda."), LEXICON)

    assert predicate.role("at|in") == predicate.role("in|object") == predicate.role("in") != ()
    assert predicate.role("to|into") == ()


@pytest.mark.parametrize(
    "text", ["", "Zenda", "😀 😀", "( ( (", "of of of", "was was was", '" " "', "left and and left"]
)
def test_no_tree_breaks_the_search_for_predicates(text: str) -> None:
    parse = parse_text(text)

    for predicate in find_predicates(parse, LEXICON):
        assert all(
            0 <= i < len(parse.tokens) for filled in predicate.roles.values() for i in filled
        )

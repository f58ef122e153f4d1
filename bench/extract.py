"""The speed of reading beside that of the language pipeline alone, in one run.

    python bench/extract.py [FILE...] [--words 20000] [--rounds 3] [--profile N]

Without files the invented articles of ``tests/cases`` are read again and again until they
have so many words. Each figure is processor time of this process after a first round that is
not counted, the best of some rounds that take turns, so that a busy machine slows all of them
alike. What takes turns, always one article after the other:

- the bare pipeline: spaCy's ``pipe`` over the sentences of the article with our model, and
  with the BLAS that we give it;
- reading: bytes to what is known (read, parse, extract);
- building: bytes to the RDF graph;
- a stock pipeline: spaCy's own architecture for English in its small size (tok2vec 96 wide and
  4 deep, tagger, parser, and a recogniser of names with a tok2vec of its own), made here and
  trained for moments on the parses of ours, because its size counts and not its answers; as
  it comes, and with the same BLAS as ours.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import time
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import use_ops
from threadpoolctl import threadpool_limits

from kg.extract import extract
from kg.language import parse_article
from kg.lexicon import load_lexicon
from kg.pipeline import build, read_article

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

ROOT = Path(__file__).resolve().parents[1]
MODEL = ROOT / "src" / "kg" / "language" / "model"
NAMES = (
    "CARDINAL DATE EVENT FAC GPE LANGUAGE LAW LOC MONEY NORP ORDINAL ORG PERCENT PERSON PRODUCT "
    "QUANTITY TIME WORK_OF_ART"
).split()

Texts = list[list[str]]


def corpus(files: list[str], words: int) -> list[bytes]:
    """Return articles with at least so many words of sentences together."""
    paths = [Path(f) for f in files] or sorted((ROOT / "tests" / "cases").glob("*/article.txt"))
    once = [path.read_bytes() for path in paths]
    times = -(-words // max(1, count(sentences(once))))
    return once * times


def sentences(articles: list[bytes]) -> Texts:
    """Return the sentences of each article, as the bare pipeline is given them."""
    read = [read_article(data) for data in articles]
    return [[article.surface(s.span) for s in article.sentences] for article in read]


def count(texts: Texts) -> int:
    """Return how many words there are, as white space divides them."""
    return sum(len(sentence.split()) for text in texts for sentence in text)


def stock(texts: Texts, ours: Language) -> Language:
    """Return a pipeline of spaCy's own architecture in its small size, for the current BLAS."""
    nlp = spacy.blank("en")
    small = {"width": 96, "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"]}
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2", **small,
        "rows": [5000, 1000, 2500, 2500], "include_static_vectors": False,
    }  # fmt: skip
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 96, "depth": 4, "window_size": 1, "maxout_pieces": 3,
    }  # fmt: skip
    model = {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}
    state = {"@architectures": "spacy.TransitionBasedParser.v2", "hidden_width": 64}
    nlp.add_pipe("tok2vec", config={"model": model})
    tagger = {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}
    nlp.add_pipe("tagger", config={"model": tagger})
    parser = {**state, "state_type": "parser", "extra_state_tokens": False}
    parser |= {"maxout_pieces": 2, "use_upper": True, "tok2vec": listener}
    nlp.add_pipe("parser", config={"model": parser})
    names = {**state, "state_type": "ner", "extra_state_tokens": False}
    names |= {"maxout_pieces": 2, "use_upper": True, "tok2vec": model}
    recogniser = nlp.add_pipe("ner", config={"model": names})
    for name in NAMES:
        recogniser.add_label(name)
    examples = [_example(nlp, doc) for doc in ours.pipe(s for text in texts[:8] for s in text)]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(10):
        nlp.update(examples, sgd=optimizer)
    return nlp


def _example(nlp: Language, doc: Doc) -> Example:
    words, spaces = [t.text for t in doc], [bool(t.whitespace_) for t in doc]
    gold = Doc(
        nlp.vocab, words=words, spaces=spaces, tags=[t.pos_ for t in doc],
        heads=[t.head.i for t in doc], deps=[t.dep_ for t in doc], ents=["O"] * len(words),
    )  # fmt: skip
    return Example(Doc(nlp.vocab, words=words, spaces=spaces), gold)


def piped(nlp: Language, texts: Texts) -> None:
    """Run a pipeline over the sentences, one article after the other."""
    for text in texts:
        for _ in nlp.pipe(text):
            pass


def read(articles: list[bytes]) -> None:
    """Read articles to what is known of them."""
    lexicon = load_lexicon()
    for data in articles:
        article = read_article(data)
        extract(article, parse_article(article), lexicon)


def built(articles: list[bytes]) -> None:
    """Build the graphs of articles."""
    for data in articles:
        build(read_article(data))


def processor_time(run: Callable[[], None]) -> float:
    """Return the seconds of the processor that something takes."""
    start = time.process_time()
    run()
    return time.process_time() - start


def hot_spots(articles: list[bytes], number: int) -> None:
    """Print the functions of our own that take most time by themselves, and with what they call."""
    profile = cProfile.Profile()
    profile.runcall(built, articles)
    stats = pstats.Stats(profile)
    source = str(ROOT / "src")
    total = stats.total_tt
    timed = [
        (own, whole, calls, f"{Path(file).relative_to(source)}:{line} {name}")
        for (file, line, name), (_, calls, own, whole, _) in stats.stats.items()
        if file.startswith(source)
    ]
    print(f"\n| of {total:.1f} s, profiled | own | with callees | calls |\n|---|---|---|---|")
    for own, whole, calls, where in sorted(timed, reverse=True)[:number]:
        print(f"| `{where}` | {own / total:.1%} | {whole / total:.1%} | {calls:,} |")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure the speed of reading.")
    parser.add_argument("files", nargs="*")
    parser.add_argument("--words", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--profile", type=int, default=0, metavar="N")
    options = parser.parse_args()
    articles = corpus(options.files, options.words)
    texts = sentences(articles)
    words = count(texts)
    with use_ops("numpy", use_blis=False):
        ours = spacy.load(MODEL)
        alike = stock(texts, ours)
    theirs = stock(texts, ours)
    runs: dict[str, Callable[[], None]] = {
        "bare pipeline, ours": lambda: piped(ours, texts),
        "reading": lambda: read(articles),
        "reading and building the graph": lambda: built(articles),
        "stock pipeline, small, our BLAS": lambda: piped(alike, texts),
        "stock pipeline, small, as it comes": lambda: piped(theirs, texts),
    }
    best = dict.fromkeys(runs, float("inf"))
    for number in range(options.rounds + 1):
        for name, run in runs.items():
            taken = processor_time(run)
            best[name] = min(best[name], taken) if number else best[name]
    bare = best["bare pipeline, ours"]
    print(f"{len(articles)} articles, {words:,} words of prose, best of {options.rounds} rounds\n")
    print("| what | seconds | words a second | speed, bare pipeline = 1 |\n|---|---|---|---|")
    for name, taken in best.items():
        print(f"| {name} | {taken:.2f} | {words / taken:,.0f} | {bare / taken:.2f} |")
    if options.profile:
        hot_spots(articles, options.profile)


if __name__ == "__main__":
    with threadpool_limits(limits=1, user_api="blas"):
        main()

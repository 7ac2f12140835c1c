"""How good the facts are: precision and recall over articles whose facts are known by hand.

    python -m tests.bench.score [--json] [--write]

Scores the project's own examples, and the folder that COTMOC_GOLD names, if any. The last figures stand in
tests/facts/scores.toml; `--write` replaces those of the groups just measured.

Exit status: 0 as good as the last figures; 1 when the F1 of a measure with at least 100 gold facts is more
than 0.01 below its last figure, or a quote is not `text[start:end]`; 2 when there is nothing to score.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from tests.bench.expected import Recall, newsroom_recall
from tests.bench.floors import find_falls, last_figures, write_figures
from tests.bench.gold import GoldArticle, read_examples, read_gold
from tests.bench.scoring import Score, extracted, score
from tests.bench.sentences import read_sentences

NO_GOLD = "COTMOC_GOLD names no gold folder: the project's own examples alone are scored."


def main(arguments: Sequence[str] | None = None) -> int:
    """Score, print, and say by the exit status whether the facts are as good as they last were."""
    parser = argparse.ArgumentParser(prog="score", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--json", action="store_true", help="one JSON object in place of tables")
    parser.add_argument("--write", action="store_true", help="keep these figures in tests/facts/scores.toml")
    options = parser.parse_args(arguments)
    folder = os.environ.get("COTMOC_GOLD")
    try:
        articles = read_examples() + read_sentences() + (read_gold(Path(folder)) if folder else [])
    except (OSError, KeyError, ValueError) as error:
        return _refused(f"{folder} (COTMOC_GOLD) cannot be read as a gold folder: {error!r}")
    if not articles:
        return _refused("there is no article with known facts")

    scores = scores_by_group(articles)
    rates = {group: found.measures for group, found in scores.items()}
    falls = find_falls(rates, last_figures())
    falls += [
        f"{group}: quotes that are not text[start:end]" for group in scores if scores[group].broken_quotes
    ]
    newsroom = newsroom_recall()
    if options.json:
        groups = {group: asdict(found) for group, found in scores.items()}
        report = {"groups": groups, "newsroom": asdict(newsroom), "falls": falls}
        sys.stdout.write(json.dumps(report, ensure_ascii=False) + "\n")
    else:
        lines = [*_tables(scores), _of_newsroom(newsroom), *(f"FELL  {fall}" for fall in falls)]
        sys.stdout.write("\n".join(lines if folder else [*lines, NO_GOLD]) + "\n")
    if options.write:
        write_figures(rates)
    return int(bool(falls))


def scores_by_group(articles: Sequence[GoldArticle]) -> dict[str, Score]:
    """Read every article and score each group of them."""
    scores = {}
    for group in sorted({article.group for article in articles}):
        members = [article for article in articles if article.group == group]
        scores[group] = score(
            [article.name for article in members],
            [article.facts for article in members],
            [extracted(article) for article in members],
        )
    return scores


def _refused(reason: str) -> int:
    sys.stderr.write(f"score: {reason}\n")
    return 2


def _of_newsroom(recall: Recall) -> str:
    found, stated = recall.found, recall.as_stated
    return f"NEWSROOM: of {found.seen} expected figures {found.right} found, {stated.right} as stated"


def _tables(scores: Mapping[str, Score]) -> Iterator[str]:
    for group, found in scores.items():
        yield f"{group.upper()}: {found.articles} articles"
        yield f"{'measure':36} {'P':>6} {'R':>6} {'F1':>6}  {'95 % of F1':13} {'gold':>5}"
        for measure, rate in found.measures.items():
            shares = f"{rate.precision:6.3f} {rate.recall:6.3f} {rate.f1:6.3f}"
            yield f"{measure:36} {shares}  {rate.f1_low:.3f}-{rate.f1_high:.3f}   {rate.gold:5}"
        yield f"teaser facts leaked: {found.teaser_leaks}   broken quotes: {found.broken_quotes}"
        yield "\nattributes right, where the fact is found (of how many)"
        for kind, attributes in found.attributes.items():
            cells = (f"{name} {share.share:.2f} ({share.seen})" for name, share in attributes.items())
            yield f"  {kind}: {'  '.join(cells)}"
        yield "\nprecision by confidence: found / wholly right (of how many)"
        for kind, grades in found.confidence.items():
            cells = (
                f"{grade} {trust.found.share:.2f} / {trust.whole.share:.2f} ({trust.found.seen})"
                for grade, trust in grades.items()
            )
            yield f"  {kind}: {'   '.join(cells)}"
        yield "\nmost frequent errors"
        for error in found.mistakes:
            change = f"{error.gold} → {error.predicted}"
            yield f"  {error.count:4}  {error.kind:10} {error.field:16} {change:40} {error.sample}"
        yield ""


if __name__ == "__main__":
    raise SystemExit(main())

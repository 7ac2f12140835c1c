"""The version of the rules, and what the examples' facts were when it was last raised.

    python -m tests.bench.rules_version     # after raising RULES_VERSION: keep the facts of today

Exit status: 1 when the facts have changed and the version has not.
"""

import hashlib
import json
import sys
import tomllib
from pathlib import Path

from tasks.facts.article import RULES_VERSION
from tests.bench.gold import read_examples
from tests.bench.scoring import extracted

RECORD = Path(__file__).parent.parent / "facts" / "rules_version.toml"
CURE = "raise RULES_VERSION in tasks/facts/article.py, then run python -m tests.bench.rules_version"


def facts_today() -> str:
    """Give a digest of all facts of the examples, the version itself left out."""
    documents = [{**extracted(article), "rules_version": None} for article in read_examples()]
    return hashlib.sha256(json.dumps(documents, sort_keys=True).encode()).hexdigest()


def recorded() -> tuple[str, str]:
    """Give the version last raised, and the digest of the facts then."""
    record = tomllib.loads(RECORD.read_text(encoding="utf-8"))
    return record["version"], record["facts"]


def main() -> int:
    """Keep the digest of today's facts, if the version was raised for them."""
    version, facts = recorded()
    today = facts_today()
    if today != facts and version == RULES_VERSION:
        sys.stderr.write(f"rules_version: the facts have changed since version {version}: {CURE}\n")
        return 1
    RECORD.write_text(f'version = "{RULES_VERSION}"\nfacts = "{today}"\n', encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

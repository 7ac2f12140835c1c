"""Laws, decrees and articles of codes that a text names."""

from tasks.facts.dates import DateMention
from tasks.facts.reading import Reading
from tasks.records import LegalReference


def find_legal_references(reading: Reading, dates: tuple[DateMention, ...]) -> tuple[LegalReference, ...]:
    """Give each law, decree or article of a code once, with the day of the document where the text says it."""
    return ()

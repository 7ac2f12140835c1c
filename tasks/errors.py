"""The error tree: every error is a refusal that says what, where and the cure.

CotmocError
├── UnreadablePage      a page, file or text that cannot be read as an article
├── UnreadableFeed      a feed, sitemap or listing that is not one
├── RefusedAddress      an address that must not be asked for (other host, robots.txt, private network)
├── FailedFetch         no usable answer after the retries
│   └── TemporaryFailure    one that another try may mend
├── PutOff              a host that asked for a rest longer than a run waits
├── TornArchive         an archive file that does not end in a whole record
├── BadSettings         a home, setting, source or input path that cannot be used
└── AnotherRun          another run holds the lock of this source
"""


class CotmocError(Exception):
    """A refusal of ours; its text is one line for a person to read."""


class UnreadablePage(CotmocError):
    """A page, file or text that cannot be read as an article."""


class UnreadableFeed(CotmocError):
    """A feed, sitemap or listing that is not one."""


class RefusedAddress(CotmocError):
    """An address that must not be asked for."""


class FailedFetch(CotmocError):
    """No usable answer after the retries."""


class TemporaryFailure(FailedFetch):
    """A failed fetch that another try may mend."""


class PutOff(CotmocError):
    """A host that asked for a rest longer than a run waits."""


class TornArchive(CotmocError):
    """An archive file that does not end in a whole record."""


class BadSettings(CotmocError):
    """A home, setting, source or input path that cannot be used."""


class AnotherRun(CotmocError):
    """Another run holds the lock of this source."""

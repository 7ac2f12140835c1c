"""Báo Điện Biên Phủ."""

from tasks.sources.declaration import Place, Source

DIENBIEN = Source(
    name="dienbien",
    publisher="Báo Điện Biên Phủ",
    hosts=("baodienbienphu.vn", "www.baodienbienphu.vn", "baodienbienphu.com.vn"),
    places=(
        Place(
            kind="listing", address="https://baodienbienphu.vn/", links="//a[contains(@href, '/tin-bai/')]"
        ),
    ),
    # No number: the slug is the identity. Sections are drawn in the browser, so the home page alone lists.
    article=r"^/tin-bai/(?P<id>[a-z0-9-]+/[a-z0-9-]+)/?$",
    layouts=(),
    gated=True,
    evidence="unverified: home and addresses as a public crawler of 2026 uses them, no class known",
)

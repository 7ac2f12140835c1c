"""A small paper of our own on loopback: one host that is well, one at fault, and one that nobody may ask."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from typing import Self
from xml.sax.saxutils import escape

from tasks.sources.declaration import Place, Source
from tasks.sources.newsroom import newsroom
from tests.fetching.server import Reply, Server, answer

GOOD = (101, 102, 103)
"""Articles of the host that is well."""
NEIGHBOUR = 104
"""A good article of the host at fault, asked for after the fault."""
FAULTY = 200
LONGEST_FILLED = 100_000
NAME = "bao.example"
"""Name of the host at fault where the name server is at fault."""
PARAGRAPHS = (
    "Khoảng 5 giờ ngày {day}/7/2026, tại khu vực mốc 2{day}, tổ công tác Đồn Biên phòng Khe Đá bắt giữ"
    " {count} đối tượng nhập cảnh trái phép.",
    "Tang vật thu giữ gồm {count} kg pháo nổ và 1 xe máy không rõ nguồn gốc. Các đối tượng khai được thuê"
    " vận chuyển hàng qua đường mòn trong đêm.",
    "Đồn Biên phòng Khe Đá đang phối hợp Công an xã Suối Mây củng cố hồ sơ, xử lý theo quy định.",
)


def page(number: int, title: str = "", paragraphs: Sequence[str] = (), *, head: str = "") -> str:
    """Give an article's page in the layout of a paper of today; paragraphs go in as they are."""
    day = number % 28 + 1
    title = title or f"Đồn Biên phòng Khe Đá bắt vụ thứ {number} trong đêm"
    lead = f"Lực lượng biên phòng bắt giữ {day + 2} đối tượng trong vụ việc thứ {number} ở khu vực biên giới."
    lines = paragraphs or [each.format(day=day, count=day + 2) for each in PARAGRAPHS]
    body = "".join(f"<p>{line}</p>" for line in lines)
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title>{head}"
        f"<meta property='article:published_time' content='2026-07-{day:02}T07:30:00+07:00'></head><body>"
        f"<h1 class='article__title cms-title'>{title}</h1><div class='article__sapo cms-desc'>{lead}</div>"
        f"<div class='article__body cms-body'>{body}</div></body></html>"
    )


def item(address: str, title: str = "Tin biên phòng") -> str:
    """Give an item of a feed."""
    return f"<item><title>{title}</title><link>{escape(address)}</link></item>"


def feed(*items: str) -> bytes:
    """Give a feed's answer."""
    body = f"<?xml version='1.0' encoding='utf-8'?><rss><channel>{''.join(items)}</channel></rss>".encode()
    return answer(body, headers={"Content-Type": "text/xml; charset=utf-8"})


@dataclass(slots=True)
class Paper:
    """The three hosts, running; what is not named on them is 404, robots.txt too."""

    well: Server = field(default_factory=Server)
    faulty: Server = field(default_factory=Server)
    canary: Server = field(default_factory=Server)
    """Is declared by nobody: whoever reaches it has been led astray."""
    name: str = "127.0.0.1"
    """As whom the host at fault is declared."""
    _running: ExitStack = field(default_factory=ExitStack)

    def __enter__(self) -> Self:
        for each in (self.well, self.faulty, self.canary):
            self._running.enter_context(each)
        for number in GOOD:
            self.well.on(path(number), answer(page(number).encode()))
        self.faulty.on(path(NEIGHBOUR), answer(page(NEIGHBOUR).encode()))
        return self

    def __exit__(self, *_: object) -> None:
        self._running.close()

    @property
    def fault_site(self) -> str:
        """The host at fault, as an address."""
        return f"http://{self.name}:{self.faulty.host.rpartition(':')[2]}"

    @property
    def fault_address(self) -> str:
        """Where the page at fault lies."""
        return self.fault_site + path(FAULTY)

    def good_addresses(self) -> list[str]:
        """Give where the articles lie that are well."""
        well = [self.well.address + path(number) for number in GOOD]
        return [self.fault_site + path(NEIGHBOUR), *well]

    def close_faulty(self) -> None:
        """Let nobody listen any more where the host at fault was."""
        self.faulty.close()

    def put(self, words: str) -> str:
        """Fill the names of the hosts into an address, a Location or a feed."""
        return (
            words.replace("{faulty}", self.fault_site.partition("//")[2])
            .replace("{well}", self.well.host)
            .replace("{canary}", self.canary.host)
            .replace("{port}", self.canary.host.rpartition(":")[2])
        )

    def on_fault(self, path: str, *replies: Reply) -> None:
        """Set what the host at fault answers; `{faulty}` and the like are filled in."""
        self.faulty.on(path, *(self.filled(reply) for reply in replies))

    def filled(self, reply: Reply) -> Reply:
        """Fill the names of the hosts into an answer of fixed bytes."""
        if not isinstance(reply, bytes) or len(reply) > LONGEST_FILLED:
            return reply
        return self.put(reply.decode("latin-1")).encode("latin-1")

    def declared(self, name: str, places: Sequence[Place], **changes: object) -> Source:
        """Declare the paper: its own feed, and the places at fault before it."""
        listed = [self.fault_address, *self.good_addresses()]
        self.well.on("/rss.xml", feed(*map(item, listed)))
        own = Place(kind="rss", address=f"{self.well.address}/rss.xml")
        return replace(
            newsroom(self.well.address),
            name=name,
            hosts=(self.well.host, self.fault_site.partition("//")[2]),
            places=(*places, own),
            article=r"^/tin/(?P<id>[0-9]{1,9})(?:[/?].{0,2000})?$",
            pause_seconds=0.0,
            **changes,  # type: ignore[arg-type]
        )


def path(number: int) -> str:
    """Give the path of an article."""
    return f"/tin/{number}"

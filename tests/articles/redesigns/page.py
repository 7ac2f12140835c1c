"""A page as a tree, with hands for the parts that a redesign touches."""

from copy import deepcopy
from datetime import datetime
from typing import Self

from lxml import etree
from lxml.html import HtmlElement, document_fromstring, fragment_fromstring

from tasks.records import Layout
from tests.articles.bodies.pages import Sample

SEEN_AT = datetime.fromisoformat("2026-11-23T09:00:00+07:00")
NAMES = ("class", "id", "itemprop", "data-role")


class Sheet:
    """One sample's page, to be changed."""

    def __init__(self, sample: Sample) -> None:
        self.sample = sample
        self.layout: Layout = sample.design.layout
        self.tree: HtmlElement = document_fromstring(sample.markup)

    def fresh(self) -> Self:
        return type(self)(self.sample)

    @property
    def markup(self) -> str:
        return "<!DOCTYPE html>" + etree.tostring(self.tree, encoding="unicode", method="html")

    def find(self, expression: str | None) -> list[HtmlElement]:
        found = self.tree.xpath(expression) if expression else []
        return [one.getparent() if isinstance(one, str) else one for one in found]

    @property
    def title(self) -> HtmlElement:
        return self.find(self.layout.title)[0]

    @property
    def body(self) -> HtmlElement:
        return self.find(self.layout.body)[0]

    @property
    def leads(self) -> list[HtmlElement]:
        """The elements whose names make a lead: the wrapper, where it holds nothing else."""
        return [self._holder(one) for one in self.find(self.layout.lead)]

    @staticmethod
    def _holder(element: HtmlElement) -> HtmlElement:
        parent = element.getparent()
        is_alone = parent is not None and not element.get("class") and len(parent) == 1
        return parent if parent is not None and is_alone else element

    @property
    def dates(self) -> list[HtmlElement]:
        return self.find(self.layout.published)

    @property
    def paragraphs(self) -> list[HtmlElement]:
        own = [one for one in self.body.iter("p", "div") if "".join(one.itertext()) in self.sample.own]
        return [one for one in own if not len(one) or one.tag == "p"]

    @property
    def side(self) -> HtmlElement:
        return self.find("//div[@class='cot-phai']")[0]

    @property
    def clock(self) -> HtmlElement:
        return self.find("//header/span")[0]

    @property
    def byline(self) -> HtmlElement | None:
        same = [
            one
            for one in self.find("//p|//div")
            if "".join(one.itertext()).strip() == self.sample.story.byline
        ]
        return same[-1] if same else None


def rename(element: HtmlElement) -> None:
    """Take away every name by which a design is known."""
    for name in NAMES:
        if name in element.attrib:
            del element.attrib[name]
    element.set("class", "k-7f3a")


def move_names(source: HtmlElement, target: HtmlElement) -> None:
    """Give the names of one element to another."""
    names = {name: source.get(name) for name in NAMES if source.get(name)}
    rename(source)
    for name, value in names.items():
        target.set(name, str(value))


def new(markup: str) -> HtmlElement:
    return fragment_fromstring(markup)


def put_before(element: HtmlElement, other: HtmlElement) -> None:
    other.addprevious(element)


def copy_of(element: HtmlElement) -> HtmlElement:
    return deepcopy(element)

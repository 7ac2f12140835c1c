"""Five reports and a reprint of our own writing, in which every shipped question finds something."""

from datetime import date

from duckdb import DuckDBPyConnection

from tests.warehouse.desk import (
    Row,
    agreement,
    arrest,
    at,
    batch,
    document,
    event,
    figure,
    legal_ref,
    outcome,
    page,
    person,
    poll,
    unit,
)
from warehouse.store import (
    begin_run,
    finish_run,
    load_batch,
    load_reference,
    measure,
    record_discovery,
    write_polls,
)

OTHER = "bao-khac"

PROVINCES = [
    {"place_code": code, "map": "current", "kind": "province", "name": name, "province_code": code}
    for code, name in (("04", "Cao Sương"), ("44", "Hải Lau"))
]


def handover() -> Row:
    body = (
        "Ngày 5-3, tại cửa khẩu Suối Mây, ta tiếp nhận trên 20 công dân, trong đó có 8 phụ nữ; "
        "cùng ngày tiếp nhận 2 nạn nhân, có chị Vàng Thị Sương."
    )
    day = {"date_start": date(2026, 3, 5), "date_end": date(2026, 3, 5), "date_precision": "day"}
    returned = {"event_id": "e1", "action": "received"}
    return document(
        "2001",
        body,
        5,
        title="Vàng Thị Sương trở về",
        source=OTHER,
        published_at=at(5),
        events=[
            event("tiếp nhận", type="handover", gate="Suối Mây", neighbour="CN", province_code="04", **day)
        ],
        figures=[
            figure("20 công dân", "20", object="citizen", qualifier="over", **returned),
            figure("8 phụ nữ", "8", kind="subset", **returned),
            figure("2 nạn nhân", "2", object="victim", offence="human_trafficking", **returned),
        ],
        people=[person("Vàng Thị Sương", role="victim", side="VN")],
    )


def talks() -> Row:
    body = (
        "Ngày 7-3, Đại tá Lê Văn Núi hội đàm với ông Trần Mộc; hai bên thống nhất tăng cường tuần tra theo "
        "Nghị định 71/2015/NĐ-CP. Dự kiến nâng cấp cửa khẩu Suối Mây."
    )
    day = {"date_start": date(2026, 3, 7), "date_end": date(2026, 3, 7), "date_precision": "day"}
    planned = {"type": "gate_infrastructure", "modality": "planned", "gate": "Suối Mây", "neighbour": "CN"}
    return document(
        "1003",
        body,
        7,
        published_at=at(7),
        events=[
            event("hội đàm", type="talks", neighbour="CN", **day),
            event("nâng cấp cửa khẩu", event_id="e2", **planned),
        ],
        people=[
            person("Lê Văn Núi", rank="Đại tá", side="VN"),
            person("Trần Mộc", side="CN"),
        ],
        agreements=[
            agreement("tăng cường tuần tra", event_id="e1", parties=("BĐBP Cao Sương", "Trạm Mù Sương"))
        ],
        legal_refs=[legal_ref("71/2015/NĐ-CP")],
    )


def quarter() -> Row:
    body = "Trong quý I, BĐBP tỉnh Cao Sương phát hiện 335 vụ, Đại tá Lê Văn Núi cho biết; có vụ 5 đối tượng."
    period = {"scope": "period", "period_start": date(2026, 1, 1), "period_end": date(2026, 3, 31)}
    return document(
        "1004",
        body,
        31,
        published_at=at(31),
        figures=[
            figure(
                "335 vụ", "335", unit="case", unit_text="vụ", object="case", action="detected",
                period_text="quý I", **period,
            ),
        ],
        people=[person("Lê Văn Núi", rank="Đại tá", position="Chỉ huy trưởng", side="VN")],
        units=[unit("BĐBP tỉnh Cao Sương", kind="provincial_command", province_code="04")],
    )  # fmt: skip


def mixed() -> Row:
    body = (
        "Phát hiện 4 người vượt biên sang Lào. Thu giữ 2.000 bao thuốc lá trị giá trên 1,5 tỷ đồng. "
        "Trên biển, cứu khoảng 6 ngư dân."
    )
    money = {
        "unit": "VND",
        "unit_text": "đồng",
        "object": "cigarettes",
        "action": "worth",
        "qualifier": "over",
    }
    packets = {"unit": "packet", "unit_text": "bao", "object": "cigarettes", "action": "seized"}
    saved = {"object": "fisher", "action": "rescued", "qualifier": "about"}
    return document(
        "2005",
        body,
        9,
        source=OTHER,
        published_at=at(9),
        events=[
            event("vượt biên", neighbour="LA"),
            event("Thu giữ", event_id="e2"),
            event("cứu", event_id="e3", type="rescue", neighbour="sea", province_code="44"),
        ],
        figures=[
            figure("4 người", "4", event_id="e1", action="detected", offence="illegal_crossing"),
            figure("2.000 bao", "2000", event_id="e2", offence="cigarettes", **packets),
            figure("1,5 tỷ đồng", "1500000000", event_id="e2", offence="cigarettes", **money),
            figure("6 ngư dân", "6", event_id="e3", **saved),
        ],
    )


def load_sample(con: DuckDBPyConnection) -> None:
    """Load the reports as one finished run of two sources."""
    load_reference(con, "place", PROVINCES)
    begin_run(con, "run-1", "ingest", at(0))
    reprint = arrest("2009", 1, source=OTHER, published_at=at(1))
    for source, documents in (
        ("bao-bien", [arrest(), talks(), quarter()]),
        (OTHER, [handover(), mixed(), reprint]),
    ):
        outcomes = [outcome(document["native_id"]) for document in documents]
        record_discovery(con, "run-1", source, outcomes, at(0))
        pages = [page(document["native_id"]) for document in documents]
        load_batch(con, batch(documents, outcomes, day=40, source=source, pages=pages))
        write_polls(con, "run-1", source, [poll(lost_count=3)], at(0))
        measure(con, "run-1", source, at(40))
    finish_run(con, "run-1", at(40))

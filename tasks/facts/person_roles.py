"""What part a person has in the story: `official` `suspect` `victim` `civilian`."""

import re
from typing import TYPE_CHECKING

from tasks.facts.names import RANKS, TITLES
from tasks.facts.person_names import NamedPerson
from tasks.facts.person_traits import CREW
from tasks.facts.reading import Reading

if TYPE_CHECKING:
    from tasks.facts.people import PersonFound

# `bắt quả tang Lò Văn A`, `khởi tố bị can đối với …`, `do Lò Văn A điều khiển`, `tên này khai nhận`
SUSPECT = re.compile(
    r"(?i)bắt|khởi tố|tạm giữ|tạm giam|đối tượng|nghi phạm|nghi can|bị can|bị cáo|truy nã|phạm tội|khai nhận|đầu thú|tự thú|vận chuyển trái phép"
    r"|tàng trữ|mua bán|buôn lậu|xử phạt|trái phép|dẫn đường|cầm đầu|chủ mưu|thủ phạm|lừa|điều khiển|che giấu|tuyên phạt|hành hung|môi giới"
)
VICTIM = re.compile(
    r"(?i)nạn nhân|giải cứu|cứu (?:sống|vớt|nạn|được|hộ|kịp|\d|hai|ba|thuyền|ngư|người)|mất tích|tử vong|thiệt mạng|chết|bị thương|đuối nước|bị lừa|bị bán|gặp nạn|thi thể|tử nạn|hy sinh|cấp cứu|trôi dạt|bị nạn"
)
OFFICIAL = re.compile(r"(?i)cho biết|phát biểu|chủ trì|nhấn mạnh|khẳng định|thông tin")


def role_of(reading: Reading, named: NamedPerson, person: "PersonFound") -> tuple[str, int]:
    """Give the role that one mention tells and how surely: 2 by its own words, 1 by its sentence, 0 by nothing."""
    told = TITLES.get(named.title or "")
    if named.title in RANKS or (person.position and person.position.lower() not in CREW):
        return "official", 2
    if told and named.title not in ("em", "cháu"):
        return told, 2
    sentence = next((s for s in reading.sentences if s.start <= named.start < s.end), None)
    if sentence is None:
        return "civilian", 0
    text = reading.view[sentence.start : sentence.end]
    suspects, victims = len(SUSPECT.findall(text)), len(VICTIM.findall(text))
    if told == "victim" and not suspects:
        return "victim", 1
    if victims > suspects or (victims and told == "victim"):
        return "victim", 1
    if suspects:
        return "suspect", 1
    return "civilian", 0

"""WHERE NEWS LIVES: one declaration a publisher."""

from tasks.sources.angiang import ANGIANG
from tasks.sources.baochinhphu import BAOCHINHPHU
from tasks.sources.baodantoc import BAODANTOC
from tasks.sources.baotintuc import BAOTINTUC
from tasks.sources.bienphong import BIENPHONG
from tasks.sources.camau import CAMAU
from tasks.sources.cand import CAND
from tasks.sources.caobang import CAOBANG
from tasks.sources.daklak import DAKLAK
from tasks.sources.dantri import DANTRI
from tasks.sources.declaration import Source
from tasks.sources.dienbien import DIENBIEN
from tasks.sources.dongthap import DONGTHAP
from tasks.sources.gialai import GIALAI
from tasks.sources.haiquan import HAIQUAN
from tasks.sources.hatinh import HATINH
from tasks.sources.laichau import LAICHAU
from tasks.sources.langson import LANGSON
from tasks.sources.laocai import LAOCAI
from tasks.sources.nghean import NGHEAN
from tasks.sources.nhandan import NHANDAN
from tasks.sources.nld import NLD
from tasks.sources.qdnd import QDND
from tasks.sources.quangninh import QUANGNINH
from tasks.sources.quangtri import QUANGTRI
from tasks.sources.sggp import SGGP
from tasks.sources.tayninh import TAYNINH
from tasks.sources.thanhnien import THANHNIEN
from tasks.sources.tienphong import TIENPHONG
from tasks.sources.tuoitre import TUOITRE
from tasks.sources.tuyenquang import TUYENQUANG
from tasks.sources.vietnamplus import VIETNAMPLUS
from tasks.sources.vnexpress import VNEXPRESS_NET
from tasks.sources.vov import VOV

SOURCES: tuple[Source, ...] = (
    QDND,
    BIENPHONG,
    BAODANTOC,
    VIETNAMPLUS,
    BAOTINTUC,
    NHANDAN,
    BAOCHINHPHU,
    CAND,
    VNEXPRESS_NET,
    TUOITRE,
    THANHNIEN,
    DANTRI,
    TIENPHONG,
    SGGP,
    NLD,
    VOV,
    HAIQUAN,
    CAOBANG,
    LANGSON,
    LAICHAU,
    DIENBIEN,
    LAOCAI,
    TUYENQUANG,
    QUANGNINH,
    NGHEAN,
    HATINH,
    QUANGTRI,
    GIALAI,
    DAKLAK,
    TAYNINH,
    DONGTHAP,
    ANGIANG,
    CAMAU,
)
"""The declared publishers: nothing else is ever asked."""

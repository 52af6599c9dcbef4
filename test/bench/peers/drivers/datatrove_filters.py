import pathlib
import sys

from datatrove.data import Document
from datatrove.pipeline.filters import (
    C4QualityFilter,
    FineWebQualityFilter,
    GopherQualityFilter,
    GopherRepetitionFilter,
)

filters = [GopherQualityFilter(), GopherRepetitionFilter(), C4QualityFilter(), FineWebQualityFilter()]
rejections = 0
for path in pathlib.Path(sys.argv[1]).rglob("*.txt"):
    document = Document(text=path.read_text(encoding="utf-8", errors="replace"), id=str(path))
    rejections += sum(one.filter(document) is not True for one in filters)
print(rejections)

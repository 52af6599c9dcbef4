import pathlib
import sys

import trafilatura

for path in pathlib.Path(sys.argv[1]).rglob("*.html"):
    trafilatura.extract(path.read_bytes(), with_metadata=True)

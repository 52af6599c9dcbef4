import pathlib
import sys

import justext

stop_words = justext.get_stoplist("English")
for path in pathlib.Path(sys.argv[1]).rglob("*.html"):
    justext.justext(path.read_bytes(), stop_words)

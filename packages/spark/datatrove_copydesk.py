"""Copydesk as DataTrove blocks: an annotator that adds what is found, and a filter that drops what is too damaged.

Both send a rank's documents through one Node.js process, in order, with habits that `copydesk profile` saved before or
that are learned from the first documents.
"""

from __future__ import annotations

import json
import subprocess
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Thread
from typing import IO, Any

from datatrove.data import Document, DocumentsPipeline
from datatrove.pipeline.base import PipelineStep


@dataclass(frozen=True)
class Command:
    """How the command is called. `options`: such as `("--fields", "source=outlet")`."""

    copydesk: tuple[str, ...] = ("copydesk",)
    profile: str | None = None
    options: tuple[str, ...] = ()

    @property
    def arguments(self) -> list[str]:
        habits = [] if self.profile is None else ["--profile", self.profile]
        return [*self.copydesk, "lint", "-", "--stdin-format", "jsonl", *habits, *self.options]

    def line(self, document: Document) -> bytes:
        known = {name: value for name, value in document.metadata.items() if name != "copydesk"}
        return json.dumps({**known, "id": document.id, "text": document.text}, default=str).encode() + b"\n"


class CopydeskAnnotator(PipelineStep):
    """Adds `metadata["copydesk"]`: score, findings by rule, and the reason where a document was not judged."""

    type = "✂️ - ANNOTATOR"
    name = "🗞 Copydesk"

    def __init__(self, command: Command = Command()) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.command = command

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:  # type: ignore[misc]
        for document, record in self.judged(data):
            document.metadata["copydesk"] = summary(record)
            self.stat_update("judged" if record["type"] == "article" else record["type"])
            yield document

    def judged(self, data: DocumentsPipeline) -> Iterator[tuple[Document, dict[str, Any]]]:
        """Documents with their records. Raises RuntimeError if the process dies or says too little."""
        sent: deque[Document] = deque()
        failures: list[BaseException] = []
        with subprocess.Popen(self.command.arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            assert process.stdin and process.stdout
            feeder = Thread(target=self.feed, args=(process.stdin, data, sent, failures), daemon=True)
            feeder.start()
            try:
                for line in process.stdout:
                    yield sent.popleft(), json.loads(line)
                code = process.wait()
            finally:
                process.kill()
            feeder.join()
        if failures:
            raise failures[0]
        # 3: some documents could not be read, and their records say so.
        if code not in (0, 3) or sent:
            raise RuntimeError(f"copydesk ended with {code} before all documents were judged")

    def feed(self, stdin: IO[bytes], data: DocumentsPipeline, sent: deque[Document], failures: list[BaseException]) -> None:
        try:
            with stdin:
                for document in data:
                    sent.append(document)
                    stdin.write(self.command.line(document))
        except BrokenPipeError:
            pass  # Its code says why.
        except BaseException as error:
            failures.append(error)


class CopydeskFilter(CopydeskAnnotator):
    """Drops documents that score less than `min_score` or have more findings of a rule or family than `max_findings` says."""

    type = "🔻 - FILTER"

    def __init__(
        self, min_score: float = 0, max_findings: dict[str, int] | None = None, command: Command = Command()
    ) -> None:
        super().__init__(command)
        self.min_score = min_score
        self.max_findings = max_findings or {}

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:  # type: ignore[misc]
        for document in super().run(data, rank, world_size):
            reason = self.reason(document.metadata["copydesk"])
            self.stat_update("forwarded" if reason is None else "dropped")
            if reason is None:
                yield document

    def reason(self, judged: dict[str, Any]) -> str | None:
        if judged["score"] is None:
            return str(judged["reason"])
        if judged["score"] < self.min_score:
            return f"score {judged['score']}"
        for name, most in self.max_findings.items():
            found = sum(n for rule, n in judged["findings"].items() if rule == name or rule.startswith(f"{name}/"))
            if found > most:
                return f"{found} of {name}"
        return None


def summary(record: dict[str, Any]) -> dict[str, Any]:
    findings: dict[str, int] = {}
    for finding in record.get("findings", []):
        findings[finding["rule"]] = findings.get(finding["rule"], 0) + 1
    reason = record.get("reason") or record.get("message")
    return {"score": record.get("score"), "findings": findings, **({"reason": reason} if reason else {})}

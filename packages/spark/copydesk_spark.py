"""Lints articles with Copydesk in Apache Spark 4: spark-submit copydesk_spark.py --input … --output …

Spark reads, deals out, retries, shuffles and writes. Each partition goes through one Node.js process, and what these
learn and count is merged by the same command, exactly and in any order.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import IO, NamedTuple
from urllib.parse import unquote

from pyspark import Broadcast, SparkFiles, StorageLevel
from pyspark.sql import DataFrame, Row, SparkSession
from pyspark.sql import functions as F

ARCHIVE = "copydesk"
ROWS = "path string, line long, entry string, value binary"
JUDGED = "path string, line long, key string, wants array<string>, record string, part string"
POSITION = ["path", "line"]


class Record(NamedTuple):
    """A record and where it stood. `entry`: what an archive says of it; `value` is in base64 then. No value: too long."""

    path: str
    line: int
    entry: str | None
    value: bytes | None

    def lines(self, near: int | None) -> bytes:
        head: dict[str, object] = {"path": self.path, "line": self.line}
        if self.entry is not None:
            head["entry"] = json.loads(self.entry)
        if self.value is None:
            head["long"] = True
        if near is not None:
            head["near"] = near
        return b"%b\n%b\n" % (json.dumps(head).encode(), self.value or b"")


def written(row: Row) -> bytes:
    """A row of a table as Copydesk reads it: itself, then the rows it is compared with, if it has any."""
    *own, near = row
    others = [Record(*other).lines(None) for other in near or ()]
    return Record(*own).lines(None if near is None else len(others)) + b"".join(others)


@dataclass(frozen=True)
class Copydesk:
    """The packed command on the machine a task runs on. `options` go along wherever articles are read."""

    node: str
    options: tuple[str, ...] = ()
    with_body: bool = False

    def command(self, *arguments: str) -> list[str]:
        script = Path(SparkFiles.get(ARCHIVE)) / "package" / "bin" / "copydesk.js"
        return [self.node, str(script), *arguments]

    def pipe(self, chunks: Iterable[bytes], *arguments: str) -> Iterator[bytes]:
        """The lines one process makes of the chunks. Raises RuntimeError if it dies, and Spark tries the task again."""
        failures: list[BaseException] = []
        with tempfile.TemporaryFile() as said, subprocess.Popen(
            self.command(*arguments, *self.options), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said
        ) as process:
            assert process.stdin and process.stdout
            feeder = Thread(target=feed, args=(process.stdin, chunks, failures), daemon=True)
            feeder.start()
            try:
                yield from process.stdout
                code = process.wait()
            finally:
                process.kill()
            feeder.join()
            if failures:
                raise failures[0]
            if code != 0:
                said.seek(0)
                raise RuntimeError(f"copydesk {arguments[0]} ended with {code}: {said.read()[-2000:].decode()}")

    def merged(self, *arguments: str) -> Callable[[bytes, bytes], bytes]:
        """Merges two profiles, or two parts."""

        def merge(a: bytes, b: bytes) -> bytes:
            with tempfile.TemporaryDirectory() as folder:
                files = [Path(folder, name) for name in ("a", "b", "merged")]
                for file, content in zip(files, (a, b)):
                    file.write_bytes(content)
                parts = map(str, files[:2])
                subprocess.run(self.command(*arguments, *parts, "-o", str(files[2])), check=True, capture_output=True)
                return files[2].read_bytes()

        return merge


def feed(stdin: IO[bytes], chunks: Iterable[bytes], failures: list[BaseException]) -> None:
    try:
        with stdin:
            for chunk in chunks:
                stdin.write(chunk)
    except BrokenPipeError:
        pass  # The process has died: its code says so.
    except BaseException as error:  # noqa: BLE001
        failures.append(error)


def learn(rows: DataFrame, copydesk: Copydesk) -> bytes:
    """The habits of all sources and the sketches of all articles, from whatever partitions they lie in."""

    def partition(part: Iterable[Row]) -> Iterator[bytes]:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "profile")
            for _ in copydesk.pipe(map(written, part), "profile", "-", "--stdin-format", "rows", "-o", str(file)):
                pass
            yield file.read_bytes()

    return rows.withColumn("near", F.lit(None)).rdd.mapPartitions(partition).treeReduce(copydesk.merged("profile", "--merge"))


def judge(rows: DataFrame, copydesk: Copydesk, profile: Broadcast[bytes]) -> DataFrame:
    """A record for each row, or the keys of the articles it must be compared with first; and a part that counts them."""

    def partition(part: Iterable[Row]) -> Iterator[tuple[object, ...]]:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "profile")
            file.write_bytes(profile.value)
            body = ["--with-body"] if copydesk.with_body else []
            given = ("--stdin-format", "rows", "--profile", str(file), *body)
            for line in copydesk.pipe(map(written, part), "lint", "-", *given):
                said = json.loads(line)
                yield tuple(said.get(name) for name in ("path", "line", "key", "wants", "record", "part"))

    return rows.sparkSession.createDataFrame(rows.rdd.mapPartitions(partition), JUDGED)


def compared(rows: DataFrame, judged: DataFrame) -> DataFrame:
    """The rows that wait for others, with these."""
    at = judged.where("key is not null").groupBy("key").agg(F.min(F.struct(*POSITION)).alias("at"))
    wants = judged.where("wants is not null").select(*POSITION, F.explode("wants").alias("key"))
    asked = wants.join(at, "key").select(*POSITION, F.col("at.path").alias("p"), F.col("at.line").alias("l"))
    others = rows.select(F.col("path").alias("p"), F.col("line").alias("l"), F.struct(*rows.columns).alias("other"))
    near = F.collect_list("other").alias("near")
    given = asked.join(others, ["p", "l"]).groupBy(*POSITION).agg(near)
    waiting = rows.join(judged.where("wants is not null").select(*POSITION), POSITION).join(given, POSITION, "left")
    return waiting.select(*rows.columns, F.coalesce("near", F.array()).alias("near"))


def lint(rows: DataFrame, output: str, copydesk: Copydesk) -> None:
    """Writes `output`/records, a line for each row by path and line, and `output`/sources, the scoreboard."""
    spark = rows.sparkSession
    profile = spark.sparkContext.broadcast(learn(rows, copydesk))
    judged = judge(rows.withColumn("near", F.lit(None)), copydesk, profile).persist(StorageLevel.DISK_ONLY)
    rest = judge(compared(rows, judged), copydesk, profile).persist(StorageLevel.DISK_ONLY)
    both = judged.union(rest)
    records = both.where("record is not null").orderBy(*POSITION).select("record")
    records.write.text(f"{output}/records")
    parts = both.where("part is not null").select("part").rdd.map(lambda row: row.part.encode())
    counted = parts.treeReduce(copydesk.merged("merge"))
    board = spark.createDataFrame([(line,) for line in scoreboard(copydesk, counted, profile.value)], "record string")
    board.coalesce(1).write.text(f"{output}/sources")


def scoreboard(copydesk: Copydesk, counted: bytes, profile: bytes) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        part, habits = Path(folder, "part"), Path(folder, "profile")
        part.write_bytes(counted)
        habits.write_bytes(profile)
        merge = copydesk.command("merge", str(part), "--profile", str(habits), "--format", "jsonl", "--exit-zero")
        board = subprocess.run([*merge, *copydesk.options], check=True, capture_output=True)
    return board.stdout.decode().splitlines()


def read(spark: SparkSession, source: str, form: str, copydesk: Copydesk, limit: int) -> DataFrame:
    """Rows of a source Spark can read: lines of JSON, Parquet, web archives, or any other format it has a reader for."""
    name = source.rstrip("/").rsplit("/", 1)[-1]
    files = spark.read.option("recursiveFileLookup", "true")
    where = F.col("_metadata.file_path").alias("file")
    if form == "jsonl":
        start = F.col("_metadata.file_block_start").alias("start")
        kept = F.when(F.octet_length("value") <= limit, F.col("value").cast("binary"))
        return numbered(files.option("lineSep", "\n").text(source).select(where, start, kept.alias("value")), name)
    if form == "warc":
        archives = files.format("binaryFile").load(source).select("path", "content").rdd
        return spark.createDataFrame(archives.flatMap(lambda row: pages(copydesk, shown(row.path, name), row.content)), ROWS)
    table = files.format(form).load(source)
    record = F.to_json(F.struct(*table.columns)).cast("binary").alias("value")
    if form == "parquet":
        at = table.select(where, (F.col("_metadata.row_index") + 1).alias("line"), record).rdd
        return spark.createDataFrame(at.map(lambda row: (shown(row.file, name), row.line, None, bytes(row.value))), ROWS)
    indexed = table.select(record).rdd.zipWithIndex()
    return spark.createDataFrame(indexed.map(lambda row: (name, row[1] + 1, None, bytes(row[0].value))), ROWS)


def numbered(lines: DataFrame, name: str) -> DataFrame:
    """Lines by their number in the file: a file is read in blocks, each of which is counted first."""
    counts = sorted(lines.groupBy("file", "start").count().collect())
    before: dict[tuple[str, int], int] = {}
    total: dict[str, int] = {}
    for file, start, count in counts:
        before[file, start] = total.get(file, 0)
        total[file] = before[file, start] + count

    def partition(part: Iterable[Row]) -> Iterator[tuple[str, int, None, bytes | None]]:
        seen: dict[tuple[str, int], int] = {}
        for file, start, value in part:
            line = seen[file, start] = seen.get((file, start), before[file, start]) + 1
            yield shown(file, name), line, None, None if value is None else bytes(value)

    return lines.sparkSession.createDataFrame(lines.rdd.mapPartitions(partition), ROWS)


def shown(file: str, name: str) -> str:
    """A path from the folder or file that was asked for on, as a run on one machine would give it."""
    path = unquote(file)
    return path[path.rfind(f"/{name}") + 1 :] if f"/{name}" in path else path.rsplit("/", 1)[-1]


def pages(copydesk: Copydesk, path: str, content: bytes) -> Iterator[tuple[str, int, str, bytes]]:
    lines = copydesk.pipe([bytes(content)], "rows", "-", "--stdin-format", "warc", "--stdin-filename", path)
    for head, value in zip(lines, lines):
        said = json.loads(head)
        yield path, said["line"], json.dumps(said["entry"]), value.rstrip(b"\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--input", required=True, help="folder or file, at any address Spark can read")
    parser.add_argument("--output", required=True, help="new folder for records and sources")
    parser.add_argument("--format", default="jsonl", help="jsonl, parquet, warc, or another format of Spark's readers")
    parser.add_argument("--copydesk", help="the packed command (npm pack); not needed where spark.archives has it as #copydesk")
    parser.add_argument("--node", default="node", help="Node.js 20.19 or later on every machine")
    parser.add_argument("--with-body", action="store_true", help="give the text without furniture too")
    parser.add_argument("--partitions", type=int, help="parts to deal the records out to (default: two a core)")
    parser.add_argument("--max-record", type=int, default=64, help="longest record, in megabytes")
    given, options = parser.parse_known_args()
    spark = SparkSession.builder.appName("copydesk").getOrCreate()
    if given.copydesk:
        spark.sparkContext.addArchive(f"{given.copydesk}#{ARCHIVE}")
    copydesk = Copydesk(given.node, tuple(options), given.with_body)
    rows = read(spark, given.input, given.format, copydesk, given.max_record << 20)
    # By position and not by source: a source of a third of all articles is a third of every part.
    count = given.partitions or spark.sparkContext.defaultParallelism * 2
    spark.conf.set("spark.sql.shuffle.partitions", count)
    dealt = rows.repartition(count, *POSITION)
    lint(dealt, given.output, copydesk)
    spark.stop()


if __name__ == "__main__":
    main()

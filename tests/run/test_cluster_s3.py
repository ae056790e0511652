"""An archive in S3 gives what the same files on a disk give; the server is one that speaks S3, on
this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from partition_rows import rows

from lovp_actions.cli import app
from lovp_actions.extraction.engine import Extractor

pytestmark = pytest.mark.slow
SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="module")
def store() -> Iterator[str]:
    """The address of the server; it is in the environment, also that of workers."""
    moto = pytest.importorskip("moto.server", reason="needs moto, a server that speaks S3")
    server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ACCESS_KEY_ID", "niemand")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "niets")
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        patch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture(scope="module")
def address(store: str) -> Iterator[str]:
    pytest.importorskip("pyarrow", reason="needs the cluster extra")
    distributed = pytest.importorskip("distributed", reason="needs the cluster extra")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=":0"
    ) as cluster:
        yield str(cluster.scheduler_address)


def test_an_archive_in_s3_gives_the_items_of_the_same_files_on_a_disk(
    store: str,
    address: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    extractor: Extractor,
) -> None:
    s3fs = pytest.importorskip("s3fs", reason="needs s3fs")
    monkeypatch.setattr("lovp_actions.extraction.engine.Extractor", lambda model: extractor)
    monkeypatch.chdir(tmp_path)
    system = s3fs.S3FileSystem(endpoint_url=store)
    system.mkdir("archief")
    for path in SAMPLES.glob("*.txt"):
        system.put(str(path), f"archief/notulen/{path.name}")
    system.pipe("archief/notulen/2026/kapot.pdf", b"%PDF-1.4 kapot")

    files, output = "s3://archief/notulen/**/*", "s3://archief/uit/"
    command = ["extract", "--cluster", address, files, "-o", output]
    assert app.main(command) == 1
    assert "is in s3://archief/uit/failed-*.parquet." in capsys.readouterr().err
    assert app.main(command) == 4
    assert "it holds the result of a finished run" in capsys.readouterr().err

    system.invalidate_cache()
    system.get("archief/uit/", f"{tmp_path}/uit/", recursive=True)
    names = sorted(str(path) for path in SAMPLES.glob("*.txt"))
    assert app.main(["extract", *names, "-f", "jsonl", "-o", "een.jsonl"]) == 0
    expected = rows(Path("een.jsonl"))
    for row in expected:
        row["source"] = f"s3://archief/notulen/{Path(row['source']).name}"
    found = [row for path in sorted(Path("uit").glob("items-*")) for row in rows(path)]
    assert len(found) > 50
    assert found == expected
    (failed,) = [row for path in Path("uit").glob("failed-*") for row in rows(path)]
    assert failed["source"] == "s3://archief/notulen/2026/kapot.pdf"

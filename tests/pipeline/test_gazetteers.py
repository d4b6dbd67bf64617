"""Fetching gazetteers, against a server of our own with files of the very formats of GeoNames and of OCHA's exchange."""

from __future__ import annotations

import io
import json
import sys
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "knowledge" / "importing"))

from gazetteer_files import geonames_line, places_of, workbook

from twosource.knowledge import Knowledge
from twosource.pipeline import Config, GazetteerError, Gazetteers, pack_paths

DUMP = "".join(
    (
        geonames_line(172408, "Daraa", 32.9, 36.2, "ADM1", admin1="06"),
        geonames_line(90000001, "Tall Qwertin", 32.71, 36.05, "PPL", admin1="06", others="Tal Qwerteen,تل كورتين"),
        geonames_line(90000002, "Matar Qwertin", 32.72, 36.06, "AIRB", admin1="06"),
    )
)  # fmt: skip
TABLE = """adm2_name,adm2_name1,adm2_pcode,adm1_name,adm1_pcode,adm0_name,adm0_pcode,iso3,area_sqkm,center_lat,center_lon
Qwertin,قورتين,SY1299,Dar'a,SY12,Syrian Arab Republic,SY,SYR,420,32.7,36.05
"""
WORLD = """Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date
#country+code,#geo+admin_level,#adm+code,#adm+name,#adm+code+parent,#date+start
SYR,1,SY12,Dar'a,SYR,2021-11-17
IRQ,1,IQ99,Elsewhere,IRQ,2021-11-17
"""


class Server:
    """What it answers, by path; what was asked."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.broken: set[str] = set()  # whose answer ends too early
        self.failing: set[str] = set()  # that answer 503
        self.asked: list[str] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked.append(self.path)
                body = outer.files.get(self.path)
                self.send_response(503 if self.path in outer.failing else 404 if body is None else 200)
                missing = 1000 if self.path in outer.broken else 0
                self.send_header("content-length", str(len(body or b"") + missing))
                self.end_headers()
                self.wfile.write(body or b"")

            def log_message(self, *_: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_address[1]}"

    def dataset(self, name: str, **resources: bytes) -> None:
        """A dataset of OCHA's exchange: its files by name and format, ``tabular__XLSX``."""
        listed = []
        for told, content in resources.items():
            title, _, form = told.partition("__")
            self.files[f"/download/{title}.{form.lower()}"] = content
            address = f"{self.url}/download/{title}.{form.lower()}"
            listed.append({"name": f"{title}.{form.lower()}", "format": form, "url": address, "download_url": address})
        answer = {"success": True, "help": "", "result": {"name": name, "license_id": "cc-by-igo", "resources": listed}}
        self.files[f"/api/3/action/package_show?id={name}"] = json.dumps(answer).encode()


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "Readme for GeoNames Gazetteer extract files")
        archive.writestr("SY.txt", DUMP)
    made.files["/dump/SY.zip"] = packed.getvalue()
    threading.Thread(target=made.http.serve_forever, daemon=True).start()
    yield made
    made.http.shutdown()
    made.http.server_close()


@pytest.fixture
def config(server: Server) -> Config:
    return Config(allow_private_addresses=True, geonames_url=f"{server.url}/dump/", ocha_url=server.url)


def test_a_country_is_fetched_into_two_packs_that_the_monitor_reads(
    server: Server, config: Config, tmp_path: Path
) -> None:
    server.dataset(
        "cod-ab-syr", syr_shapes__SHP=b"x", syr_notes__XLSX=b"x", syr_admin_tabular__XLSX=workbook(("a", TABLE))
    )
    geonames, ocha = Gazetteers(tmp_path, config).fetch("SYR")
    assert geonames.imported is not None, geonames.error
    assert ocha.imported is not None, ocha.error
    assert set(places_of(geonames.imported)) == {"gn:90000001", "gn:90000002"}
    assert set(places_of(ocha.imported)) == {"plc:sy:ocha-sy1299"}
    assert server.asked == [
        "/dump/SY.zip",
        "/api/3/action/package_show?id=cod-ab-syr",
        "/download/syr_admin_tabular.xlsx",
    ]
    packs = pack_paths(tmp_path, config)
    assert [pack.name for pack in packs] == ["geonames-sy", "ocha-sy"]
    knowledge = Knowledge.load(packs)
    found = knowledge.places.resolve("Tal Qwerteen", country_prior={"SY": 0.9}).place
    assert found is not None
    assert found.id == "gn:90000001"
    assert "Tall Qwertin" in {hit.text for hit in knowledge.matcher.find("They shelled Tall Qwertin at dawn.")}
    district = knowledge.places.resolve("Qwertin district", country_prior={"SY": 0.9}).place
    assert district is not None
    assert district.basis == "ocha:SY1299"


def test_without_a_gazetteer_of_its_own_the_list_of_the_world_is_taken(
    server: Server, config: Config, tmp_path: Path
) -> None:
    server.dataset("global-pcodes", global_pcodes__CSV=("\ufeff" + WORLD).encode(), global_pcodes_adm_1_2__CSV=b"x")
    _, ocha = Gazetteers(tmp_path, config).fetch("SY")
    assert ocha.imported is not None, ocha.error
    assert (ocha.imported.places, ocha.imported.known) == (0, 1)  # Daraa is known


def test_what_fails_is_told_and_the_other_goes_on(server: Server, config: Config, tmp_path: Path) -> None:
    geonames, ocha = Gazetteers(tmp_path, config).fetch("SY")
    assert geonames.imported is not None
    assert "OCHA has no gazetteer of SY" in str(ocha.error)
    server.files["/api/3/action/package_show?id=cod-ab-syr"] = b"<html>"
    server.files["/dump/SY.zip"] = b"PK\x03\x04cut off"
    geonames, ocha = Gazetteers(tmp_path, config).fetch("SY", overwrite=True)
    assert "can't be read" in str(geonames.error)
    assert "does not answer as a CKAN does" in str(ocha.error)
    assert (tmp_path / "packs" / "geonames-sy" / "places.csv").is_file()  # the earlier one stays


@pytest.mark.parametrize("fault", ["broken", "failing", "missing", "truncated", "empty", "not a zip"])
def test_whatever_goes_wrong_nothing_is_half_written_and_the_cure_is_told(
    server: Server, config: Config, tmp_path: Path, fault: str
) -> None:
    path = "/dump/SY.zip"
    whole = server.files[path]
    if fault == "broken":
        server.broken.add(path)
    elif fault == "failing":
        server.failing.add(path)
    elif fault == "missing":
        del server.files[path]
    else:
        server.files[path] = {"truncated": whole[:-40], "empty": b"", "not a zip": b"<html>Sorry</html>\n"}[fault]
    server.dataset("cod-ab-syr", syr_admin_tabular__XLSX=workbook(("a", TABLE))[:-60])
    for _ in range(2):
        geonames, ocha = Gazetteers(tmp_path, config).fetch("SY")
        says = {
            "broken": "could not be fetched", "failing": "answered 503", "missing": "answered 404",
            "truncated": "SY.zip: it can't be read", "empty": "SY.zip: it is empty", "not a zip": "line 1: 1 cells",
        }[fault]  # fmt: skip
        assert says in str(geonames.error)
        assert geonames.error is not None
        assert geonames.error.cure
        assert "can't be read" in str(ocha.error) or "no p-codes" in str(ocha.error)
        assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_pack_that_is_there_is_not_fetched_again_unless_told(server: Server, config: Config, tmp_path: Path) -> None:
    Gazetteers(tmp_path, config).fetch("SY")
    server.asked.clear()
    geonames, _ = Gazetteers(tmp_path, config).fetch("SY")
    assert "there is a pack geonames-sy already" in str(geonames.error)
    assert "/dump/SY.zip" not in server.asked
    geonames, _ = Gazetteers(tmp_path, config).fetch("SY", overwrite=True)
    assert geonames.imported is not None, geonames.error
    assert geonames.imported.places == 2  # held against what is known without the earlier one


def test_no_more_is_fetched_than_is_let_and_no_private_address_is_asked(
    server: Server, config: Config, tmp_path: Path
) -> None:
    small = Config(**{name: getattr(config, name) for name in config.__struct_fields__} | {"max_gazetteer_bytes": 50})
    geonames, _ = Gazetteers(tmp_path, small).fetch("SY")
    assert "larger than" in str(geonames.error) or "weighs" in str(geonames.error)
    server.asked.clear()
    shut = Config(geonames_url=f"{server.url}/dump", ocha_url=server.url)
    geonames, ocha = Gazetteers(tmp_path, shut).fetch("SY")
    assert "private network" in str(geonames.error)
    assert "private network" in str(ocha.error)
    assert server.asked == []


def test_an_unknown_country_is_refused(config: Config, tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="no country 'Atlantis'"):
        Gazetteers(tmp_path, config).fetch("Atlantis")

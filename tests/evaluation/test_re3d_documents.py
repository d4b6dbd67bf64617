import json
from pathlib import Path

import pytest

from twosource.evaluation.errors import DataAbsentError
from twosource.evaluation.places import DataPlaces
from twosource.evaluation.re3d_documents import document_files, documents, scheme


@pytest.fixture
def places(tmp_path: Path) -> DataPlaces:
    def entity(begin: int, end: int, kind: str, confidence: float) -> dict[str, object]:
        return {"_id": "x", "documentId": "d1", "begin": begin, "end": end, "type": kind, "confidence": confidence}

    def fight(source: tuple[int, int], target: tuple[int, int], confidence: float) -> dict[str, object]:
        ends = {"sourceBegin": source[0], "sourceEnd": source[1], "targetBegin": target[0], "targetEnd": target[1]}
        return {"documentId": "d1", "type": "FightingAgainst", "confidence": confidence} | ends

    folder = tmp_path / "re3d" / "A Ministry"
    folder.mkdir(parents=True)
    content = {
        "documents": [{"_id": "d2", "text": "Nothing."}, {"_id": "d1", "text": "ISIL fought SDF near Raqqa."}],
        "entities": [
            entity(0, 4, "Organisation", 0.9),
            entity(12, 15, "Organisation", 0.5),
            entity(21, 26, "Location", 0.8),
            entity(5, 11, "Organisation", 0.4),
        ],
        "relations": [
            fight((0, 4), (12, 15), 0.7),
            fight((12, 15), (0, 4), 0.3),  # too few agreed
            fight((0, 4), (21, 26), 0.9),  # with a place
        ],
    }
    for name, rows in content.items():
        (folder / f"{name}.json").write_text("\n".join(map(json.dumps, rows)) + "\n")
    return DataPlaces(tmp_path, tmp_path)


def test_what_enough_of_the_crowd_agreed_on_is_taken(places: DataPlaces) -> None:
    one, other = documents(document_files(places), scheme())
    assert (one.id, other.id) == ("d1", "d2")
    assert one.mentions == {"Organisation": [(0, 4), (12, 15)], "Location": [(21, 26)]}
    assert one.fights == [((0, 4), (12, 15))]
    assert (other.mentions, other.fights) == ({}, [])


def test_without_documents_the_data_is_absent(tmp_path: Path) -> None:
    with pytest.raises(DataAbsentError):
        document_files(DataPlaces(tmp_path, tmp_path))

"""What is embedded in a page can't get out of its element; the policy runs the page's own scripts and no others."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from twosource.publish.page import content_policy, embedded_json, library, worker

_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=10,
)


@given(_VALUES)
def test_embedded_json_reads_back_and_holds_no_markup(values: Any) -> None:
    text = embedded_json(values)
    assert json.loads(text) == values
    assert not set(text) & set("<>&\u2028\u2029")


def test_a_closing_tag_in_a_report_stays_text() -> None:
    assert embedded_json("</script><!--") == '"\\u003c/script\\u003e\\u003c!--"'


def test_the_policy_names_each_script_by_its_hash_and_fetches_nothing() -> None:
    policy = content_policy(("let a = 1",), ("b {}",))
    digest = base64.b64encode(hashlib.sha256(b"let a = 1").digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy


def test_the_library_becomes_an_object_and_the_worker_a_classic_script() -> None:
    assert "globalThis.maplibregl={" in library() and "Map:" in library()
    for script in (library(), worker()):
        assert not script.rstrip().endswith("}") or "\nexport{" not in script
        assert "sourceMappingURL" not in script and "</script" not in script.lower()
        assert "3-Clause BSD" in script

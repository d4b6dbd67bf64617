from made_events import events
from made_world import claim, count, on, says, where, who

BLUE, RED = who("act:blue"), who("act:red")
CITY, VILLAGE = where("plc:xx:city"), where("plc:xx:village")
BODY = 200
NEWS = {"time": on("2017-09-04", "2017-09-05", basis="news")}


def paper(kind="bombing", publisher="The Paper", headline=(), body=(), headline_kind=None):
    """A report with a headline (an offset below 100) and a body that lays the same at a monitor, some days before."""
    first = claim(headline_kind or kind, publisher=publisher, **{"place": [CITY], **NEWS, **dict(headline)})
    told = {"place": [CITY], "time": on("2017-09-02"), "speakers": [says("src:monitor")], **dict(body)}
    return first, claim(kind, publisher=publisher, at=BODY, **told)


def told(*claims):
    return events(*claims, headline_end=100)


def test_a_headline_takes_the_day_and_the_speaker_of_what_the_body_tells():
    first, body = paper()
    (event,) = told(first, body)
    assert set(event.claims) == {first.claim_id, body.claim_id}
    assert [origin.name for origin in event.origins] == ["War Monitor"]
    assert (event.grade, str(event.time.start)) == ("reported", "2017-09-02")


def test_headlines_of_two_papers_that_quote_one_monitor_corroborate_nothing():
    (event,) = told(*paper(), *paper(publisher="The Agency"))
    assert event.grade == "reported"
    assert [origin.name for origin in event.origins] == ["War Monitor"]


def test_a_headline_without_a_place_is_of_the_body_s():
    (event,) = told(*paper(headline={"place": []}))
    assert event.n_origins == 1


def test_a_headline_of_another_type_that_tells_the_same_is_no_event_of_its_own():
    assert len(told(*paper("shelling", headline_kind="air_strike"))) == 1


def test_a_headline_of_what_the_body_does_not_tell_is_an_event():
    assert len(told(*paper(headline={"place": [VILLAGE]}))) == 2
    assert len(told(*paper(headline={"figures": [count("killed", 50)]}, body={"figures": [count("killed", 3)]}))) == 2
    assert len(told(*paper(headline={"actor": [BLUE]}, body={"actor": [RED]}))) == 2


def test_a_headline_is_no_background_of_months_ago():
    assert len(told(*paper(body={"time": on("2017-03-02")}))) == 2


def test_a_headline_with_a_speaker_whom_the_body_does_not_name_keeps_it():
    (event,) = told(*paper(headline={"speakers": [says("src:un")], "time": on("2017-09-02")}))
    assert {origin.name for origin in event.origins} == {"War Monitor", "United Nations"}


def test_a_headline_of_the_dead_that_counts_none_is_its_bodys():
    country = {"place": [where("plc:xx:land")]}
    counted = {"figures": [count("killed", 100)]}
    assert len(told(*paper(headline_kind="casualties", headline=country, body=counted))) == 1


def test_a_headline_that_writes_a_town_s_name_for_the_province_that_the_body_s_sentence_names_is_the_body_s():
    port = where("plc:xx:port", "Port")
    assert len(told(*paper(headline={"place": [port]}))) == 2
    named = {"sentence": "A bomb went off in the City, in Port province, on Saturday."}
    assert len(told(*paper(headline={"place": [port]}, body=named))) == 1


def test_a_headline_that_says_bomb_alone_is_the_strike_that_the_body_tells():
    said = {"sentence": "Bomb hits hall", "trigger": "Bomb hits"}
    assert len(told(*paper("air_strike", headline_kind="bombing", headline=said))) == 1
    mined = {"sentence": "Mine kills four at hall", "trigger": "Mine"}
    assert len(told(*paper("air_strike", headline_kind="bombing", headline=mined))) == 2

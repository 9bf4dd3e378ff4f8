"""Generated worlds are the same everywhere, hard enough, and their truth agrees with their words."""

import re
from statistics import median

import pytest
from benchmarks.world.make import world
from benchmarks.world.nouns import World
from benchmarks.world.places import town
from benchmarks.world.press import tellers
from benchmarks.world.tellings import reports_of, true_claims


@pytest.fixture(scope="module", params=["developed", "scored"])
def worlds(request: pytest.FixtureRequest) -> list[World]:
    return [world(seed, frames=request.param) for seed in range(20)]


def test_the_same_seed_gives_the_same_world(worlds: list[World]) -> None:
    assert world(3) == world(3)
    assert world(3) != world(13)
    assert world(3).stories[0].text != world(3, frames="scored").stories[0].text


def test_every_slot_is_filled(worlds: list[World]) -> None:
    texts = [story.text for made in worlds for story in made.stories]
    assert [text for text in texts if re.search(r"[{}]|,,|,\.|  ", text)] == []


def test_enough_is_copied_and_by_another_outlet(worlds: list[World]) -> None:
    stories = [story for made in worlds for story in made.stories]
    assert sum(story.copied for story in stories) / len(stories) >= 0.4
    first = {story.told: story.outlet for made in worlds for story in made.stories if not story.copied}
    assert all(first[story.told] != story.outlet for story in stories if story.copied)


def test_questions_have_one_to_eight_origins_and_mostly_four(worlds: list[World]) -> None:
    counts = [len(answer.origins) for made in worlds for answer in made.answers]
    assert min(counts) >= 1
    assert max(counts) <= 8
    assert median(counts) >= 4


def test_disagreement_is_neither_rare_nor_the_rule(worlds: list[World]) -> None:
    disputed = [answer.disagreement for made in worlds for answer in made.answers]
    assert 0.25 < sum(disputed) / len(disputed) < 0.75


def test_pairs_of_one_origin_tell_of_it(worlds: list[World]) -> None:
    for made in worlds:
        for answer in made.answers:
            for one, other in answer.same_origin:
                left, right = ({t.statement.source.key for t in tellers(made.stories[n])} for n in (one, other))
                assert left & right & answer.origins


def test_the_true_claims_stand_in_the_words(worlds: list[World]) -> None:
    made = worlds[0]
    reports = reports_of(made)
    claims = true_claims(reports, made.stories)
    assert len(claims) >= len(made.stories)
    places = {area.geonames for story in made.answers for area in [town(story.question.place)]}
    assert {p.geonames for t in claims for p in t.claim.places} <= places


def test_whoever_spoke_to_one_outlet_first_stands_there(worlds: list[World]) -> None:
    for story in (s for made in worlds for s in made.stories if not s.copied and not s.rewritten):
        for told in story.told:
            assert told.statement.source.outlet in (None, story.outlet, told.relayed)

"""The code of a link: what it proves, and for whom alone."""

from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from attune.core.sealing import LinkCode, PrivateKeys

ALICE, BOB, EVE = (PrivateKeys.generate().public for _ in range(3))


def test_it_is_read_as_it_was_written_alone_or_behind_an_address() -> None:
    code = LinkCode.new(ALICE)
    for typed in (code.write(), f"  {code.write()}\n", f"https://host/people/join#{code.write()}"):
        read = LinkCode.read(typed)
        assert read == code
        assert read.row_id == code.row_id
    assert len(code.write()) == 43


@given(st.text())
def test_any_text_is_read_or_is_none(typed: str) -> None:
    LinkCode.read(typed)


def test_each_code_is_another() -> None:
    assert LinkCode.new(ALICE).row_id != LinkCode.new(ALICE).row_id


def test_it_is_of_its_giver_alone() -> None:
    code = LinkCode.new(ALICE)
    assert code.is_of(ALICE)
    assert not code.is_of(EVE)


def test_the_row_tells_neither_secret_nor_mark() -> None:
    code = LinkCode.new(ALICE)
    assert code.secret not in code.row_id
    assert code.mark not in code.row_id
    assert "secret" not in repr(code)


def test_a_proof_holds_for_one_person_with_these_keys_in_this_space() -> None:
    code, person, space = LinkCode.new(ALICE), uuid4(), uuid4()
    proof = code.prove(BOB, person, space)
    assert code.is_proved(proof, BOB, person, space)
    for keys, who, where in ((EVE, person, space), (BOB, uuid4(), space), (BOB, person, uuid4())):
        assert not code.is_proved(proof, keys, who, where)
    assert not LinkCode.new(ALICE).is_proved(proof, BOB, person, space)
    assert not code.is_proved(b"", BOB, person, space)

"""What must never happen to anything sealed: it opens in one place, for one person, or not at all."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attune.core import sealing
from attune.core.sealing import (
    Argon2,
    DeviceHalf,
    Grant,
    Opened,
    OwnSpace,
    Place,
    PrivateKeys,
    SealError,
    SessionToken,
)
from attune.core.sealing.binding import bind
from attune.core.sealing.padding import LARGEST, padded_size
from attune.core.sealing.tokens import CookieSecret

KEY, OTHER_KEY = b"k" * 32, b"o" * 32
SPACE, OTHER_SPACE, ALICE, BOB, CHARLIE = (UUID(int=number) for number in range(1, 6))
PLACE = Place(SPACE, UUID(int=9), 1, b"s" * 16)
ALICE_KEYS, BOB_KEYS, CHARLIE_KEYS = PrivateKeys.generate(), PrivateKeys.generate(), PrivateKeys.generate()
GRANT = Grant(SPACE, 1, ALICE, BOB, "shared space")
CHEAP = Argon2(memory_kib=32, iterations=1, lanes=1)


@given(st.binary(max_size=70_000))
@settings(max_examples=60, deadline=None)
def test_a_record_opens_in_its_place(plaintext: bytes) -> None:
    sealed = sealing.seal_record(KEY, PLACE, plaintext)
    assert sealing.open_record(KEY, PLACE, sealed) == plaintext
    assert plaintext not in sealed or len(plaintext) < 6


@pytest.mark.parametrize(
    "elsewhere",
    [
        replace(PLACE, space=OTHER_SPACE),
        replace(PLACE, record=UUID(int=10)),
        replace(PLACE, epoch=2),
        replace(PLACE, stream=b"t" * 16),
    ],
    ids=["space", "record", "epoch", "stream"],
)
def test_a_record_opens_nowhere_else(elsewhere: Place) -> None:
    sealed = sealing.seal_record(KEY, PLACE, b"words")
    with pytest.raises(SealError):
        sealing.open_record(KEY, elsewhere, sealed)
    with pytest.raises(SealError):
        sealing.open_record(OTHER_KEY, PLACE, sealed)


@given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
@settings(max_examples=200, deadline=None)
def test_a_changed_byte_opens_nothing(position: int, change: int) -> None:
    sealed = bytearray(sealing.seal_record(KEY, PLACE, b"words"))
    sealed[position % len(sealed)] ^= change
    with pytest.raises(SealError):
        sealing.open_record(KEY, PLACE, bytes(sealed))


@given(st.integers(min_value=0, max_value=400))
@settings(max_examples=100, deadline=None)
def test_a_shortened_record_opens_nothing(length: int) -> None:
    sealed = sealing.seal_record(KEY, PLACE, b"words")
    with pytest.raises(SealError):
        sealing.open_record(KEY, PLACE, sealed[: min(length, len(sealed) - 1)])


@given(st.integers(min_value=0, max_value=LARGEST - 4))
@settings(max_examples=200, deadline=None)
def test_sizes_are_hidden_in_classes(length: int) -> None:
    size = padded_size(length)
    assert size >= length + 4
    assert size in {256, 1024, 4096, 16_384, 65_536} or size % (256 * 1024) == 0
    assert size <= LARGEST


def test_two_short_texts_have_one_length() -> None:
    lengths = {len(sealing.seal_record(KEY, PLACE, b"x" * n)) for n in (0, 1, 100, 252)}
    assert len(lengths) == 1


def test_more_than_eight_mebibytes_is_refused() -> None:
    with pytest.raises(ValueError, match="8 MiB"):
        sealing.seal_record(KEY, PLACE, b"x" * (sealing.MAX_PLAINTEXT + 1))


@given(st.lists(st.binary(max_size=12), max_size=4), st.lists(st.binary(max_size=12), max_size=4))
def test_no_two_lists_bind_alike(one: list[bytes], other: list[bytes]) -> None:
    assert (bind("x", *one) == bind("x", *other)) == (one == other)


def test_a_stream_says_nothing_without_the_key_and_differs_by_epoch() -> None:
    token = sealing.stream_token(KEY, "check-in")
    assert token != sealing.stream_token(OTHER_KEY, "check-in")
    assert token != sealing.stream_token(KEY, "run")
    assert len(token) == 16


def test_a_keyed_id_looks_like_any_other() -> None:
    identity = sealing.keyed_id(KEY, "check-in", "2026-11-24")
    assert identity.version == 4
    assert identity == sealing.keyed_id(KEY, "check-in", "2026-11-24")
    assert identity != sealing.keyed_id(KEY, "check-in", "2026-11-25")
    assert identity != sealing.keyed_id(KEY, "run", "2026-11-24")


def test_a_space_key_reaches_the_one_it_was_given_to() -> None:
    sealed, signature = sealing.give_space_key(KEY, GRANT, ALICE_KEYS, BOB_KEYS.public)
    assert sealing.take_space_key(sealed, signature, GRANT, ALICE_KEYS.public, BOB_KEYS) == KEY


@pytest.mark.parametrize(
    "grant",
    [
        replace(GRANT, space=OTHER_SPACE),
        replace(GRANT, epoch=2),
        replace(GRANT, giver=CHARLIE),
        replace(GRANT, receiver=CHARLIE),
        replace(GRANT, purpose="something else"),
    ],
    ids=["space", "epoch", "giver", "receiver", "purpose"],
)
def test_a_space_key_is_good_for_nothing_else(grant: Grant) -> None:
    sealed, signature = sealing.give_space_key(KEY, GRANT, ALICE_KEYS, BOB_KEYS.public)
    with pytest.raises(SealError):
        sealing.take_space_key(sealed, signature, grant, ALICE_KEYS.public, BOB_KEYS)


def test_a_space_key_opens_for_nobody_else_and_from_nobody_else() -> None:
    sealed, signature = sealing.give_space_key(KEY, GRANT, ALICE_KEYS, BOB_KEYS.public)
    with pytest.raises(SealError):
        sealing.take_space_key(sealed, signature, GRANT, ALICE_KEYS.public, CHARLIE_KEYS)
    with pytest.raises(SealError):
        sealing.take_space_key(sealed, signature, GRANT, CHARLIE_KEYS.public, BOB_KEYS)
    forged, _own = sealing.give_space_key(OTHER_KEY, GRANT, CHARLIE_KEYS, BOB_KEYS.public)
    with pytest.raises(SealError):
        sealing.take_space_key(forged, signature, GRANT, ALICE_KEYS.public, BOB_KEYS)


@given(st.integers(min_value=0), st.integers(min_value=1, max_value=255), st.booleans())
@settings(max_examples=60, deadline=None)
def test_a_changed_grant_opens_nothing(position: int, change: int, in_signature: bool) -> None:
    sealed, signature = sealing.give_space_key(KEY, GRANT, ALICE_KEYS, BOB_KEYS.public)
    parts = [bytearray(sealed), bytearray(signature)]
    part = parts[in_signature]
    part[position % len(part)] ^= change
    with pytest.raises(SealError):
        sealing.take_space_key(bytes(parts[0]), bytes(parts[1]), GRANT, ALICE_KEYS.public, BOB_KEYS)


def test_the_halves_of_a_passphrase_are_independent_and_stable() -> None:
    one = sealing.stretch("plain harbour seven lanterns", b"s" * 16, CHEAP)
    again = sealing.stretch("plain harbour seven lanterns", b"s" * 16, CHEAP)
    assert (one.verifier, one.wrapping_key) == (again.verifier, again.wrapping_key)
    assert one.verifier != one.wrapping_key
    assert one.verifier != sealing.stretch("plain harbour seven lanterns", b"t" * 16, CHEAP).verifier


def test_two_spellings_of_one_letter_are_one_passphrase() -> None:
    composed, decomposed = "caf\u00e9 harbour lantern", "cafe\u0301 harbour lantern"
    assert composed != decomposed
    one, other = (sealing.stretch(text, b"s" * 16, CHEAP).verifier for text in (composed, decomposed))
    assert one == other


@pytest.mark.parametrize("weak", [Argon2(16, 1, 1), Argon2(32, 0, 1), Argon2(32, 1, 0)])
def test_parameters_below_the_floor_are_refused(weak: Argon2) -> None:
    with pytest.raises(sealing.WeakParameters):
        weak.refuse_below(CHEAP)
    CHEAP.refuse_below(CHEAP)


@given(
    st.sampled_from(
        [str.lower, str.upper, lambda code: code.replace("-", " "), lambda code: code.replace("0", "o")]
    )
)
def test_a_recovery_code_is_read_however_it_was_typed(typed: Callable[[str], str]) -> None:
    code = sealing.new_recovery_code()
    letters = sealing.normalise_code(code)
    assert letters is not None
    assert len(letters) == 26
    assert sealing.normalise_code(typed(code)) == letters


@given(st.text(max_size=60))
def test_nonsense_is_no_recovery_code_or_a_well_formed_one(text: str) -> None:
    letters = sealing.normalise_code(text)
    assert letters is None or len(letters) == 26


def test_a_session_opens_only_with_its_cookie_and_person() -> None:
    token, opened = SessionToken.new(), Opened(1000, ALICE_KEYS)
    sealed = sealing.seal_session(token, opened, ALICE.bytes)
    assert sealing.open_session(token, sealed, ALICE.bytes) == opened
    with_own = Opened(1000, ALICE_KEYS, OwnSpace(SPACE, 3, KEY))
    sealed_too = sealing.seal_session(token, with_own, ALICE.bytes)
    assert sealing.open_session(token, sealed_too, ALICE.bytes) == with_own
    for other_token, person in ((SessionToken.new(), ALICE.bytes), (token, BOB.bytes)):
        with pytest.raises(SealError):
            sealing.open_session(other_token, sealed, person)


def test_a_session_row_tells_nothing_of_the_cookie() -> None:
    token = SessionToken.new()
    assert SessionToken.from_cookie(token.to_cookie()) == token
    assert token.row_id != token.key
    assert token.secret not in (token.row_id, token.key)


@pytest.mark.parametrize("cookie", [SessionToken, DeviceHalf])
@given(st.text(max_size=60))
def test_a_strange_cookie_is_no_token(cookie: type[CookieSecret], value: str) -> None:
    token = cookie.from_cookie(value)
    assert token is None or len(token.secret) == 32


def test_the_same_secret_in_two_cookies_finds_two_rows_and_is_never_printed() -> None:
    token, half = SessionToken(KEY), DeviceHalf(KEY)
    assert isinstance(half, CookieSecret)
    assert token != half
    assert token.row_id != half.row_id
    assert token.to_cookie() == half.to_cookie()
    assert repr(KEY) not in repr(token) + repr(half)


def test_wrapping_is_bound() -> None:
    sealed = sealing.wrap(KEY, b"keys", b"alice")
    assert sealing.unwrap(KEY, sealed, b"alice") == b"keys"
    for key, bound in ((OTHER_KEY, b"alice"), (KEY, b"bob")):
        with pytest.raises(SealError):
            sealing.unwrap(key, sealed, bound)
    with pytest.raises(SealError):
        sealing.unwrap(KEY, b"", b"alice")
    with pytest.raises(SealError):
        sealing.unwrap(KEY, b"\x02" + sealed[1:], b"alice")


def test_private_keys_are_never_printed() -> None:
    assert ALICE_KEYS.raw.hex()[:16] not in repr(ALICE_KEYS)
    assert "verifier" not in repr(sealing.stretch("a", b"s" * 16, CHEAP))
    with pytest.raises(SealError):
        PrivateKeys(b"short")

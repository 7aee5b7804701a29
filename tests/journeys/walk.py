"""A walk past every page: each step leaves the browser on one page and gives its name.

Used by the check of accessibility and by `script/screenshots`.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pyotp
from playwright.sync_api import Page

from tests.journeys.few import few

PASSPHRASE = "plain harbour seven lanterns"
SECOND_PASSPHRASE = "marble otter violet ladder"
DIGITS = "739462"
NOTHING = "/nothing/at-all"
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


class Walker:
    """A browser window on a server; `go` and `press` fail loudly where a page is not as expected."""

    def __init__(self, page: Page, url: str) -> None:
        """Start anywhere."""
        self.page = page
        self.url = url
        self.seen: set[str] = set()

    def go(self, path: str) -> None:
        """Open an address of the server."""
        self.page.goto(self.url + path)

    def go_proved(self, path: str) -> None:
        """Open an address that asks for the passphrase, when it was typed too long ago for a long walk."""
        self.go(path)
        if self.is_at("/account/prove"):
            self.page.fill("[name=current]", PASSPHRASE)
            self.press("Go on")

    def words(self, words: str) -> str:
        """A regular expression that finds these English words on a page, in whatever language it is."""
        return re.escape(words)

    def press(self, words: str) -> None:
        """Press what has exactly these words and leads to another page."""
        named = self.page.locator("main :is(a, button):not(.unseen):visible").filter(
            has_text=re.compile(rf"^\s*{self.words(words)}\s*$")
        )
        with self.page.expect_navigation():
            named.first.click()

    def links(self, pattern: str) -> list[str]:
        """Addresses on this page that match, once each, in order."""
        every = self.page.eval_on_selector_all("main a", "all => all.map(one => one.getAttribute('href'))")
        return list(dict.fromkeys(link for link in every if link and re.fullmatch(pattern, link)))

    def shows(self, words: str) -> bool:
        """Whether something on the page says exactly this."""
        said = re.compile(rf"^\s*{self.words(words)}\s*$")
        return self.page.locator("main :is(a, button)").filter(has_text=said).count() > 0

    def title(self) -> str:
        """The page's heading as part of a file's name."""
        return re.sub(r"[^a-z0-9]+", "-", self.page.inner_text("h1").lower()).strip("-")

    def is_at(self, pattern: str) -> bool:
        """Whether the path is one of these."""
        return re.fullmatch(pattern, self.page.url.removeprefix(self.url).split("?")[0]) is not None


def signed_out(walker: Walker, welcome: str) -> Iterator[str]:
    """Everything that needs no account."""
    plain = {
        "front": "/",
        "about": "/about",
        "sign-in": "/sign-in",
        "recover": "/recover",
        "right-now": "/right-now",
        "right-now-water": "/right-now/water",
        "right-now-ground": "/right-now/ground",
        "right-now-pause": "/right-now/pause",
        "right-now-night": "/right-now/night",
        "right-now-others": "/right-now/others",
        "right-now-ten": "/right-now/ten",
        "right-now-until": "/right-now/until",
        "right-now-alone": "/right-now/alone#first",
        "right-now-steps": "/right-now/steps",
        "right-now-using": "/right-now/using",
        "right-now-more": "/right-now/more",
        "right-now-leaving": "/right-now/leaving",
        "kitchen": "/kitchen",
        "not-found": NOTHING,
    }
    for name, path in plain.items():
        walker.go(path)
        yield name
    walker.go("/right-now/ten")
    walker.page.fill("[data-words]", f"Then go, {LONG_WORD}")
    walker.page.get_by_role("button", name=re.compile(walker.words("Hold it for ten minutes"))).click()
    yield "right-now-ten-held"
    walker.go("/right-now/alone")
    for answer in walker.page.locator("main input[type=radio][value=yes]").all():
        answer.check(force=True)
    walker.page.get_by_role("link", name=re.compile(walker.words("See what could come first"))).click()
    yield "right-now-alone-answered"
    walker.go("/sign-in")
    walker.page.fill("[name=username]", "nobody")
    walker.page.fill("[name=passphrase]", "not the right words at all")
    walker.press("Sign in")
    yield "sign-in-refused"
    walker.go("/try")
    yield from practice(walker, "try")
    walker.page.goto(welcome)
    yield "welcome"
    walker.press("I have read this. Go on")
    yield "create-account"
    walker.page.fill("[name=passphrase]", "short")
    walker.press("Make my keys and come in")
    yield "create-account-refused"


def open_link(walker: Walker, welcome: str) -> None:
    """From the link that makes an account to its form."""
    walker.page.goto(welcome)
    walker.press("I have read this. Go on")


def come_in(walker: Walker, username: str) -> None:
    """From the form of a new account, where the walk signed out has ended, to the first page inside."""
    for name, words in (("operator_name", "Noor"), ("username", username), ("passphrase", PASSPHRASE)):
        field = walker.page.locator(f"[name={name}]")
        if field.count():
            field.fill(words)
    walker.press("Make my keys and come in")


def sign_in(walker: Walker, username: str) -> None:
    """By name and passphrase."""
    walker.go("/sign-in")
    walker.page.fill("[name=username]", username)
    walker.page.fill("[name=passphrase]", PASSPHRASE)
    walker.press("Sign in")


def open_practice(page: Page, title: str) -> None:
    """From the library: unfold the shelf on which something stands, and open it."""
    link = page.locator("a", has_text=title)
    page.locator("details").filter(has=link).first.locator("summary").click()
    with page.expect_navigation():
        page.locator("main").locator("a", has_text=title).first.click()


def practice(walker: Walker, name: str) -> Iterator[str]:
    """The practice that is open, answered up to its end: each kind of step once a walk, and the end."""
    for _step in range(30):
        kind = kind_of_step(walker.page)
        if kind == "end":
            yield f"{name}-end"
            return
        if kind not in walker.seen:
            walker.seen.add(kind)
            yield f"{name}-{kind}"
        answer_step(walker.page, kind)
        if kind == "scene":  # the choice is the way on
            continue
        walker.press({"breathe": "I am done", "timer": "Go on"}.get(kind, "Next"))
    raise AssertionError(f"{name} does not end")


def kind_of_step(page: Page) -> str:
    """Which kind of step is shown; "end" where there is none."""
    signs = {
        "reflect": "textarea[name=answer]",
        "rate": ".rate",
        "scene": ".turning",
        "feelings": ".roots",
        "list": ".lines",
        "choose": ".option input",
        "breathe": ".pacer",
        "timer": "[data-timer]",
        "read": "#step",
    }
    return next((kind for kind, sign in signs.items() if page.locator(sign).count()), "end")


def answer_step(page: Page, kind: str) -> None:
    """Give some answer to the step that is shown."""
    if kind == "reflect":
        page.fill("textarea[name=answer]", f"Kitchen, about ten. {LONG_WORD} and nothing else.")
    elif kind == "rate":
        page.locator(".rate [value='4']").check()
    elif kind == "choose":
        page.locator(".option input").first.check()
    elif kind == "scene":
        with page.expect_navigation():
            page.locator(".turning .answer").first.click()
    elif kind == "feelings":
        page.locator(".roots summary").nth(2).click()
        page.locator(".roots [open] input").first.check()
    elif kind == "list":
        for field in page.locator(".lines input").all():
            field.fill(f"Soup, and {LONG_WORD}"[: int(field.get_attribute("maxlength") or 20)])


def empty(walker: Walker) -> Iterator[str]:
    """What a new person sees, before anything is written."""
    places = ("today", "practise", "notebook", "notebook/new", "map", "map/check-ins", "people", "measure")
    for path in (*places, "map/year", "letters"):
        walker.go(f"/{path}")
        yield f"empty-{path.replace('/', '-')}"
    walker.go("/today/check-in")
    yield "only-takes-forms"
    yield from reading_and_practices(walker)
    walker.go("/today")
    yield "today-after-practice"
    yield from measure(walker)
    walker.go("/today")
    yield "today-after-measure"
    yield from plan(walker)
    yield from account(walker)
    from tests.journeys import walk_goals, walk_server  # they walk with the walker of this module

    yield from walk_goals.goals(walker)

    yield from walk_server.server(walker)


def reading_and_practices(walker: Walker) -> Iterator[str]:
    """Some lessons; some exercises to their end, with each kind of step among them."""
    walker.go("/practise")
    for link in few(walker.links(r"/learn/[\w-]+")):
        walker.go(link)
        yield f"lesson-{walker.title()}"
    walker.go("/practise")
    for link in few(walker.links(r"/practise/[\w-]+")):
        walker.go(link)
        name = walker.title()
        yield f"exercise-{name}"
        walker.press("Begin")
        yield from practice(walker, name)


def measure(walker: Walker) -> Iterator[str]:
    """Six questions, the first sentence, the others, the result, and erasing asked about."""
    walker.go("/measure")
    walker.press("Begin")
    yield "measure-refused"
    name_the_bond(walker)
    yield "measure-item"
    for _ in range(40):
        if walker.is_at("/measure/[0-9a-f-]+/first"):
            yield "measure-first"
            walker.press("The other 18 now")
        elif walker.page.locator(".answers [value='5']").count():
            with walker.page.expect_navigation():
                walker.page.locator(".answers [value='5']").click()
        else:
            break
    yield "measure-last"
    walker.press("See where your answers fall")
    yield "result"
    walker.press("Erase this result")
    yield "result-erase"
    walker.go("/map")
    yield "map-one"
    walker.go("/measure")
    name_the_bond(walker)
    yield "measure-too-early"


def name_the_bond(walker: Walker) -> None:
    """A partner called Sam."""
    walker.page.locator("[name=bond]").first.check()
    walker.page.fill("[name=name]", "Sam")
    walker.press("Begin")


def plan(walker: Walker) -> Iterator[str]:
    """The private question, what comes first when something is real, the plan and each of its parts."""
    walker.go("/plan/question")
    yield "plan-question"
    walker.press("Yes")
    yield "plan-first"
    walker.press("Go on")
    for path in ("plan/someone", "plan", "today/these-days"):
        walker.go(f"/{path}")
        yield path.replace("/", "-")
    walker.go("/plan")
    for link in walker.links(r"/plan/change/[\w-]+"):
        walker.go(link)
        yield link.strip("/").replace("/", "-")


def account(walker: Walker) -> Iterator[str]:
    """The account and its forms."""
    walker.go("/account")
    yield "account"
    walker.go_proved("/account/leaving")
    yield "account-leaving"
    walker.page.fill("[name=address]", "the weather")
    walker.press("Keep")
    yield "account-leaving-refused"
    walker.go("/account/passphrase")
    yield "account-passphrase"
    walker.press("Change it")
    yield "account-passphrase-refused"
    walker.go_proved("/account/recovery-code")
    yield "account-recovery"
    walker.press("Show me the code")
    yield "account-recovery-code"
    walker.go_proved("/account/recovery-code")
    yield "account-recovery-again"
    yield from only_me(walker)
    yield from locking(walker)
    yield from second_factor(walker)


def locking(walker: Walker) -> Iterator[str]:
    """Where one is signed in, what happened, six digits, and a page that is locked."""
    walker.go("/account/sign-ins")
    yield "sign-ins"
    walker.go("/account/sign-ins/end-others")
    yield "sign-ins-end-others"
    walker.go("/account/history")
    yield "history"
    walker.go("/account/locking")
    yield "locking"
    walker.go_proved("/account/locking/digits")
    walker.page.fill("[name=code]", "123456")
    walker.press("Set them")
    yield "digits-refused"
    walker.page.fill("[name=code]", DIGITS)
    walker.press("Set them")
    yield "locking-set"
    walker.page.keyboard.press("Alt+Shift+KeyL")
    walker.page.locator("#cover form").wait_for()
    yield "cover"
    walker.page.fill("#cover-code", "000000")
    walker.page.locator("#cover .opens").click()
    walker.page.locator("[data-cover-words]:not(:empty)").wait_for()
    yield "cover-refused"
    walker.go("/sign-in")
    yield "unlock"
    walker.page.fill("[name=code]", "000000")
    walker.press("Open")
    yield "unlock-refused"
    walker.page.fill("[name=code]", DIGITS)
    walker.press("Open")
    walker.go("/account/locking")
    walker.press("Take them away here")


def second_factor(walker: Walker) -> Iterator[str]:
    """Asked first who it is; an app added, asked for at sign-in, and taken away; a passkey offered."""
    walker.go("/account/second-factor")
    yield "second-factor"
    walker.press("Codes of an app")
    yield "prove"
    walker.page.fill("[name=current]", "something else")
    walker.press("Go on")
    yield "prove-refused"
    walker.page.fill("[name=current]", PASSPHRASE)
    walker.press("Go on")
    yield "second-factor-app"
    secret = walker.page.locator("code").inner_text().replace(" ", "")
    walker.page.fill("[name=code]", "000000")
    walker.press("Keep it")
    yield "second-factor-app-refused"
    walker.page.fill("[name=code]", pyotp.TOTP(secret).now())
    walker.press("Keep it")
    yield "second-factor-set"
    walker.go_proved("/account/second-factor/passkey")
    yield "second-factor-passkey"
    walker.go_proved("/account/second-factor/app/remove")
    yield "second-factor-remove"
    walker.go("/account")
    name = walker.page.inner_text("h1")
    walker.go("/sign-in?with=passphrase")
    walker.page.fill("[name=username]", name)
    walker.page.fill("[name=passphrase]", PASSPHRASE)
    walker.press("Sign in")
    yield "second"
    walker.page.fill("[name=code]", "000000")
    walker.press("Come in")
    yield "second-refused"
    later = datetime.now(UTC) + timedelta(seconds=30)  # no code counts twice, and a clock may be off so much
    walker.page.fill("[name=code]", pyotp.TOTP(secret).at(later))
    walker.press("Come in")
    walker.go_proved("/account/second-factor/app/remove")
    walker.press("Take it away")
    walker.go("/account/history")
    yield "history-full"


def only_me(walker: Walker) -> Iterator[str]:
    """The second passphrase set, asked for, and taken away again."""
    walker.go("/account/only-me")
    yield "only-me"
    walker.press("Set a second passphrase")
    yield "only-me-set"
    walker.page.fill("[name=passphrase]", SECOND_PASSPHRASE)
    walker.press("Set it")
    yield "only-me-code"
    walker.press("I have it on paper")
    yield "only-me-is-set"
    walker.press("Close it now")
    walker.go("/today")
    yield "only-me-asked"
    walker.go("/right-now")
    yield "right-now-only-me"
    walker.go("/today")
    walker.page.fill("[name=passphrase]", "something else")
    walker.press("Open it")
    yield "only-me-refused"
    walker.page.fill("[name=passphrase]", SECOND_PASSPHRASE)
    walker.press("Open it")
    walker.go_proved("/account/only-me/remove")
    yield "only-me-remove"
    walker.press("Take it away")


def full(walker: Walker) -> Iterator[str]:
    """What somebody sees who has been here for months."""
    yield from after_a_night(walker)
    walker.go("/today")
    yield "today"
    walker.page.locator(".stops [value='6']").check()
    walker.page.wait_for_timeout(1500)
    yield "today-hard"
    for path in (
        "today/more",
        "practise",
        "notebook",
        "map",
        "map/check-ins",
        "map/year",
        "letters",
        "people",
    ):
        walker.go(f"/{path}")
        yield path.replace("/", "-")
    walker.go("/letters")
    walker.go(walker.links(r"/letters/\d{4}-\d{2}-\d{2}")[0])
    yield "letter"
    walker.go("/notebook")
    entry = walker.links(r"/notebook/[0-9a-f-]{36}")[0]
    for part in ("", "/edit", "/erase"):
        walker.go(entry + part)
        yield f"notebook-entry{part.replace('/', '-')}"
    walker.go("/map")
    for number, link in enumerate(walker.links(r"/map/[0-9a-f-]{36}(/with)?")[:3], start=1):
        walker.go(link)
        yield f"map-{number}"
    from tests.journeys import walk_measures  # it walks with the walker of this module

    yield from walk_measures.measures(walker)
    from tests.journeys import walk_people  # it walks with the walker of this module

    yield from walk_people.people(walker)
    from tests.journeys import walk_data  # it walks with the walker of this module

    yield from walk_data.data(walker)
    yield from given_back(walker)


def after_a_night(walker: Walker) -> Iterator[str]:
    """The morning's one question, its answer, the note and its opening."""
    walker.go("/today")
    yield "today-morning"
    walker.page.locator(".card details").evaluate("one => { one.open = true; }")
    walker.page.locator(".card [value='breath']").check()
    walker.page.locator(".card [value='some']").check()
    yield "today-morning-open"
    walker.press("Keep")
    yield "today-after-night"
    walker.go("/note-for-a-night")
    yield "night-note"
    walker.page.fill("[name=text]", f"{LONG_WORD}. Some days I want to die.")
    walker.page.locator("[data-offer='self-harm']").wait_for(state="visible")
    yield "night-note-offer"
    walker.go("/right-now")
    with walker.page.expect_navigation():
        walker.page.locator(".note-row").click()
    yield "right-now-note"


def given_back(walker: Walker) -> Iterator[str]:
    """What was written comes back when a form is too old, and when the sign-in has ended."""
    for name, cookie in (("form-too-old", "__Host-attune-csrf"), ("form-signed-out", "__Host-attune")):
        walker.go("/plan/someone")
        walker.page.fill("[name=name]", f"my sister, or {LONG_WORD}")
        walker.page.context.clear_cookies(name=cookie)
        walker.press("Keep")
        yield name

"""The settings of locking: how soon, on a hidden tab, and six digits for this browser."""

from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from attune.people import entrance, preferences, quick, sessions
from attune.people.guards import SignedInRequest, safe_line, signed_in
from attune.people.history import Kind
from attune.people.preferences import Preferences
from attune.people.proving import asks, proved

ONLY_IDLE = "idle"
WHOLE = 12 * 3600


class LockingForm(forms.Form):
    """After how long without use, and after how long out of sight."""

    idle = forms.TypedChoiceField(
        label=_("Left alone, it locks after"),
        coerce=int,
        widget=forms.RadioSelect,
        choices=[
            ("5", _("5 minutes")),
            ("15", _("15 minutes")),
            ("60", _("an hour")),
            ("0", _("12 hours, as long as a sign-in lasts")),
        ],
    )
    hidden = forms.ChoiceField(
        label=_("Out of sight, in another tab or behind another app, it locks"),
        widget=forms.RadioSelect,
        help_text=_("A page that is out of sight is covered at once, in any case."),
        choices=[
            ("0", _("at once")),
            ("60", _("after a minute")),
            ("300", _("after 5 minutes")),
            (ONLY_IDLE, _("only as when left alone")),
        ],
    )

    def seconds(self) -> int | None:
        """How long out of sight; None for no longer than idle."""
        chosen: str = self.cleaned_data["hidden"]
        return None if chosen == ONLY_IDLE else int(chosen)

    def stays_open_longer(self, kept: Preferences) -> bool:
        """Whether a page would stay open longer than it does now, left alone or out of sight."""
        would = _lasts(self.cleaned_data["idle"], self.seconds())
        return any(
            new > old for new, old in zip(would, _lasts(kept.idle_minutes, kept.hidden_seconds), strict=True)
        )


def _lasts(idle: int, hidden: int | None) -> tuple[int, int]:
    """(left alone, out of sight), in seconds."""
    alone = idle * 60 or WHOLE
    return alone, alone if hidden is None else min(hidden, alone)


class QuickForm(forms.Form):
    """Six digits that nobody nearby would try first."""

    code = forms.CharField(
        label=_("Six digits"),
        max_length=16,
        widget=forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": 16}),
        help_text=_("No date and no row: somebody who knows you tries those first."),
        error_messages={"required": _("Six digits are needed.")},
    )
    named = forms.BooleanField(
        label=_("Show my name on the page that asks for them"),
        required=False,
        help_text=_("Without it, that page does not say whose it is."),
    )

    def clean_code(self) -> str:
        """Digits alone, and none that are guessed."""
        code = quick.digits(self.cleaned_data["code"])
        if not code:
            raise forms.ValidationError(_("Six digits, please, and nothing else."))
        if quick.is_guessed(code):
            raise forms.ValidationError(
                _(
                    "That one is guessed quickly: it looks like a date, a row or a repetition. Another six, please."
                )
            )
        return code


@require_http_methods(["GET", "POST"])
@signed_in
def set_locking(request: SignedInRequest) -> HttpResponse:
    """How soon this account's sign-ins lock; counts at once for this one. Later than now: the passphrase first."""
    viewer, now = request.viewer, timezone.now()
    kept = preferences.of(viewer.person, viewer.keys)
    form = LockingForm(request.POST if request.method == "POST" else None, initial=_initial(request, kept))
    if form.is_valid():
        if form.stays_open_longer(kept) and not sessions.is_fresh(viewer, now):
            return asks(f"{reverse('people:set-locking')}?{urlencode(form.cleaned_data)}")
        minutes: int = form.cleaned_data["idle"]
        preferences.update(viewer=viewer, idle_minutes=minutes, hidden_seconds=form.seconds())
        sessions.set_idle(viewer=viewer, minutes=minutes)
        return redirect("account:see-account")
    found = quick.of(request, now.date())
    here = bool(found and found.person.id == viewer.person.id)
    context = {"form": form, "has_here": here, "elsewhere": quick.count(viewer, now.date()) - here}
    return render(request, "people/locking.html", context, status=422 if form.errors else 200)


def _initial(request: SignedInRequest, kept: Preferences) -> dict[str, str]:
    """What was chosen before the passphrase was asked for, else what stands."""
    hidden = ONLY_IDLE if kept.hidden_seconds is None else str(kept.hidden_seconds)
    return {
        "idle": request.GET.get("idle", str(kept.idle_minutes)),
        "hidden": request.GET.get("hidden", hidden),
    }


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@safe_line
@signed_in
@proved
def set_quick(request: SignedInRequest) -> HttpResponse:
    """Six digits for this browser."""
    viewer, now = request.viewer, timezone.now()
    form = QuickForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        response = redirect("people:set-locking")
        quick.set_code(
            response,
            viewer=viewer,
            code=form.cleaned_data["code"],
            named=form.cleaned_data["named"],
            today=now.date(),
            old=quick.of(request, now.date()),
        )
        entrance.note(request, Kind.QUICK_SET, timezone.now())
        return response
    return render(request, "people/set_quick.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@signed_in
def remove_quick(request: SignedInRequest) -> HttpResponse:
    """Take the six digits away: of this browser, or with `everywhere` of each."""
    response = redirect("people:set-locking")
    quick.remove(request, response, viewer=request.viewer)
    if request.POST.get("everywhere"):
        quick.remove_all(viewer=request.viewer)
    entrance.note(request, Kind.QUICK_REMOVED, timezone.now())
    return response

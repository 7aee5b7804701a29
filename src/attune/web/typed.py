"""What somebody had written, given back by a page that could not take it."""

from django.http import HttpRequest

from attune.web.origin import is_own

SECRETS = {"passphrase", "current", "code", "csrfmiddlewaretoken"}


def typed(request: HttpRequest) -> list[str]:
    """The sentences in a posted form, in their order; none from another site, and never a passphrase or a code.

    It serves pages for faults, so it has none of its own: what cannot be read is left out.
    """
    if request.method != "POST" or not is_own(request):
        return []
    try:
        fields = list(request.POST.lists())
    except Exception:  # noqa: BLE001
        return []
    return [
        value.strip()
        for name, values in fields
        if name not in SECRETS
        for value in values
        if len(value.split()) > 1
    ]

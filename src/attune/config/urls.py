"""Every address of the server. Names are `app:verb-noun`."""

from django.urls import include, path

urlpatterns = [
    path("", include("attune.account.urls")),
    path("", include("attune.people.urls")),
    path("", include("attune.spaces.urls")),
    path("", include("attune.safety.urls")),
    path("", include("attune.today.urls")),
    path("", include("attune.measure.urls")),
    path("", include("attune.learn.urls")),
    path("", include("attune.practise.urls")),
    path("", include("attune.tools.journal.urls")),
    path("", include("attune.tools.search.urls")),
    path("", include("attune.tools.sharing.urls")),
    path("", include("attune.web.urls")),
]

handler400 = "attune.web.views.bad_request"
handler403 = "attune.web.views.permission_denied"
handler404 = "attune.web.views.page_not_found"
handler500 = "attune.web.views.server_error"

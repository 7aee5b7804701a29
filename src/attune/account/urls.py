"""Addresses of the account app."""

from django.urls import path

from attune.account import views
from attune.account.erasing import views as erasing
from attune.account.joining import views as joining
from attune.account.leaving.views import choose_leaving
from attune.account.only_me import views as only_me
from attune.account.portable import views as portable
from attune.account.server import views as server

app_name = "account"
urlpatterns = [
    path("", views.see_front, name="see-front"),
    path("about", views.see_about, name="see-about"),
    path("welcome", joining.read_welcome, name="read-welcome"),
    path("welcome/open", joining.open_link, name="open-link"),
    path("welcome/account", joining.create_account, name="create-account"),
    path("passphrase-strength", views.meter_passphrase, name="meter-passphrase"),
    path("passphrase-suggestion", views.suggest_passphrase, name="suggest-passphrase"),
    path("recover", views.recover, name="recover"),
    path("account", views.see_account, name="see-account"),
    path("account/passphrase", views.change_passphrase, name="change-passphrase"),
    path("account/time-zone", views.change_time_zone, name="change-time-zone"),
    path("account/recovery-code", views.make_recovery_code, name="make-recovery-code"),
    path("account/recovery-code/later", views.put_off_recovery_code, name="put-off-recovery-code"),
    path("account/erase", erasing.erase_account, name="erase-account"),
    path("farewell", erasing.see_farewell, name="see-farewell"),
    path("account/export", portable.export_archive, name="export-archive"),
    path("account/import", portable.import_archive, name="import-archive"),
    path("account/leaving", choose_leaving, name="choose-leaving"),
    path("account/only-me", only_me.see_only_me, name="see-only-me"),
    path("account/only-me/set", only_me.close_own, name="close-own"),
    path("account/only-me/open", only_me.open_own, name="open-own"),
    path("account/only-me/close", only_me.shut_own, name="shut-own"),
    path("account/only-me/remove", only_me.remove_only_me, name="remove-only-me"),
    path("server", server.see_server, name="see-server"),
    path("server/invite", server.invite_person, name="invite-person"),
    path("server/links/cancel", server.cancel_link, name="cancel-link"),
    path("server/name", server.name_operator, name="name-operator"),
    path("server/role", server.lay_down_role, name="lay-down-role"),
    path("server/people/<uuid:person_id>", server.see_person, name="see-person"),
    path("server/people/<uuid:person_id>/practitioner", server.mark_practitioner, name="mark-practitioner"),
    path("server/people/<uuid:person_id>/role", server.share_role, name="share-role"),
    path("server/people/<uuid:person_id>/remove", server.remove_account, name="remove-account"),
]

"""Addresses of the people app."""

from django.urls import path

from attune.people import device_views, locking, locking_settings, proving, views
from attune.people.factors import views as factors

app_name = "people"
urlpatterns = [
    path("sign-in", views.sign_in, name="sign-in"),
    path("sign-in/second", views.give_second, name="give-second"),
    path("sign-in/kept", views.check_sign_in, name="check-sign-in"),
    path("account/sign-ins", device_views.see_sign_ins, name="see-sign-ins"),
    path("account/sign-ins/end", device_views.end_sign_in, name="end-sign-in"),
    path("account/sign-ins/end-others", device_views.end_others, name="end-others"),
    path("account/sign-ins/forget", device_views.forget_browsers, name="forget-browsers"),
    path("account/history", device_views.see_history, name="see-history"),
    path("account/second-factor", factors.see_factors, name="see-factors"),
    path("account/second-factor/app", factors.add_app, name="add-app"),
    path("account/second-factor/app/remove", factors.remove_app, name="remove-app"),
    path("account/second-factor/passkey", factors.add_passkey, name="add-passkey"),
    path("account/second-factor/passkey/<int:number>/remove", factors.remove_passkey, name="remove-passkey"),
    path("account/locking", locking_settings.set_locking, name="set-locking"),
    path("account/locking/digits", locking_settings.set_quick, name="set-quick"),
    path("account/locking/digits/remove", locking_settings.remove_quick, name="remove-quick"),
    path("lock", locking.lock_now, name="lock-now"),
    path("lock/state", locking.see_lock, name="see-lock"),
    path("lock/stay", locking.stay_open, name="stay-open"),
    path("unlock", locking.unlock, name="unlock"),
    path("unlock/here", locking.unlock_here, name="unlock-here"),
    path("account/prove", proving.prove, name="prove"),
    path("sign-out", views.sign_out, name="sign-out"),
]

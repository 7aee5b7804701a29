"""Addresses of the people app."""

from django.urls import path

from attune.people import proving, views

app_name = "people"
urlpatterns = [
    path("sign-in", views.sign_in, name="sign-in"),
    path("sign-in/second", views.give_second, name="give-second"),
    path("sign-in/kept", views.check_sign_in, name="check-sign-in"),
    path("account/prove", proving.prove, name="prove"),
    path("sign-out", views.sign_out, name="sign-out"),
]

"""Addresses of the learn app."""

from django.urls import path

import attune.player.addresses  # noqa: F401 (knows <activity:…>)
from attune.learn import views

app_name = "learn"
urlpatterns = [path("learn/<activity:slug>", views.read_lesson, name="read-lesson")]

"""Addresses of the practise app."""

from django.urls import path

import attune.player.addresses  # noqa: F401 (knows <activity:…>)
from attune.practise import scenes, trying, views

app_name = "practise"
urlpatterns = [
    path("try", trying.try_practice, name="try-practice"),
    path("try/<activity:slug>", trying.try_open, name="try-open"),
    path("practise", views.see_library, name="see-library"),
    path("practise/run/<uuid:run_id>", views.play_step, name="play-step"),
    path("practise/run/<uuid:run_id>/keep", views.keep_draft, name="keep-draft"),
    path("practise/run/<uuid:run_id>/why", views.say_why, name="say-why"),
    path("practise/run/<uuid:run_id>/again", scenes.try_another_way, name="try-another-way"),
    path("practise/<activity:slug>", views.see_exercise, name="see-exercise"),
    path("practise/<activity:slug>/begin", views.begin_practice, name="begin-practice"),
]

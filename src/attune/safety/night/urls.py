"""Addresses of the note and of what is kept of a night. Part of the safety app's; none says what it is about."""

from django.urls import path

from attune.safety.night import views

urlpatterns = [
    path("right-now/note", views.open_note, name="open-note"),
    path("note-for-a-night", views.write_note, name="write-note"),
    path("note-for-a-night/unsent", views.keep_unsent, name="keep-unsent"),
    path("note-for-a-night/morning", views.say_what_helped, name="say-what-helped"),
    path("note-for-a-night/morning/add", views.settle_night, name="settle-night"),
]

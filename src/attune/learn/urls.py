"""Addresses of the learn app."""

from django.urls import path

from attune.learn import views

app_name = "learn"
urlpatterns = [path("learn/<slug:slug>", views.read_lesson, name="read-lesson")]

"""Addresses of the spaces app."""

from django.urls import path

from attune.spaces import views

app_name = "spaces"
urlpatterns = [path("people", views.see_people, name="see-people")]

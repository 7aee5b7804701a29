"""Addresses of sharing."""

from django.urls import path

from attune.tools.sharing import views

app_name = "sharing"
urlpatterns = [path("notebook/<uuid:record_id>/share", views.share_copy, name="share-copy")]

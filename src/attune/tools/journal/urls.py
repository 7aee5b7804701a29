"""Addresses of the journal: the place called Notebook."""

from django.urls import path

from attune.tools.journal import views

app_name = "journal"
urlpatterns = [
    path("notebook", views.see_notebook, name="see-notebook"),
    path("notebook/new", views.write_note, name="write-note"),
    path("notebook/<uuid:record_id>", views.see_entry, name="see-entry"),
    path("notebook/<uuid:record_id>/edit", views.edit_entry, name="edit-entry"),
    path("notebook/<uuid:record_id>/erase", views.erase_entry, name="erase-entry"),
]

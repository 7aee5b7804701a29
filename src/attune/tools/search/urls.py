"""Addresses of search."""

from django.urls import path

from attune.tools.search import views

app_name = "search"
urlpatterns = [path("notebook/search", views.search_words, name="search-words")]

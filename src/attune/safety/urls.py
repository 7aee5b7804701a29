"""Addresses stay in the browser's history: none of them says what somebody looked for."""

from django.urls import path

from attune.safety import views

app_name = "safety"
urlpatterns = [
    path("leave", views.leave_page, name="leave-page"),
    path("kitchen", views.see_neutral, name="see-neutral"),
    path("right-now", views.see_right_now, name="see-right-now"),
    path("right-now/water", views.slow_down, name="slow-down"),
    path("right-now/ground", views.stand_firm, name="stand-firm"),
    path("right-now/pause", views.take_pause, name="take-pause"),
    path("right-now/night", views.get_through_night, name="get-through-night"),
    path("right-now/others", views.find_help, name="find-help"),
    path("right-now/leaving", views.see_leaving, name="see-leaving"),
]

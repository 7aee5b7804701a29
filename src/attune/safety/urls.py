"""Addresses stay in the browser's history: none of them says what somebody looked for."""

from django.urls import path

from attune.safety import views
from attune.safety.night.urls import urlpatterns as of_the_night

app_name = "safety"
urlpatterns = [
    path("leave", views.leave_page, name="leave-page"),
    path("kitchen", views.see_neutral, name="see-neutral"),
    path("right-now", views.see_right_now, name="see-right-now"),
    path("right-now/water", views.slow_down, name="slow-down"),
    path("right-now/ground", views.stand_firm, name="stand-firm"),
    path("right-now/pause", views.take_pause, name="take-pause"),
    path("right-now/ten", views.hold_words, name="hold-words"),
    path("right-now/night", views.get_through_night, name="get-through-night"),
    path("right-now/until", views.wait_well, name="wait-well"),
    path("right-now/others", views.find_help, name="find-help"),
    path("right-now/alone", views.ask_yourself, name="ask-yourself"),
    path("right-now/steps", views.plan_safety, name="plan-safety"),
    path("right-now/using", views.use_more_safely, name="use-more-safely"),
    path("right-now/more", views.read_guide, name="read-guide"),
    path("right-now/leaving", views.see_leaving, name="see-leaving"),
    path("right-now/kitchen", views.see_neutral, name="see-neutral-near"),
    path("right-now/worker.js", views.see_worker, name="see-worker"),
    *of_the_night,
]

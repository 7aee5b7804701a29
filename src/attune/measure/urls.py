"""Addresses of the measure app."""

from django.urls import path

from attune.measure import views
from attune.measure.goals import views as goal_views
from attune.measure.map import views as map_views

app_name = "measure"
urlpatterns = [
    path("measure", views.begin_measure, name="begin-measure"),
    path("measure/<uuid:measure_id>", views.answer_item, name="answer-item"),
    path("measure/<uuid:measure_id>/question/<int:number>", views.see_question, name="see-question"),
    path("measure/<uuid:measure_id>/undo", views.undo_answer, name="undo-answer"),
    path("measure/<uuid:measure_id>/first", views.see_first, name="see-first"),
    path("measure/<uuid:measure_id>/finish", views.finish_measure, name="finish-measure"),
    path("measure/<uuid:measure_id>/erase", views.erase_measure, name="erase-measure"),
    path("map", map_views.see_map, name="see-map"),
    path("map/<uuid:measure_id>", map_views.see_result, name="see-result"),
    path("map/<uuid:measure_id>/with", map_views.see_bond, name="see-bond"),
    path("map/<uuid:measure_id>/not-yet", map_views.see_waiting, name="see-waiting"),
    path("goals", goal_views.see_goals, name="see-goals"),
    path("goals/new", goal_views.make_goal, name="make-goal"),
    path("goals/<uuid:goal_id>", goal_views.see_goal, name="see-goal"),
    path("goals/<uuid:goal_id>/rate", goal_views.rate_goal, name="rate-goal"),
    path("goals/<uuid:goal_id>/words", goal_views.change_goal, name="change-goal"),
    path("goals/<uuid:goal_id>/close", goal_views.close_goal, name="close-goal"),
    path("goals/<uuid:goal_id>/erase", goal_views.erase_goal, name="erase-goal"),
]

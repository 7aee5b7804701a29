"""Addresses of the measure app."""

from django.urls import path

from attune.measure.goals import views as goal_views
from attune.measure.history import views as history
from attune.measure.library import views as library
from attune.measure.map import views as map_views
from attune.measure.results import views as results
from attune.measure.schedule import views as schedule
from attune.measure.taking import aside, begin
from attune.measure.taking import views as taking

app_name = "measure"
urlpatterns = [
    path("measure", begin.begin_measure, name="begin-measure"),
    path("measure/new/<uuid:instrument_id>", begin.begin_instrument, name="begin-instrument"),
    path("measure/aside/<uuid:instrument_id>", aside.answer_aside, name="answer-aside"),
    path("measure/<uuid:measure_id>", taking.answer_item, name="answer-item"),
    path("measure/<uuid:measure_id>/question/<int:number>", taking.see_question, name="see-question"),
    path("measure/<uuid:measure_id>/undo", taking.undo_answer, name="undo-answer"),
    path("measure/<uuid:measure_id>/first", taking.see_first, name="see-first"),
    path("measure/<uuid:measure_id>/finish", taking.finish_measure, name="finish-measure"),
    path("measure/<uuid:measure_id>/erase", taking.erase_measure, name="erase-measure"),
    path("map", map_views.see_map, name="see-map"),
    path("map/together", map_views.see_together, name="see-together"),
    path("map/measures", library.see_library, name="see-library"),
    path("map/measures/rights", library.see_rights, name="see-rights"),
    path("map/measures/<uuid:instrument_id>", library.see_instrument, name="see-instrument"),
    path("map/schedule", schedule.see_schedule, name="see-schedule"),
    path("map/schedule/new", schedule.make_schedule, name="make-schedule"),
    path("map/schedule/<uuid:plan_id>/now", schedule.take_planned, name="take-planned"),
    path("map/schedule/<uuid:plan_id>/stop", schedule.stop_schedule, name="stop-schedule"),
    path("map/schedule/<uuid:plan_id>/resume", schedule.resume_schedule, name="resume-schedule"),
    path("map/schedule/<uuid:plan_id>/withdraw", schedule.withdraw_schedule, name="withdraw-schedule"),
    path("map/schedule/<uuid:plan_id>/erase", schedule.erase_schedule, name="erase-schedule"),
    path("map/<uuid:measure_id>", map_views.see_result, name="see-result"),
    path("map/<uuid:measure_id>/with", map_views.see_bond, name="see-bond"),
    path("map/<uuid:measure_id>/among", results.compare_result, name="compare-result"),
    path("map/<uuid:measure_id>/over-time", history.see_history, name="see-history"),
    path("map/<uuid:measure_id>/not-yet", map_views.see_waiting, name="see-waiting"),
    path("goals", goal_views.see_goals, name="see-goals"),
    path("goals/new", goal_views.make_goal, name="make-goal"),
    path("goals/<uuid:goal_id>", goal_views.see_goal, name="see-goal"),
    path("goals/<uuid:goal_id>/rate", goal_views.rate_goal, name="rate-goal"),
    path("goals/<uuid:goal_id>/words", goal_views.change_goal, name="change-goal"),
    path("goals/<uuid:goal_id>/close", goal_views.close_goal, name="close-goal"),
    path("goals/<uuid:goal_id>/erase", goal_views.erase_goal, name="erase-goal"),
]

"""Addresses of the today app."""

from django.urls import path

from attune.today import views
from attune.today.finding import views as finding
from attune.today.letters import views as letters
from attune.today.plan import views as plan
from attune.today.trend import views as trend
from attune.today.year import views as year

app_name = "today"
urlpatterns = [
    path("today", views.see_today, name="see-today"),
    path("today/check-in", views.check_in, name="check-in"),
    path("today/more", views.say_more, name="say-more"),
    path("today/aside", views.put_aside, name="put-aside"),
    path("today/ways", views.set_check_in, name="set-check-in"),
    path("today/these-days", views.see_hard_days, name="see-hard-days"),
    path("plan", plan.make_plan, name="make-plan"),
    path("plan/question", plan.answer_alarm, name="answer-alarm"),
    path("plan/first", plan.meet_first, name="meet-first"),
    path("plan/someone", plan.name_someone, name="name-someone"),
    path("plan/change/<slug:part>", plan.change_plan, name="change-plan"),
    path("map/check-ins", trend.see_trend, name="see-trend"),
    path("map/year", year.see_year, name="see-year"),
    path("map/year/<int:number>", year.see_year, name="see-year-of"),
    path("today/finding", finding.answer_finding, name="answer-finding"),
    path("letters", letters.see_letters, name="see-letters"),
    path("letters/of/<int:number>", letters.see_letters, name="see-letters-of"),
    path("letters/ways", finding.set_coming_back, name="set-coming-back"),
    path("letters/<str:week>", letters.read_letter, name="read-letter"),
]

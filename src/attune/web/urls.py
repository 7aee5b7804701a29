from django.urls import path

from attune.web import views

app_name = "web"
urlpatterns = [
    path("theme", views.choose_theme, name="choose-theme"),
    path("favicon.ico", views.see_icon, name="see-icon"),
]

from django.urls import path

from alongside.reports import views

app_name = "reports"
urlpatterns = [
    path("learning-from-others/", views.learning, name="learning"),
    path("learning-from-others/<uuid:ref>/", views.reported, name="reported"),
    path("learning-from-others/<uuid:ref>/dots.csv", views.reported_dots, name="reported_dots"),
    path("learning-from-others/<uuid:ref>/<slug:format>/", views.reported_file, name="reported_file"),
    path("events/<uuid:ref>/report/", views.event_report, name="event_report"),
    path("events/<uuid:ref>/report/<slug:format>/", views.event_file, name="event_file"),
]

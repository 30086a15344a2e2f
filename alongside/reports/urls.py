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
    path("events/<uuid:ref>/thank/", views.thank, name="thank"),
    path("events/<uuid:ref>/start-report/", views.start, name="start"),
    path("events/series/<uuid:ref>/start-report/", views.start_series, name="start_series"),
    path("reports/<uuid:ref>/", views.report, name="report"),
    path("reports/<uuid:ref>/records/", views.records, name="records"),
    path("reports/<uuid:ref>/check/", views.ask_to_check, name="ask_to_check"),
    path("reports/<uuid:ref>/check/others/", views.ask_others, name="ask_others"),
    path("reports/<uuid:ref>/again/", views.again, name="again"),
    path("reports/<uuid:ref>/put-right/", views.put_right, name="put_right"),
    path("reports/<uuid:ref>/finish/", views.finish, name="finish"),
]

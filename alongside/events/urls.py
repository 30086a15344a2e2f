from django.urls import path

from alongside.events import views

app_name = "events"
urlpatterns = [
    path("", views.all_events, name="all"),
    path("hold/", views.hold, name="hold"),
    path("day-pass/", views.day_pass, name="day_pass"),
    path("day-pass/<uuid:ref>/end/", views.end_pass, name="end_day_pass"),
    path("door/", views.door, name="door"),
    path("<uuid:ref>/day-pass/", views.new_day_pass, name="make_day_pass"),
    path("<uuid:ref>/", views.event, name="event"),
    path("<uuid:ref>/place/", views.place, name="add_place"),
    path("<uuid:ref>/place/<int:pk>/", views.change_place_of, name="change_place"),
    path("<uuid:ref>/publish/", views.publish, name="publish"),
    path("<uuid:ref>/invite/", views.invite, name="invite"),
    path("<uuid:ref>/invite/try/", views.try_it, name="try"),
    path("<uuid:ref>/headcount/", views.headcount, name="headcount"),
]

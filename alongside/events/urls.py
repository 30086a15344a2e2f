from django.urls import path

from alongside.events import views

app_name = "events"
urlpatterns = [
    path("", views.all_events, name="all"),
    path("hold/", views.hold, name="hold"),
    path("<uuid:ref>/", views.event, name="event"),
    path("<uuid:ref>/place/", views.place, name="add_place"),
    path("<uuid:ref>/place/<int:pk>/", views.change_place_of, name="change_place"),
    path("<uuid:ref>/publish/", views.publish, name="publish"),
    path("<uuid:ref>/headcount/", views.headcount, name="headcount"),
]

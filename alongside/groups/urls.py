from django.urls import path

from alongside.groups import views

app_name = "groups"
urlpatterns = [
    path("seat/<uuid:ref>/here-as/", views.here_as, name="here_as"),
]

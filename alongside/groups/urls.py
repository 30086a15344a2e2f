from django.urls import path

from alongside.groups import views

app_name = "groups"
urlpatterns = [
    path("seat/<uuid:ref>/here-as/", views.here_as, name="here_as"),
    path("interest/<uuid:ref>/answer/", views.answer, name="answer"),
    path("interest/<uuid:ref>/file/", views.interest_file, name="interest_file"),
    path("<uuid:ref>/", views.group, name="group"),
    path("<uuid:ref>/join/", views.join, name="join"),
    path("<uuid:ref>/looking/", views.looking, name="looking"),
    path("<uuid:ref>/communities/", views.communities, name="communities"),
    path("<uuid:ref>/interests/", views.interests, name="interests"),
]

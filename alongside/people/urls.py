from allauth.account import views as allauth_views
from django.urls import include, path
from django.views.generic import RedirectView

from alongside.people.views import helping, here_as, person, reaching
from alongside.shared.web import open_to_all

# allauth looks these up by the names that it gave them. What is not here cannot be done: no password, no sign-up.
sign_in = [
    path("", allauth_views.request_login_code, name="account_request_login_code"),
    path("code/", allauth_views.confirm_login_code, name="account_confirm_login_code"),
    path("out/", open_to_all(allauth_views.logout), name="account_logout"),
    path("closed/", allauth_views.account_inactive, name="account_inactive"),
    path("join/", person.join, name="account_signup"),
    path(
        "start/",
        open_to_all(RedirectView.as_view(pattern_name="account_request_login_code", query_string=True)),
        name="account_login",
    ),
]
people = [
    path("", person.everybody, name="all"),
    path("enter/", person.enter, name="enter"),
    path("here-as/", here_as.hats, name="hats"),
    path("stop-helping/", helping.stop_helping, name="stop_helping"),
    path("help/<uuid:ref>/start/", helping.start_helping, name="start_helping"),
    path("help/<uuid:ref>/end/", helping.end_help, name="end_help"),
    path("<uuid:ref>/", person.person, name="person"),
    path("<uuid:ref>/change/", person.change, name="change"),
    path("<uuid:ref>/roles/", person.roles, name="roles"),
    path("<uuid:ref>/ways/", reaching.add_route, name="add_route"),
    path("<uuid:ref>/help/", helping.arrange_help, name="arrange_help"),
]

urlpatterns = [
    path("sign-in/", include(sign_in)),
    path("people/", include((people, "people"))),
]

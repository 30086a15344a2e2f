from allauth.account import views as allauth_views
from django.urls import include, path
from django.views.generic import RedirectView

from alongside.people import views
from alongside.shared.web import open_to_all

# allauth looks these up by the names that it gave them. What is not here cannot be done: no password, no sign-up.
sign_in = [
    path("", allauth_views.request_login_code, name="account_request_login_code"),
    path("code/", allauth_views.confirm_login_code, name="account_confirm_login_code"),
    path("out/", open_to_all(allauth_views.logout), name="account_logout"),
    path("closed/", allauth_views.account_inactive, name="account_inactive"),
    path("join/", views.join, name="account_signup"),
    path(
        "start/",
        open_to_all(RedirectView.as_view(pattern_name="account_request_login_code", query_string=True)),
        name="account_login",
    ),
]
people = [
    path("", views.everybody, name="all"),
    path("enter/", views.enter, name="enter"),
    path("here-as/", views.hats, name="hats"),
    path("stop-helping/", views.stop_helping, name="stop_helping"),
    path("help/<uuid:ref>/start/", views.start_helping, name="start_helping"),
    path("help/<uuid:ref>/end/", views.end_help, name="end_help"),
    path("<uuid:ref>/", views.person, name="person"),
    path("<uuid:ref>/change/", views.change, name="change"),
    path("<uuid:ref>/roles/", views.roles, name="roles"),
    path("<uuid:ref>/ways/", views.add_route, name="add_route"),
    path("<uuid:ref>/help/", views.arrange_help, name="arrange_help"),
]

urlpatterns = [
    path("sign-in/", include(sign_in)),
    path("people/", include((people, "people"))),
]

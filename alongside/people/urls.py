from allauth.account import views as allauth_views
from allauth.mfa.base import views as allauth_mfa
from django.conf import settings
from django.urls import include, path
from django.views.generic import RedirectView

from alongside.people.two_steps import CodesOnPaper, SetUp
from alongside.people.views import cards, helping, here_as, joining, needing, person, reaching, standing_in
from alongside.shared.web import open_to_all

# allauth looks these up by the names that it gave them. What is not here cannot be done: no password, no sign-up.
sign_in = [
    path("", allauth_views.request_login_code, name="account_request_login_code"),
    path("code/", allauth_views.confirm_login_code, name="account_confirm_login_code"),
    path("out/", open_to_all(allauth_views.logout), name="account_logout"),
    path("closed/", allauth_views.account_inactive, name="account_inactive"),
    path("second-step/", allauth_mfa.authenticate, name="mfa_authenticate"),
    path("second-step/set-up/", SetUp.as_view(), name="mfa_activate_totp"),
    path("second-step/paper/", CodesOnPaper.as_view(), name="mfa_view_recovery_codes"),
    path(
        "second-step/done/",
        open_to_all(RedirectView.as_view(url=settings.LOGIN_REDIRECT_URL)),
        name="mfa_index",
    ),
    path(
        "second-step/there/",
        open_to_all(RedirectView.as_view(url=settings.LOGIN_REDIRECT_URL)),
        name="mfa_deactivate_totp",
    ),
    path("second-step/again/", allauth_mfa.reauthenticate, name="mfa_reauthenticate"),
    path("join/", open_to_all(RedirectView.as_view(pattern_name="people:join")), name="account_signup"),
    path(
        "start/",
        open_to_all(RedirectView.as_view(pattern_name="account_request_login_code", query_string=True)),
        name="account_login",
    ),
]
join = [
    path("", joining.join, name="join"),
    path("age/", joining.age, name="join_age"),
    path("under-18/", joining.young, name="young"),
    path("news/", joining.news, name="news"),
    path("check/", joining.join_check, name="join_check"),
    path("later/", joining.join_later, name="join_later"),
    path("back/", joining.join_back, name="join_back"),
    path("done/", joining.joined, name="joined"),
    path("page/<slug:key>/", joining.join_step, name="join_step"),
]
people = [
    path("join/", include(join)),
    path("card/", cards.card, name="card"),
    path("card/<slug:code>/", cards.card, name="card_code"),
    path("people/sign-out-everywhere/", cards.sign_out_all, name="sign_out_all"),
    path("people/", person.everybody, name="all"),
    path("people/enter/", joining.enter_person, name="enter"),
    path("people/newcomers/", person.newcomers, name="newcomers"),
    path("people/stand-in/", standing_in.stand_in, name="stand_in"),
    path("people/stand-in/<uuid:ref>/end/", standing_in.end_stand_in, name="end_stand_in"),
    path("people/here-as/", here_as.hats, name="hats"),
    path("people/stop-helping/", helping.stop_helping, name="stop_helping"),
    path("people/help/<uuid:ref>/start/", helping.start_helping, name="start_helping"),
    path("people/help/<uuid:ref>/end/", helping.end_help, name="end_help"),
    path("people/help/<uuid:ref>/no/", helping.no_help, name="no_help"),
    path("people/way/<uuid:ref>/change/", reaching.change_route, name="change_route"),
    path("people/way/<uuid:ref>/remove/", reaching.remove_route, name="remove_route"),
    path("people/yes/<uuid:ref>/take-back/", person.take_back_yes, name="take_back_yes"),
    path("people/note/<uuid:ref>/throw-away/", person.throw_away, name="throw_away"),
    path("people/<uuid:ref>/", person.person, name="person"),
    path("people/<uuid:ref>/change/", person.change, name="change"),
    path("people/<uuid:ref>/roles/", person.roles, name="roles"),
    path("people/<uuid:ref>/ways/", reaching.add_route, name="add_route"),
    path("people/<uuid:ref>/lists/", person.lists, name="lists"),
    path("people/<uuid:ref>/needs/", needing.needs, name="needs"),
    path("people/<uuid:ref>/needs/change/", needing.change_needs, name="change_needs"),
    path("people/<uuid:ref>/working-with-me/", needing.working_with_me, name="working_with_me"),
    path(
        "people/<uuid:ref>/working-with-me/change/",
        needing.change_working_with_me,
        name="change_working_with_me",
    ),
    path(
        "people/<uuid:ref>/working-with-me/<slug:format>/",
        needing.working_with_me_file,
        name="working_with_me_file",
    ),
    path("people/<uuid:ref>/from/", here_as.where_from, name="where_from"),
    path("people/<uuid:ref>/brings/", person.brings, name="brings"),
    path("people/<uuid:ref>/yes/", person.yeses, name="yeses"),
    path("people/<uuid:ref>/notes-to-myself/", person.notes, name="notes"),
    path("people/<uuid:ref>/help/", helping.want_help, name="want_help"),
    path("people/<uuid:ref>/help/arrange/", helping.arrange_help, name="arrange_help"),
    path("people/<uuid:ref>/welcome/", person.welcome_person, name="welcome"),
    path("people/<uuid:ref>/card/", cards.new_card, name="new_card"),
    path("people/<uuid:ref>/no-second-step/", cards.no_second_step, name="no_second_step"),
    path("people/<uuid:ref>/letter/", joining.letter, name="letter"),
]

urlpatterns = [
    path("sign-in/", include(sign_in)),
    path("", include((people, "people"))),
]

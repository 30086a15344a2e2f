from django.urls import path

from alongside.voting import views

app_name = "voting"
urlpatterns = [
    path("", views.all_polls, name="all"),
    path("new/", views.hold, name="hold"),
    path("<uuid:ref>/", views.poll, name="poll"),
    path("<uuid:ref>/code/", views.code, name="code"),
    path("<uuid:ref>/dots/", views.ballot, name="ballot"),
    path("<uuid:ref>/result/", views.result, name="result"),
    path("<uuid:ref>/result.csv", views.totals, name="totals"),
    path("<uuid:ref>/sheets/", views.sheets, name="sheets"),
    path("<uuid:ref>/run/", views.run, name="run"),
    path("<uuid:ref>/run/idea/", views.option, name="option"),
    path("<uuid:ref>/run/way/", views.way, name="way"),
    path("<uuid:ref>/run/voters/", views.voters, name="voters"),
    path("<uuid:ref>/run/codes/", views.codes, name="codes"),
    path("<uuid:ref>/run/phone/", views.phone, name="phone"),
    path("<uuid:ref>/run/code/", views.one_code, name="one_code"),
    path("<uuid:ref>/run/stickers/", views.stickers, name="stickers"),
    path("<uuid:ref>/run/tidy/", views.tidy, name="tidy"),
    path("<uuid:ref>/run/phone/<int:card>/", views.phone_ballot, name="phone_ballot"),
    path("<uuid:ref>/run/wall/<int:pk>/", views.wall, name="wall"),
    path("<uuid:ref>/run/decide/", views.decide, name="decide"),
    path("<uuid:ref>/run/<slug:name>/", views.step, name="step"),
]

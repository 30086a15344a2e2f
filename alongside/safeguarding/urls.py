from django.urls import path

from alongside.safeguarding import views

app_name = "safeguarding"
urlpatterns = [
    path("", views.worried, name="worried"),
    path("sent/", views.sent, name="sent"),
    path("sent/now/", views.sent, {"in_danger": True}, name="sent_now"),
    path("card/", views.card, name="card"),
    path("numbers/", views.numbers, name="numbers"),
    path("log/", views.log, name="log"),
    path("log/<uuid:ref>/", views.concern, name="concern"),
    path("log/<uuid:ref>/note/", views.note, name="note"),
    path("log/<uuid:ref>/pass-on/", views.passing_on, name="pass_on"),
    path("log/<uuid:ref>/close/", views.close, name="close"),
]

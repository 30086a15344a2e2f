from django.urls import path

from alongside.arrivals import views

app_name = "arrivals"
urlpatterns = [
    path("bring-in/", views.choose, name="choose"),
    path("bring-in/asked/", views.asked, name="asked"),
    path("bring-in/asked/<uuid:ref>/", views.heard, name="heard"),
    path("bring-in/<uuid:ref>/columns/", views.columns, name="columns"),
    path("bring-in/<uuid:ref>/look/", views.look, name="look"),
    path("bring-in/<uuid:ref>/doubles/", views.doubles, name="doubles"),
    path("bring-in/<uuid:ref>/throw-away/", views.throw_away, name="throw_away"),
    path("bring-in/list/<uuid:ref>/", views.brought, name="brought"),
    path("bring-in/list/<uuid:ref>/undo/", views.undo, name="undo"),
    path("bring-in/list/<uuid:ref>/ask/", views.ask_them, name="ask"),
    path("bring-in/list/<uuid:ref>/try/", views.try_question, name="try"),
    path("asked/<uuid:ref>/", views.answer, name="answer"),
    path("asked/yes/", views.yes, name="yes"),
    path("asked/no/", views.no, name="no"),
]

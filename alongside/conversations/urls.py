from django.urls import path

from alongside.conversations import views

app_name = "conversations"
urlpatterns = [
    path("events/<uuid:ref>/ask/", views.ask, name="ask"),
    path("questions/<uuid:ref>/note/", views.note, name="note"),
    path("questions/<uuid:ref>/ideas/<int:order>/support/", views.support, name="support"),
    path("questions/<uuid:ref>/conclude/", views.conclude, name="conclude"),
]

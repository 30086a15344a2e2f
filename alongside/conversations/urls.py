from django.urls import path

from alongside.conversations import views

app_name = "conversations"
urlpatterns = [
    path("events/<uuid:ref>/ask/", views.ask, name="ask"),
    path("events/<uuid:ref>/tables/", views.tables, name="tables"),
    path("events/series/<uuid:ref>/ask/", views.ask_series, name="ask_series"),
    path("questions/<uuid:ref>/note/", views.note, name="note"),
    path("questions/<uuid:ref>/idea/", views.idea, name="idea"),
    path("questions/<uuid:ref>/ideas/<int:order>/support/", views.support, name="support"),
    path("questions/<uuid:ref>/ideas/<int:order>/all-tables/", views.choose_support, name="choose_support"),
    path("questions/<uuid:ref>/conclude/", views.conclude, name="conclude"),
    path("notes/<uuid:ref>/read-back/", views.read_back, name="read_back"),
    path("notes/<uuid:ref>/put-right/", views.put_right, name="put_right"),
    path("notes/<uuid:ref>/file/", views.note_file, name="note_file"),
]

from django.urls import path

from alongside.shared.kit import views

app_name = "kit"
urlpatterns = [
    path("how-it-looks/", views.how_it_looks, name="how_it_looks"),
    path("shorter-words/", views.shorter_words, name="shorter_words"),
    path("language/", views.language, name="language"),
]

from django.urls import path

from alongside.equality import views

app_name = "equality"
urlpatterns = [
    path("", views.figures, name="figures"),
    path("answer/", views.answer, name="answer"),
    path("thank-you/", views.thank_you, name="thank_you"),
    path("parts/", views.parts, name="parts"),
]

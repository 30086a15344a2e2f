from django.urls import path

from alongside.shared.post import views

app_name = "post"
urlpatterns = [
    path("stop/<str:signed>/", views.stop, name="stop"),
]

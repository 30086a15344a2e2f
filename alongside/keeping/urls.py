from django.urls import path

from alongside.keeping import views

app_name = "keeping"
urlpatterns = [
    path("", views.copies, name="copies"),
]

from django.urls import path

from alongside.home import views

app_name = "home"
urlpatterns = [
    path("", views.front, name="front"),
    path("about/", views.about, name="about"),
    path("my-page/", views.my_page, name="my_page"),
    path("what-you-wrote/", views.kept, name="kept"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("health", views.health, name="health"),
]

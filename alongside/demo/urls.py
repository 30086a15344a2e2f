from django.urls import path

from alongside.demo import views

app_name = "demo"
urlpatterns = [path("come-in/", views.come_in, name="come_in")]

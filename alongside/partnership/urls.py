from django.urls import path

from alongside.partnership import views

app_name = "set_up"
urlpatterns = [
    path("", views.start, name="start"),
    path("step/<slug:key>/", views.step, name="step"),
    path("check/", views.check, name="check"),
    path("done/", views.done, name="done"),
    path("change/", views.change, name="change"),
    path("closed/", views.closed, name="closed"),
    path("logo.png", views.logo, name="logo"),
]

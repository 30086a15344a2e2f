from django.urls import path

from alongside.shared.post import views

app_name = "post"
urlpatterns = [
    path("", views.outbox, name="outbox"),
    path("print/", views.pile, name="pile"),
    path("print/make/", views.print_pile, name="print_pile"),
    path("print/braille/", views.braille_pile, name="braille_pile"),
    path("print/posted/", views.posted, name="posted"),
    path("calls/", views.calls, name="calls"),
    path("calls/<uuid:ref>/", views.call, name="call"),
    path("calls/<uuid:ref>/number/", views.number, name="number"),
    path("stop/<str:signed>/", views.stop, name="stop"),
    path("<uuid:ref>/", views.read, name="read"),
    path("<uuid:ref>/try/", views.see_each_format, name="try"),
    path("<uuid:ref>/try/<slug:format>/", views.one_format, name="format"),
    path("<uuid:ref>/undo/", views.undo, name="undo"),
    path("<uuid:ref>/came-back/", views.came_back, name="came_back"),
    path("<uuid:ref>/decide/", views.decide_about, name="decide"),
]

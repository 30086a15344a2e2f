"""Addresses of a made-up site: one page that writes while it is read, one that breaks, one open, one closed."""

from django.http import HttpResponse
from django.urls import path

from alongside.shared.models import SentForm
from alongside.shared.web import open_to_all


@open_to_all
def writes(request):
    SentForm.objects.create(key="00000000-0000-4000-8000-000000000000", day="2026-01-01")
    return HttpResponse("written")


@open_to_all
def breaks(request, ref):
    raise ValueError("It breaks.")


@open_to_all
def opened(request):
    return HttpResponse("come in")


def closed(request, ref):
    return HttpResponse("only for members")


urlpatterns = [
    path("writes/", writes, name="writes"),
    path("breaks/<uuid:ref>/", breaks, name="breaks"),
    path("open/", opened, name="open"),
    path("closed/<str:ref>/", closed, name="closed"),
    path("sign-in/", opened, name="account_request_login_code"),
]

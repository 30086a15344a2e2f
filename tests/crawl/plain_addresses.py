"""The addresses as they are, with refusals in one word: thousands of them are asked for."""

from django.http import HttpResponse

from alongside.config.urls import urlpatterns

__all__ = ["urlpatterns"]


def handler403(request, exception=None):
    return HttpResponse("no", status=403)


def handler404(request, exception=None):
    return HttpResponse("not there", status=404)

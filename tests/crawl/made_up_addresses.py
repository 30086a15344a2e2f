"""The addresses as they are, and some that should not be: one tells members where people live, one breaks."""

from django.http import HttpResponse
from django.urls import path

from alongside.config.urls import handler400, handler403, handler404, handler500
from alongside.config.urls import urlpatterns as ours
from alongside.people.actions import change_person
from alongside.people.models import ContactRoute, Person
from alongside.shared.web import open_to_all

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def leaks(request):
    return HttpResponse("\n".join(route.value for route in ContactRoute.objects.all()))


def breaks(request):
    value = ContactRoute.objects.first().value
    raise ValueError(f"It breaks, {len(value)} letters in.")


@open_to_all
def lets_anybody_in(request):
    person = Person.objects.earliest("pk")
    if request.method == "POST":
        change_person(person, name="Somebody else", by=None)
    return HttpResponse("come in")


def takes_anything(request):
    for name, value in request.POST.items():
        if name in {"called", "pronouns"}:
            Person.objects.filter(pk=request.user.pk).update(**{name: value})
    return HttpResponse('<form method="post"><input name="called"></form>')


@open_to_all
def shows_anything(request):
    if request.method == "POST":
        return HttpResponse(request.POST.get("words", ""))
    return HttpResponse('<form method="post"><input name="words"></form>')


urlpatterns = [
    *ours,
    path("leaks/", leaks, name="leaks"),
    path("breaks/", breaks, name="breaks"),
    path("takes-anything/", takes_anything, name="takes_anything"),
    path("shows-anything/", shows_anything, name="shows_anything"),
    path("lets-anybody-in/", lets_anybody_in, name="lets_anybody_in"),
]

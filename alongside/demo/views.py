from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.demo import example
from alongside.demo.permissions import can_come_in_as_somebody
from alongside.people.models import Person
from alongside.shared.web import open_to_all


@open_to_all
@require_POST
def come_in(request):
    """Sign in as one of the invented people."""
    cast = next((one for one in example.CAST if one.door and one.key == request.POST.get("as")), None)
    if cast is None or not can_come_in_as_somebody():
        raise Http404
    person = Person.objects.filter(name=cast.name).first()
    if person is None:
        raise Http404
    login(request, person, backend="alongside.people.signing_in.ByReference")
    messages.success(request, _("You are here as %(name)s now. This is an example.") % {"name": person})
    return redirect("home:my_page")

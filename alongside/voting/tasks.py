"""Work in the background: a result that nobody questioned in time becomes final."""

from django.tasks import task
from django.utils import timezone

from alongside.voting.actions import lock_poll
from alongside.voting.models import Poll


@task
def make_results_final() -> int:
    """How many results became final. A fault with one keeps nobody from the others."""
    done, faults = 0, []
    for poll in Poll.objects.filter(state=Poll.State.PROVISIONAL, challenge_until__lt=timezone.localdate()):
        try:
            lock_poll(poll)
            done += 1
        except Exception as fault:
            faults.append(fault)
    if faults:
        raise ExceptionGroup("results that could not become final", faults)
    return done

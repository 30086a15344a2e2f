"""What papers say on the pages of other rooms."""

from alongside.documents.models import Paper, Round
from alongside.documents.permissions import can_write_comment_for
from alongside.shared.panels import part

MOST = 8


def write_down_for(request, person):
    """On the page of a person: write down what they think, or what they ask for, while they are on the phone."""
    if not can_write_comment_for(request.user) or person == request.user:
        return None
    rounds = (
        Round.objects.filter(closed_at=None)
        .select_related("version__paper")
        .defer("version__content", "version__paper__search")[:MOST]
    )
    papers = Paper.objects.visible_to(request.user).are_out().defer("search").newest_first()[:MOST]
    if not papers:
        return None
    context = {"open": [one.version.paper for one in rounds], "papers": papers, "person": person}
    return part(request, "documents/_write_down_for.html", context)


def my_papers(request, person):
    """On "my page": what is new to read, and where one's words are wanted."""
    rounds = (
        Round.objects.filter(closed_at=None, version__paper__in=Paper.objects.visible_to(request.user))
        .select_related("version__paper")
        .defer("version__content", "version__paper__search")[:MOST]
    )
    papers = Paper.objects.visible_to(request.user).are_out().defer("search").newest_first()[:5]
    if not papers:
        return None
    return part(request, "documents/_my_papers.html", {"rounds": rounds, "papers": papers})

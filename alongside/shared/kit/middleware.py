from django.utils import translation

from alongside.shared.kit.display import display_of


class SpeakTheirLanguage:
    """The interface speaks the reader's language, in the reader's words."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with translation.override(display_of(request).catalogue):
            return self.get_response(request)

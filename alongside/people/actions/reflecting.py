"""Notes to oneself. They leave no trace in the history: a note is nobody else's business, nor is that it was made."""

from alongside.people.models import NoteToMyself, Person


def write_note_to_myself(person: Person, words: str) -> NoteToMyself:
    return NoteToMyself.objects.create(person=person, words=words.strip())


def throw_note_away(note: NoteToMyself) -> NoteToMyself:
    note.delete()
    return note

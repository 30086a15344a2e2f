"""Speaks in a process of its own: pieces come in as JSON, samples go out. Run by `espeak.py`, by its path."""

import ctypes
import json
import struct
import sys

SYNCHRONOUS, NEVER_EXIT, UTF8, RATE = 2, 0x8000, 1, 1
LONGEST = 1500


def load() -> tuple[ctypes.CDLL, int]:
    import espeakng_loader

    library = ctypes.CDLL(espeakng_loader.get_library_path())
    rate = library.espeak_Initialize(SYNCHRONOUS, 0, espeakng_loader.get_data_path().encode(), NEVER_EXIT)
    if rate <= 0:
        raise SystemExit(3)
    return library, rate


def shorter(text: str) -> list[str]:
    """Pieces that the library takes well, broken at spaces; no word goes missing."""
    pieces = []
    while len(text) > LONGEST:
        cut = text.rfind(" ", 1, LONGEST)
        cut = LONGEST if cut < 1 else cut
        pieces.append(text[:cut])
        text = text[cut:]
    return [*pieces, text]


def main() -> None:
    asked = json.load(sys.stdin.buffer)
    library, rate = load()
    heard = bytearray()

    @ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
    def hear(samples, count, _events):
        if samples and count > 0:
            heard.extend(ctypes.string_at(samples, count * 2))
        return 0

    library.espeak_SetSynthCallback(hear)
    answer, voice_now = sys.stdout.buffer, None
    answer.write(struct.pack("<I", rate))
    for text, voice in asked["pieces"]:
        if voice != voice_now:
            if library.espeak_SetVoiceByName(voice.encode()):
                raise SystemExit(4)
            library.espeak_SetParameter(RATE, asked["speed"], 0)
            voice_now = voice
        heard.clear()
        for part in shorter(text):
            data = part.encode("utf-8", "replace") + b"\0"
            if part.strip() and library.espeak_Synth(data, len(data), 0, 1, 0, UTF8, None, None):
                raise SystemExit(5)
        answer.write(struct.pack("<I", len(heard)) + heard)
    answer.flush()


if __name__ == "__main__":
    main()

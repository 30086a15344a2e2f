"""espeak-ng in a process of its own: a list of {"voice", "text", "speed"} on its input; on its output, for each, the
number of bytes and then the sound. See `speech.py`."""

import ctypes
import json
import struct
import sys

RETRIEVAL, UTF8, RATE = 1, 1, 1  # espeak_ng: sound is handed back; texts are UTF-8; the parameter for speed
BEGINNING = 1  # positions are counted in characters


def main() -> None:
    import espeakng_loader

    library = ctypes.CDLL(espeakng_loader.get_library_path())
    if library.espeak_Initialize(RETRIEVAL, 0, espeakng_loader.get_data_path().encode(), 0) < 0:
        raise SystemExit("espeak-ng did not start.")
    sound = bytearray()

    kind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)

    def keep(samples: int | None, number: int, _events: object) -> int:
        if samples and number > 0:
            sound.extend(ctypes.string_at(samples, number * 2))
        return 0

    kept = kind(keep)
    library.espeak_SetSynthCallback(kept)
    voice = ""
    for part in json.load(sys.stdin):
        if part["voice"] != voice:
            voice = part["voice"]
            if library.espeak_SetVoiceByName(voice.encode()) != 0:
                raise SystemExit(f"espeak-ng has no voice {voice}.")
        library.espeak_SetParameter(RATE, part["speed"], 0)
        sound.clear()
        words = part["text"].encode()
        if words.strip():
            length = ctypes.c_size_t(len(words) + 1)
            if library.espeak_Synth(words, length, 0, BEGINNING, 0, UTF8, None, None) != 0:
                raise SystemExit("espeak-ng could not read a part.")
            library.espeak_Synchronize()
        sys.stdout.buffer.write(struct.pack("<I", len(sound)) + sound)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()

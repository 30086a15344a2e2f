"""The first key is made once and whole, however many come at the same moment."""

from concurrent.futures import ThreadPoolExecutor

from alongside.shared.encryption.keys import read_keys


def test_whoever_comes_at_the_same_moment_finds_the_same_whole_key(tmp_path):
    for turn in range(30):
        path = tmp_path / f"keys {turn}"
        with ThreadPoolExecutor(8) as people:
            found = list(people.map(read_keys, [path] * 8))

        assert len(found[0]) == 1
        assert found == [found[0]] * 8
        assert path.stat().st_mode & 0o777 == 0o600
    assert len(list(tmp_path.iterdir())) == 30

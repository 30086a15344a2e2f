"""Letters go by named mailers; Django's single mail server is not used beside them."""

import ast
from pathlib import Path

from tests.house.places import at, python_files, tree


def problems_in_mail_settings(root: Path) -> list[str]:
    """No `EMAIL_HOST` and its like: `MAILERS` says it all."""
    return [
        f"{at(path, node.lineno, root)} sets {target.id}; name it in MAILERS."
        for path in python_files(root)
        if path.name == "settings.py"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id.startswith("EMAIL_")
    ]

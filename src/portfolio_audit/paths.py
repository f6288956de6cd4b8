"""Parts of the paths of a repository, which `pathlib` gives ten times slower: many files are asked many times."""


def file_name(path: str) -> str:
    """Give what stands behind the last `/`."""
    return path[path.rfind("/") + 1 :]


def file_suffix(path: str) -> str:
    """Give the last suffix of the name with its dot, empty for `.name`, `name` and `name.`."""
    name = file_name(path)
    dot = name.rfind(".")
    return name[dot:] if 0 < dot < len(name) - 1 else ""


def file_stem(path: str) -> str:
    """Give the name without its suffix."""
    return file_name(path).removesuffix(file_suffix(path))

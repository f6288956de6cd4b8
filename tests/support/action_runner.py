"""A runner of workflows on this machine: executes the steps of a composite action as GitHub's runner does.

`run` steps are executed for real, by bash with the runner's own flags, and what they print is read for commands as the
runner reads it. Steps that `use` another action are stood in for by what that action is documented to do.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import time
import venv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from support.expressions import Expressions

ROOT = Path(__file__).parents[2]
_COMMAND = re.compile(r"::([\w-]+)(?: (.*?))?::(.*)")
_OLD_COMMAND = re.compile(r"##\[([\w-]+)(?: (.*?))?\](.*)")
_SHELL = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail")


class Annotation(Struct, frozen=True):
    """What a step asked the runner to show."""

    level: str
    properties: Mapping[str, str]
    message: str


class Ended(Struct, frozen=True):
    """What a use of the action left behind."""

    failed: bool
    outputs: Mapping[str, str]
    summary: str
    annotations: tuple[Annotation, ...]
    commands: tuple[str, ...]
    """Every command that the runner obeyed, annotations among them."""
    log: str
    seconds: Mapping[str, float]
    """By the name of the step."""

    def messages(self, level: str) -> list[str]:
        """Give the annotations of a level that are about the run and no finding."""
        own = (one for one in self.annotations if one.properties.get("title") == "portfolio-audit")
        return [one.message for one in own if one.level == level]


class Machine:
    """One repository's runners: artifacts and caches stay from run to run, everything else is fresh."""

    def __init__(self, folder: Path, server: str = "https://github.com", repository: str = "ada/bike-demand") -> None:
        self.folder = folder
        self.server = server
        self.repository = repository
        self.artifacts: dict[tuple[str, str], Path] = {}
        """By run and name."""
        self._caches: dict[str, Path] = {}
        self._runs = 0

    def run(
        self,
        action: str,
        event_name: str,
        event: Mapping[str, Any],
        workspace: Path,
        *,
        sha: str = "",
        identity: str = "ghs_writing",
        **inputs: str,
    ) -> Ended:
        """Use the action of a folder in one job, with the rights of a token."""
        self._runs += 1
        job = _Job(self, _Use(str(self._runs), action, event_name, event, workspace, sha, identity))
        return job.run({name.replace("_", "-"): value for name, value in inputs.items()})

    def environment(self) -> Path:
        """Do what pip would do with a network: an environment that sees this source and its dependencies."""
        place = self.folder / "environment"
        if not place.exists():
            venv.create(place, with_pip=False)
            packages = next(place.glob("lib/python*/site-packages"))
            seen = f"{ROOT / 'src'}\n{sysconfig.get_path('purelib')}\n"
            (packages / "here.pth").write_text(seen, encoding="utf-8")
            (place / "installed").touch()
        return place

    def restore(self, key: str, prefix: str, place: Path) -> None:
        """Do what actions/cache does at its step: the exact key, else the newest with the prefix."""
        fitting = [key] if key in self._caches else [known for known in self._caches if known.startswith(prefix)]
        if fitting:
            shutil.copytree(self._caches[fitting[-1]], place, dirs_exist_ok=True)

    def save(self, key: str, place: Path) -> None:
        """Do what actions/cache does when the job ends."""
        if key not in self._caches and place.is_dir():
            self._caches[key] = Path(shutil.copytree(place, self.folder / f"cache-{len(self._caches)}"))


class _Use(Struct, frozen=True):
    """One use of an action."""

    number: str
    action: str
    event_name: str
    event: Mapping[str, Any]
    workspace: Path
    sha: str
    identity: str


class _Job:
    """One run of one action."""

    def __init__(self, machine: Machine, use: _Use) -> None:
        self.machine, self.number, self.workspace = machine, use.number, use.workspace
        self.action_path = (ROOT / use.action).resolve()
        self.definition = yaml.safe_load((self.action_path / "action.yml").read_text(encoding="utf-8"))
        self.temporary = machine.folder / f"run-{use.number}"
        self.temporary.mkdir(parents=True)
        event_file = machine.folder / f"event-{use.number}.json"
        event_file.write_text(json.dumps(use.event), encoding="utf-8")
        self.github = {"token": use.identity, "sha": use.sha, "event": use.event}
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.temporary),
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(self.action_path),
            "GITHUB_SERVER_URL": machine.server,
            "GITHUB_EVENT_NAME": use.event_name,
            "GITHUB_EVENT_PATH": str(event_file),
            "GITHUB_REPOSITORY": machine.repository,
            "GITHUB_RUN_ID": use.number,
            "GITHUB_SHA": use.sha,
            "GITHUB_WORKSPACE": str(use.workspace),
            "RUNNER_TEMP": str(self.temporary),
        }
        self.steps: dict[str, dict[str, dict[str, str]]] = {}
        self.failed = False
        self.summary, self.log, self.stopped = "", "", ""
        self.annotations: list[Annotation] = []
        self.commands: list[str] = []
        self.seconds: dict[str, float] = {}
        self.saving: list[tuple[str, Path]] = []

    def run(self, inputs: Mapping[str, str]) -> Ended:
        unknown = inputs.keys() - self.definition["inputs"].keys()
        assert not unknown, f"no such inputs: {unknown}"
        defaults = {name: str(one.get("default", "")) for name, one in self.definition["inputs"].items()}
        filled = {name: self._expressions({}).fill(value) for name, value in defaults.items()} | dict(inputs)
        (self.temporary / "portfolio-audit-environment-own").symlink_to(self.machine.environment())
        for step in self.definition["runs"]["steps"]:
            if self._expressions(filled).holds(step.get("if", "success()")):
                self._step(step, filled)
        for key, place in self.saving:
            self.machine.save(key, place)
        told = self.definition.get("outputs", {})
        outputs = {name: self._expressions(filled).fill(one["value"]) for name, one in told.items()}
        return Ended(
            self.failed,
            outputs,
            self.summary,
            tuple(self.annotations),
            tuple(self.commands),
            self.log,
            self.seconds,
        )

    def _expressions(self, inputs: Mapping[str, str]) -> Expressions:
        contexts = {"inputs": inputs, "steps": self.steps, "github": self.github, "runner": {"os": "Linux"}}
        return Expressions(contexts, has_failed=self.failed)

    def _step(self, step: Mapping[str, Any], inputs: Mapping[str, str]) -> None:
        fill = self._expressions(inputs).fill
        started = time.monotonic()
        if "uses" in step:
            given = {name: fill(value) for name, value in step.get("with", {}).items()}
            outputs, has_failed = self._stand_in(step["uses"].partition("@")[0], given)
        else:
            # As the runner does, expressions in `run` are replaced before the shell sees the script
            environment = {name: fill(value) for name, value in step.get("env", {}).items()}
            outputs, has_failed = self._execute(fill(step["run"]), environment)
        self.seconds[step["name"]] = time.monotonic() - started
        self.steps[step.get("id", step["name"])] = {"outputs": outputs}
        self.failed |= has_failed and not step.get("continue-on-error", False)

    def _stand_in(self, name: str, given: Mapping[str, str]) -> tuple[dict[str, str], bool]:
        match name:
            case "actions/setup-python":
                assert given["update-environment"] == "False", "the Python of the job must stay as it is"
                return {"python-path": sys.executable}, False
            case "actions/cache":
                self.machine.restore(given["key"], given["restore-keys"], Path(given["path"]))
                self.saving.append((given["key"], Path(given["path"])))
                return {}, False
            case "actions/upload-artifact":
                place = self.machine.folder / f"artifact-{self.number}-{len(self.machine.artifacts)}"
                self.machine.artifacts[self.number, given["name"]] = Path(shutil.copytree(given["path"], place))
                return {}, False
            case "actions/download-artifact":
                found = self.machine.artifacts.get((given["run-id"], given["name"]))
                if found is not None:
                    shutil.copytree(found, given["path"], dirs_exist_ok=True)
                return {}, found is None
        raise AssertionError(name)

    def _execute(self, script: str, environment: Mapping[str, str]) -> tuple[dict[str, str], bool]:
        files = {own: self.temporary / f"{own}-{len(self.steps)}" for own in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for file in files.values():
            file.touch()
        script_file = self.temporary / f"script-{len(self.steps)}.sh"
        script_file.write_text(script, encoding="utf-8")
        ended = subprocess.run(
            [*_SHELL, str(script_file)],
            cwd=self.workspace,
            env={**self.environment, **environment} | {own: str(file) for own, file in files.items()},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=110,
            check=False,
        )
        said = ended.stdout.decode("utf-8", "replace")
        assert "Traceback" not in said, said
        self.log += said
        for line in said.splitlines():
            self._obey(line)
        self.summary += files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")
        return read_output_file(files["GITHUB_OUTPUT"].read_text(encoding="utf-8")), ended.returncode != 0

    def _obey(self, line: str) -> None:
        """Read a line as the runner does: the new form at its start, the old form anywhere in it."""
        found = _COMMAND.match(line.lstrip()) or _OLD_COMMAND.search(line)
        if found is None:
            return
        name, properties, message = found[1], found[2] or "", found[3]
        if self.stopped:
            self.stopped = "" if name == self.stopped else self.stopped
            return
        self.commands.append(name)
        if name == "stop-commands":
            self.stopped = message
        elif name in {"error", "warning", "notice"}:
            pairs = (pair.partition("=") for pair in properties.split(",") if pair)
            read = {key.strip(): _unescaped(value) for key, _equals, value in pairs}
            self.annotations.append(Annotation(name, read, _unescaped(message)))


def read_output_file(text: str) -> dict[str, str]:
    """Read `name=value` and `name<<END` as the runner does; raise `AssertionError` where it would fail the step."""
    found: dict[str, str] = {}
    lines = iter(text.splitlines())
    for line in lines:
        equals, arrows = line.find("="), line.find("<<")
        if equals >= 0 and (arrows < 0 or equals < arrows):
            found[line[:equals]] = line[equals + 1 :]
        else:
            assert arrows >= 0, f"no command of the output file: {line!r}"
            end, value = line[arrows + 2 :], []
            while (inner := next(lines, None)) != end:
                assert inner is not None, "the value does not end"
                value.append(inner)
            found[line[:arrows]] = "\n".join(value)
    return found


def _unescaped(text: str) -> str:
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text

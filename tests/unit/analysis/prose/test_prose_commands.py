import pytest

from portfolio_audit.analysis.prose.prose_claims import Command, CommandKind
from portfolio_audit.analysis.prose.prose_commands import find_commands, is_shell
from portfolio_audit.analysis.tree_names import TreeNames
from portfolio_audit.parsers.document_markdown import parse_markdown_text
from support.snapshots import make_snapshot


def commands(text: str, *paths: str, own: frozenset[str] = frozenset()) -> tuple[Command, ...]:
    tree = TreeNames(make_snapshot(dict.fromkeys(paths, "x")).entries)
    return find_commands(parse_markdown_text(text), "README.md", tree, own)


def test_shell_lines_are_sorted_by_what_they_are_for() -> None:
    text = "```bash\n$ git clone https://x.org/a.git\ncd a\npip install .\npython train.py\npytest\n```\n"

    found = commands(text, "train.py")

    assert [(command.kind, command.at.line) for command in found] == [
        (CommandKind.FETCH, 2),
        (CommandKind.OTHER, 3),
        (CommandKind.INSTALL, 4),
        (CommandKind.RUN, 5),
        (CommandKind.TEST, 6),
    ]
    assert [command.missing for command in found] == [()] * 5


def test_a_line_that_installs_and_tests_holds_two_commands() -> None:
    lines = "make install && make test\ncd app && npm install && npm start\nsudo apt update && sudo apt install make\n"
    found = commands(f"```bash\n{lines}python b.py && python a.py\n```\n")

    assert [(one.kind.value, one.text) for one in found] == [
        ("install", "make install"),
        ("test", "make test"),
        ("other", "cd app"),
        ("install", "npm install"),
        ("run", "npm start"),
        ("install", "sudo apt update && sudo apt install make"),
        ("run", "python b.py && python a.py"),
    ]


@pytest.mark.parametrize(
    ("line", "missing"),
    [
        ("python .clean/fit.py", (".clean/fit.py",)),
        ("python lost/fit.py", ("lost/fit.py",)),
        ("python src/fit.py", ()),
        ("python fit.py", ()),
        ("python fit.py -m data.size=32,64", ()),
        ("python path/to/script.py", ()),
        ("python fit.py --settings your_settings.yaml", ()),
        ("bash Miniconda3-latest-Linux-x86_64.sh", ()),
        ("curl -fsSL https://get.docker.com -o get-docker.sh\nsh get-docker.sh", ()),
        ("python -m lost.join --out data/all.csv", ("lost/join.py",)),
        ("python src/fit.py --out table.txt", ()),
        ("docker build -f docker/Dockerfile.ui .", ("docker/Dockerfile.ui",)),
    ],
)
def test_a_path_may_start_in_another_folder_of_ours_and_names_for_any_file_are_not_asked(
    line: str, missing: tuple[str, ...]
) -> None:
    assert commands(f"```sh\n{line}\n```\n", "src/fit.py")[-1].missing == missing


def test_a_script_that_is_not_there_is_named() -> None:
    found = commands("```sh\npython src/learn.py -e 3\nuvicorn app.main:app\n```\n", "src/train.py", "app/main.py")

    assert [(command.missing, command.names_existing) for command in found] == [(("src/learn.py",), False), ((), True)]


def test_files_that_the_reader_makes_and_results_are_not_asked_for() -> None:
    text = "```sh\ncp .env.example .env\npython train.py -o m.yaml\npython -m venv venv\npython <script>.py\n```\n"

    assert [command.missing for command in commands(text, "train.py")] == [(), (), (), ()]


def test_prose_and_python_code_are_no_commands() -> None:
    text = "```\nmake sure it works\n```\n\n```python\npip = 1\n```\n\n`source of data`\n"

    assert commands(text) == ()


def test_commands_in_code_marks_inside_prose_count() -> None:
    found = commands("Run `make train` from the root, then look at `train`.\n")

    assert [command.text for command in found] == ["make train"]


def test_a_command_without_marks_counts_where_it_fills_its_line() -> None:
    found = commands("- pip3 install lxml\n- python train.py --fast\n- install the rest\n- python files are in src\n")

    assert [(command.kind, command.text) for command in found] == [
        (CommandKind.INSTALL, "pip3 install lxml"),
        (CommandKind.RUN, "python train.py --fast"),
    ]


def test_a_bare_program_of_tests_is_a_command_where_it_is_to_be_run() -> None:
    assert [command.text for command in commands("- run ```pytest``` command\n- `pytest` for tests\n")] == ["pytest"]
    assert [command.text for command in commands("Run `!python hpo.py` in a cell.\n")] == ["python hpo.py"]


def test_shell_lines_in_a_block_that_is_marked_as_python_are_commands() -> None:
    text = "```python\n# first\npython -m venv venv\n```\n\n```python\nimport a\npip = 1\n```\n"

    assert [command.text for command in commands(text)] == ["python -m venv venv"]


def test_a_target_of_make_and_a_script_that_sets_up_install_in_any_spelling() -> None:
    found = commands("Run `Make setup` and `source setup.sh`.\n")

    assert [command.kind for command in found] == [CommandKind.INSTALL, CommandKind.INSTALL]


def test_what_contributors_type_sets_up_nothing() -> None:
    habits = "```bash\ngit checkout -b fix/typo\ngit commit -m 'typo'\ngit push origin fix/typo\n```\n"

    assert commands(habits) == ()
    assert [one.text for one in commands(f"{habits}\n```bash\ngit clone https://x.org/a.git\n```\n")] == [
        "git clone https://x.org/a.git"
    ]
    assert [is_shell(block) for block in parse_markdown_text(habits).code_blocks] == [False]


def test_keeping_house_sets_up_nothing() -> None:
    assert commands("```bash\ndocker ps\n$ git log\ndocker rm -f a\npip list\n```\n") == ()


def test_programs_that_share_a_word_with_prose_need_their_own_next_word() -> None:
    assert [one.text for one in commands("```\ngo build ./...\nsbatch job.sh\n```\n")] == [
        "go build ./...",
        "sbatch job.sh",
    ]
    assert commands("```\ngo home\nfly away\n```\n") == ()


def test_calls_of_r_that_run_or_test_the_project_are_commands() -> None:
    calls = (
        "source('R/fit.R')  # slow",
        "rmarkdown::render('story.Rmd')",
        "d <- load_all()",
        "testthat::test_dir('t')",
    )
    text = "\n".join(("```r", *calls, "```", ""))

    found = commands(text, "R/fit.R")

    assert [(one.kind, one.at.line) for one in found] == [
        (CommandKind.RUN, 2),
        (CommandKind.RUN, 3),
        (CommandKind.TEST, 5),
    ]


def test_a_program_of_the_project_is_a_command_in_blocks_and_no_word_of_prose() -> None:
    text = "`rides fit` is slow.\n\n```\nrides fit --out m.bin\nrides is a tool\nother fit\n```\n"

    assert [one.text for one in commands(text, own=frozenset({"rides"}))] == ["rides fit --out m.bin"]
    assert commands(text) == ()


def test_a_script_of_r_that_is_named_for_packages_installs_them() -> None:
    found = commands("```r\nsource('R/00_packages.R')\nsource('R/package_sizes.R')\n```\n", "R/00_packages.R")

    assert [one.kind for one in found] == [CommandKind.INSTALL, CommandKind.RUN]


def test_settings_that_an_earlier_command_may_write_are_not_missed() -> None:
    text = "```bash\nprefect deployment build flow.py:nightly\nprefect deployment apply nightly-deployment.yaml\n```\n"

    found = commands(text, "flow.py")
    alone = commands("```bash\nprefect deployment apply nightly-deployment.yaml\n```\n", "flow.py")

    assert [command.missing for command in (*found, *alone)] == [(), (), ("nightly-deployment.yaml",)]


def test_a_line_that_ends_in_a_backslash_goes_on() -> None:
    text = "```bash\ndocker run --rm \\\n  -v $PWD:/work \\\n  lea/rides make all\npip install .\ntfx run \\\n```\n"

    found = commands(text)

    assert [(one.text, one.at.line) for one in found] == [
        ("docker run --rm -v $PWD:/work lea/rides make all", 2),
        ("pip install .", 5),
    ]


def test_the_projects_own_command_is_told_in_code_marks_by_an_option() -> None:
    found = commands("Then `rides --help`; in `rides all` years are told.\n", own=frozenset({"rides"}))

    assert [one.text for one in found] == ["rides --help"]


def test_make_alone_is_a_command_in_a_block_of_commands_only() -> None:
    found = commands("```bash\npip install .\nmake\n```\n\nThen we make\n\n```\nmake\n```\n")

    assert [command.text for command in found] == ["pip install .", "make"]


def test_what_stands_in_the_clone_of_another_repository_is_not_looked_up() -> None:
    lines = "git clone https://github.com/{}.git\ncd {}\npython lost.py\n"
    tree = TreeNames(make_snapshot({"fit.py": "x"}).entries)

    def missing(owner_and_name: str) -> tuple[str, ...]:
        block = parse_markdown_text(f"```sh\n{lines.format(owner_and_name, owner_and_name.partition('/')[2])}```\n")
        return find_commands(block, "README.md", tree, repository="tides")[-1].missing

    assert missing("ada/tides") == ("lost.py",)
    assert missing("bob/moon") == ()

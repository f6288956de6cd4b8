from portfolio_audit.analysis.running.own_programs import own_programs
from support.snapshots import make_snapshot


def test_console_scripts_are_the_programs_of_a_project() -> None:
    files = {
        "pyproject.toml": '[project.scripts]\nrides = "rides.cli:main"\n[project.urls]\nhome = "https://x.org"\n',
        "old/setup.py": "setup(entry_points={'console_scripts': ['ride-map=rides.map:draw']})\n",
        "setup.cfg": "[options.entry_points]\nconsole_scripts =\n    ride_fit = rides.fit:main\n",
        "notes.toml": 'other = "a.b:c"\n',
    }

    assert own_programs(make_snapshot(files)) == {"rides", "ride-map", "ride_fit"}

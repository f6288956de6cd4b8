from portfolio_audit.collectors.data import collect
from support.fixtures import make_notebook
from support.snapshots import make_snapshot


def test_data_files_models_and_settings_are_told_apart() -> None:
    files = dict.fromkeys(
        ("data/raw/a.csv", "b.parquet", "data/c.json", "settings.json", "model.pkl", "requirements.txt"), "x"
    )
    facts = collect(make_snapshot(files))

    assert [one.at.path for one in facts.files] == ["b.parquet", "data/c.json", "data/raw/a.csv"]
    assert [one.text for one in facts.raw] == ["data/raw/"]


def test_a_table_of_results_is_data_only_where_it_lies_among_data_or_is_read() -> None:
    files = dict.fromkeys(("out/cv_results.csv", "data/results.csv", "match_results.csv"), "x")
    files["a.py"] = "import pandas as pd\npd.read_csv('match_results.csv')\n"

    assert [one.at.path for one in collect(make_snapshot(files)).files] == ["data/results.csv", "match_results.csv"]


def test_models_in_their_folder_and_tables_of_results_beside_data_are_no_data() -> None:
    files = dict.fromkeys(("models/owls.h5", "data/owls.h5", "results/by_hour.csv"), "x")
    files["a.py"] = "import pandas as pd\npd.read_csv('results/by_hour.csv')\n"

    assert [one.at.path for one in collect(make_snapshot(files)).files] == ["data/owls.h5"]
    del files["data/owls.h5"]
    assert [one.at.path for one in collect(make_snapshot(files)).files] == ["results/by_hour.csv"]


def test_a_shell_needs_no_quotes_around_paths_of_one_machine() -> None:
    files = {"run.sh": "cd /home/ada/owls\npython a.py --out=/scratch/ada/x\n# /home/ada\ncurl http://a.b/home/ada/x\n"}

    assert [one.at.line for one in collect(make_snapshot(files)).script_paths] == [1, 2]


def test_pointers_are_recognised() -> None:
    files = {"data/a.csv": "version https://git-lfs.github.com/spec/v1\noid sha256:1\n", "data/b.csv.dvc": "outs:\n"}

    assert [one.text for one in collect(make_snapshot(files)).pointers] == ["DVC", "Git LFS"]


def test_downloads_are_found_in_code_scripts_and_the_readme() -> None:
    files = {
        "load.py": "import pandas as pd\nimport "
        "requests\npd.read_csv('https://example.org/a.csv')\nrequests.post('http://x')\n",
        "get.sh": "wget https://example.org/a.zip\ncurl -X POST http://localhost:8000/predict\n",
        "README.md": "Run `kaggle datasets download -d a/b`\n",
    }
    facts = collect(make_snapshot(files))

    assert [(one.at.path, one.at.line) for one in facts.downloads] == [("load.py", 3), ("get.sh", 1), ("README.md", 1)]


def test_files_that_code_reads_and_the_tree_lacks_are_told() -> None:
    files = {
        "a.py": "import pandas as pd\npd.read_csv('data/a.csv')\npd.read_csv('../data/b.csv')\n",
        "data/b.csv": "x",
    }

    assert [one.text for one in collect(make_snapshot(files)).missing_reads] == ["data/a.csv"]


def test_paths_of_one_machine_are_told() -> None:
    files = {
        "a.py": "a = 'C:\\\\Users\\\\ada\\\\a.csv'\nb = '/home/ada/b.csv'\nc = '/predict'\nd = "
        "'/home/appuser/c'\ne = 'A:\\n'\n"
    }

    assert [one.at.line for one in collect(make_snapshot(files)).local_paths] == [1, 2]


def test_drives_and_what_is_plugged_in_are_of_one_machine() -> None:
    theirs = ["/media/ada/Disk/x.wav", "/Volumes/Disk/x.wav", "/mnt/d/x.wav", "D:/x.wav", "E:/sounds", "~/OneDrive/x"]
    shared = ["/media/uploads/may/x.wav", "/mnt/data/x.wav", "/home/index", "~/.cache/x", "/Users/Shared/x"]
    files = {"a.py": "".join(f"open({path!r})\n" for path in (*theirs, *shared))}

    assert [one.text for one in collect(make_snapshot(files)).local_paths] == theirs


def test_a_path_in_a_pattern_or_in_a_comment_is_opened_by_nobody() -> None:
    files = {
        "a.py": "import re\nre.compile(r'C:\\\\Users\\\\\\w+')\n",
        "b.R": '# read.csv("C:/Users/ada/a.csv")\nread.csv("~/Desktop/a.csv")\n',
    }

    assert [one.at.path for one in collect(make_snapshot(files)).local_paths] == ["b.R"]


def test_links_to_where_data_are_kept_are_found() -> None:
    facts = collect(
        make_snapshot({"README.md": "# A\nSee [UCI](https://archive.ics.uci.edu/dataset/1) and https://example.org\n"})
    )

    assert [one.at.line for one in facts.links] == [2]
    assert facts.is_obtainable


def test_a_link_in_a_notebook_stands_at_its_line_and_is_told_once() -> None:
    cells = [{"markdown": "# A\n\n[UCI](https://archive.ics.uci.edu/dataset/1)"}, {"code": "1"}, {"code": "2"}]

    facts = collect(make_snapshot({"a.ipynb": make_notebook(cells)}))

    assert [(one.text, one.at.cell, one.at.line) for one in facts.links] == [
        ("[UCI](https://archive.ics.uci.edu/dataset/1)", 1, 3)
    ]


def test_a_script_that_hands_a_download_to_the_shell_fetches_data() -> None:
    files = {
        "raw.py": "import os\nos.system(f'kaggle competitions download -c {NAME} -p raw')\n",
        "told.py": "print('kaggle competitions download -c rides')\n",
    }

    assert [(one.at.path, one.at.line) for one in collect(make_snapshot(files)).downloads] == [("raw.py", 2)]


def test_nothing_is_not_obtainable() -> None:
    assert not collect(make_snapshot({"train.py": "print(1)\n"})).is_obtainable


def test_a_request_to_a_service_and_an_installation_fetch_no_data() -> None:
    files = {
        "app.py": "import requests\nurl = 'https://x.org/predict?a=1'\nrequests.get(url)\n",
        "alerts.py": "from urllib.request import urlopen\nurlopen(SLACK_WEBHOOK)\n",
        "setup.sh": "if ! gsutil -v\ncurl \\\nwget https://download.java.net/openjdk-11.tar.gz\ncurl -F p=@a https://x.org\n",
    }

    assert collect(make_snapshot(files)).downloads == ()


def test_a_table_that_is_read_from_an_address_in_a_variable_is_fetched() -> None:
    text = "import pandas as pd\nurl = 'https://example.org/a.xls'\npd.read_excel(url)\n"

    assert [one.at.line for one in collect(make_snapshot({"a.py": text})).downloads] == [3]


def test_the_largest_data_file_comes_first_and_its_description_is_none() -> None:
    files = {"data/a.csv": "1", "data/b.csv": "1" * 50, "data/data_description.txt": "x" * 99, "db.sqlite3": "x" * 99}

    assert [one.at.path for one in collect(make_snapshot(files)).files] == ["data/b.csv", "data/a.csv"]


def test_a_set_of_torchvision_is_fetched_only_where_the_call_asks_for_it() -> None:
    text = (
        "from torchvision import datasets\ndatasets.MNIST('a', download=True)\ndatasets.MNIST('a', download=False)\n"
        "datasets.ImageFolder('a')\n"
    )

    assert [one.at.line for one in collect(make_snapshot({"a.py": text})).downloads] == [2]


def test_clients_of_public_services_and_queries_of_addresses_fetch_data() -> None:
    text = (
        "import duckdb\nfrom meteostat import Daily\nfrom astroquery.gaia import Gaia\n"
        "days = Daily('10637')\njob = Gaia.launch_job('select 1')\n"
        "trips = duckdb.sql(\"select * from 'https://trips.example/a.parquet'\")\n"
        "own = duckdb.sql(\"select * from 'a.parquet'\")\n"
    )

    assert [one.at.line for one in collect(make_snapshot({"a.py": text})).downloads] == [4, 5, 6]

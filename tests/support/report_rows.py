"""The words of the typical sample report."""

from typing import NamedTuple


class Row(NamedTuple):
    """One finding in short; evidence reads `path:line | excerpt` or `path@cell | excerpt`, divided by ` ;; `."""

    criterion: str
    rule: str
    verdict: str
    summary: str
    evidence: str = ""
    fix: str = "Add what is missing."
    minutes: int = 10
    gain: int = 0
    snippet: str = ""
    why: str = ""
    reason: str = ""
    cure: str = ""
    places: int = 0


PROJECT, DOCUMENTS, OWN, CRAFT = "End-to-end project", "Documentation", "Originality", "Engineering"

CRITERIA: tuple[tuple[str, str, str, int | None, float, int, int], ...] = (
    ("problem-formulation", PROJECT, "Problem formulation", 72, 0.08, 2, 2),
    ("data-preparation", PROJECT, "Data preparation", 63, 0.08, 3, 4),
    ("modelling", PROJECT, "Modelling", 81, 0.08, 4, 4),
    ("evaluation", PROJECT, "Evaluation", 74, 0.09, 4, 4),
    ("results-presentation", PROJECT, "Results presentation", 50, 0.08, 2, 2),
    ("readme", DOCUMENTS, "README", 31, 0.14, 5, 5),
    ("code-documentation", DOCUMENTS, "Code documentation", 46, 0.05, 2, 2),
    ("visualisations", DOCUMENTS, "Visualisations", 88, 0.05, 3, 3),
    ("communication", DOCUMENTS, "Communication", 40, 0.02, 1, 1),
    ("originality", OWN, "Originality", 67, 0.06, 2, 2),
    ("version-control", CRAFT, "Version control", 41, 0.05, 2, 4),
    ("testing", CRAFT, "Testing", 8, 0.06, 2, 2),
    ("code-quality", CRAFT, "Code quality", 52, 0.04, 3, 3),
    ("reproducibility", CRAFT, "Reproducibility", 22, 0.12, 3, 3),
    ("deployment", CRAFT, "Deployment", None, 0.0, 0, 0),
)

ROWS = (
    Row(
        "problem-formulation",
        "problem-says-goal",
        "pass",
        "The README says what is predicted and for whom",
        "README.md:3 | Predict the Energy Star score of New York buildings.",
    ),
    Row(
        "problem-formulation",
        "problem-says-success",
        "partial",
        "A target metric is named, but no value that would count as success",
        "notebooks/01 Explore.ipynb@4 | We will use mean absolute error.",
        "Say which error would be good enough, and why.",
        10,
        1,
    ),
    Row(
        "data-preparation",
        "data-source-named",
        "pass",
        "The source of the data is named and linked",
        "README.md:4 | https://www1.nyc.gov/html/gbee/html/plan/ll84_scores.shtml",
    ),
    Row(
        "data-preparation",
        "data-cleaned",
        "pass",
        "Missing values and outliers are dealt with in 4 cells",
        "notebooks/01 Explore.ipynb@22 | data = data.dropna(axis=1, thresh=0.5 * len(data)) ;; "
        "notebooks/01 Explore.ipynb@25 | first_quartile = data['Site EUI'].describe()['25%']",
        places=4,
    ),
    Row(
        "data-preparation",
        "data-split-before-fitting",
        "fail",
        "The scaler is fitted on all rows before the split",
        "notebooks/02 Model.ipynb@9 | scaler.fit(data[features])",
        "Fit the scaler on the training rows only.",
        15,
        3,
        "X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=42)\n"
        "model = make_pipeline(MinMaxScaler(), GradientBoostingRegressor())\n"
        "model.fit(X_train, y_train)",
        "Test rows that shape the preparation make the score look better than it is.",
    ),
    Row(
        "data-preparation",
        "data-schema-checked",
        "unknown",
        "Whether the data fits its description could not be told",
        reason="2 data files are over the size limit",
        cure="Commit a sample of the data.",
    ),
    Row(
        "modelling",
        "model-has-baseline",
        "pass",
        "A median guess serves as the baseline",
        "notebooks/02 Model.ipynb@14 | baseline_guess = np.median(y)",
    ),
    Row(
        "modelling",
        "model-compared",
        "pass",
        "5 model families are compared",
        "notebooks/02 Model.ipynb@17 | lr = LinearRegression() ;; "
        "notebooks/02 Model.ipynb@18 | svm = SVR(C=1000, gamma=0.1) ;; "
        "notebooks/02 Model.ipynb@19 | random_forest = RandomForestRegressor(random_state=60)",
        places=5,
    ),
    Row(
        "modelling",
        "model-tuned",
        "pass",
        "Hyper-parameters are searched with 4-fold cross-validation",
        "notebooks/02 Model.ipynb@33 | RandomizedSearchCV(estimator=model, cv=4, n_iter=25)",
    ),
    Row(
        "modelling",
        "model-saved",
        "partial",
        "The model is fitted but never saved",
        "notebooks/02 Model.ipynb@45 | final_model.fit(X, y)",
        "Save the fitted model beside the code that loads it.",
        15,
        1,
    ),
    Row(
        "evaluation",
        "evaluation-held-out",
        "pass",
        "30 % of the rows are held out for the test",
        "notebooks/02 Model.ipynb@8 | train_test_split(features, targets, test_size=0.3, random_state=42)",
    ),
    Row(
        "evaluation",
        "evaluation-metric-suits",
        "pass",
        "Mean absolute error suits a regression",
        "notebooks/02 Model.ipynb@12 | def mae(y_true, y_pred):",
    ),
    Row(
        "evaluation",
        "evaluation-looks-at-errors",
        "pass",
        "Residuals are plotted",
        "notebooks/03 Interpret.ipynb@7 | plt.hist(residuals, color='red', bins=20)",
    ),
    Row(
        "evaluation",
        "evaluation-has-spread",
        "fail",
        "Scores are single numbers, without a spread over folds or seeds",
        "notebooks/02 Model.ipynb@48 | Final model performance on the test set: MAE = 9.0446",
        "Report the mean and spread over folds.",
        20,
        2,
    ),
    Row(
        "results-presentation",
        "results-in-readme",
        "fail",
        "The error of 9.04 against a baseline of 24.52 is only visible inside notebooks",
        "notebooks/01 Explore.ipynb@76 | Baseline MAE = 24.5164 ;; notebooks/02 Model.ipynb@48 | MAE = 9.0446",
        "Put your result in the README",
        10,
        4,
        "| Model | Test MAE |\n|---|---|\n| Median baseline | 24.52 |\n| Tuned gradient boosting | **9.04** |",
        "Most readers never open a notebook; the number that you are proud of belongs on the first page.",
    ),
    Row(
        "results-presentation",
        "results-discussed",
        "pass",
        "The last notebook discusses what the result means",
        "notebooks/03 Interpret.ipynb@31 | ## Conclusions",
    ),
    Row(
        "readme",
        "readme-exists",
        "pass",
        "A README stands at the root",
        "README.md:1 | # Energy benchmark",
    ),
    Row(
        "readme",
        "readme-quickstart",
        "fail",
        "README.md has 4 lines and 37 words: no install, run or data section",
        "README.md:3 | Predict the Energy Star score of New York buildings.",
        "Tell the reader what to install and run",
        20,
        6,
        '## Run it\n\n```\npython -m pip install -r requirements.txt\njupyter lab "notebooks/01 Explore.ipynb"\n```',
        "A reviewer decides within a minute whether to try a project.",
    ),
    Row(
        "readme",
        "readme-shows-picture",
        "fail",
        "The README shows no picture of the result",
        "README.md:1 | # Energy benchmark",
        "Save your best figure and show it near the top.",
        10,
        2,
        "![Residuals of the final model](figures/residuals.png)",
    ),
    Row(
        "readme",
        "readme-says-limits",
        "fail",
        "The README says nothing about limits or next steps",
        "README.md:1 | # Energy benchmark",
        "Add three lines about what the model cannot do.",
        15,
        2,
    ),
    Row(
        "readme",
        "readme-has-contact",
        "suppressed",
        "The README names no author",
        "README.md:1 | # Energy benchmark",
        reason="elsewhere: The profile page has it",
    ),
    Row(
        "code-documentation",
        "code-has-docstrings",
        "partial",
        "9 of 23 functions have a docstring",
        "src/features.py:14 | def remove_collinear_features(x, threshold): ;; "
        "src/features.py:58 | def add_log_columns(frame): ;; src/plots.py:7 | def plot_history(grid):",
        "Give each public function one sentence.",
        25,
        2,
        places=14,
    ),
    Row(
        "code-documentation",
        "notebook-has-narrative",
        "pass",
        "78 of 209 cells explain the work",
        "notebooks/01 Explore.ipynb@1 | # Introduction",
    ),
    Row(
        "visualisations",
        "figures-exist",
        "pass",
        "31 figures are shown in notebooks",
        "notebooks/01 Explore.ipynb@31 | plt.figure(figsize=(12, 10))",
        places=31,
    ),
    Row(
        "visualisations",
        "figures-are-labelled",
        "pass",
        "92 % of the figures have a title and axis labels",
        "notebooks/01 Explore.ipynb@31 | plt.title('Density Plot of Energy Star Scores')",
    ),
    Row(
        "visualisations",
        "figures-are-discussed",
        "partial",
        "Half of the figures are followed by a sentence about them",
        "notebooks/01 Explore.ipynb@44 | plt.scatter(data['Site EUI'], data['score'])",
        "Say in one sentence what the reader should see.",
        20,
        1,
    ),
    Row(
        "communication",
        "communication-writeup-linked",
        "partial",
        "A write-up is mentioned, but not linked",
        "README.md:4 | See my blog for the story.",
        "Link the article.",
        5,
        1,
    ),
    Row(
        "originality",
        "originality-own-question",
        "pass",
        "The data is not one of the usual teaching sets",
        "README.md:4 | New York City Local Law 84",
    ),
    Row(
        "originality",
        "originality-own-words",
        "partial",
        "Some cells look like the library's own tutorial. What did you change, and why?",
        "notebooks/03 Interpret.ipynb@12 | explainer = lime_tabular.LimeTabularExplainer(training_data=X)",
        "Say which parts follow a tutorial and what you added.",
        10,
        1,
    ),
    Row(
        "version-control",
        "history-tells-a-story",
        "unknown",
        "Commit messages could not be judged",
        reason="the clone is shallow",
        cure="Run git fetch --unshallow and audit again.",
    ),
    Row(
        "version-control",
        "history-has-active-days",
        "unknown",
        "The rhythm of the work could not be judged",
        reason="the clone is shallow",
        cure="Run git fetch --unshallow and audit again.",
    ),
    Row(
        "version-control",
        "hygiene-ignores-generated",
        "partial",
        "There is no .gitignore, and 4 checkpoint copies are committed",
        "notebooks/.ipynb_checkpoints/01 Explore-checkpoint.ipynb ;; "
        "notebooks/.ipynb_checkpoints/02 Model-checkpoint.ipynb",
        "Add a .gitignore and remove the copies.",
        10,
        2,
        "echo '.ipynb_checkpoints/' >> .gitignore\ngit rm -r --cached notebooks/.ipynb_checkpoints",
        places=4,
    ),
    Row(
        "version-control",
        "hygiene-small-files",
        "pass",
        "No committed file is over 10 MB",
        "data/energy_sample.csv",
    ),
    Row(
        "testing",
        "tests-exist",
        "fail",
        "No test file was found, and nothing imports pytest or unittest",
        "src/features.py:1 | import pandas as pd",
        "Move mae() into one module and test it",
        45,
        4,
        "def test_a_perfect_guess_has_no_error():\n    assert mae([1.0, 2.0], [1.0, 2.0]) == 0.0",
        "A test shows that you check your own work.",
    ),
    Row(
        "testing",
        "tests-run-in-ci",
        "fail",
        "No workflow runs tests",
        "src/features.py:1 | import pandas as pd",
        "Run the tests on every push.",
        20,
    ),
    Row(
        "code-quality",
        "code-parses",
        "pass",
        "Every Python file and cell can be parsed",
        "src/features.py:1 | import pandas as pd",
    ),
    Row(
        "code-quality",
        "code-not-repeated",
        "fail",
        "mae() is defined in 3 notebooks",
        "notebooks/01 Explore.ipynb@74 | def mae(y_true, y_pred): ;; "
        "notebooks/02 Model.ipynb@12 | def mae(y_true, y_pred): ;; "
        "notebooks/03 Interpret.ipynb@5 | def mae(y_true, y_pred):",
        "Import it from src/ instead.",
        20,
        1,
    ),
    Row(
        "code-quality",
        "code-functions-short",
        "error",
        "Function lengths could not be counted",
        reason="the check stopped with an error of ours",
        cure="Please report this with the rule's name.",
    ),
    Row(
        "reproducibility",
        "environment-declared",
        "fail",
        "No requirements.txt, pyproject.toml or environment.yml was found in 70 files",
        "notebooks/01 Explore.ipynb@2 | import pandas as pd",
        "Pin the environment",
        15,
        5,
        "python -m pip freeze > requirements.txt",
        "Without versions, nobody can repeat your numbers next year.",
    ),
    Row(
        "reproducibility",
        "runs-top-to-bottom",
        "fail",
        "03 Interpret.ipynb was saved with cells run in the order 18, 22, 20",
        "notebooks/03 Interpret.ipynb@34 | exp.show_in_notebook()",
        "Restart the kernel, run all cells, save.",
        10,
        1,
    ),
    Row(
        "reproducibility",
        "randomness-fixed",
        "pass",
        "The split, the forests and both searches set random_state",
        "notebooks/02 Model.ipynb@8 | train_test_split(features, targets, random_state=42) ;; "
        "notebooks/02 Model.ipynb@33 | RandomizedSearchCV(estimator=model, random_state=42)",
    ),
    Row(
        "deployment",
        "deployment-has-interface",
        "not-applicable",
        "The model can be tried from outside a notebook",
        reason="the repository is an analysis without a product",
    ),
)

STRENGTHS = (
    (
        "model-has-baseline",
        "modelling",
        "You set a baseline before modelling: a median guess gives an error of 24.52",
        "notebooks/02 Model.ipynb@14 | baseline_guess = np.median(y)",
    ),
    (
        "model-compared",
        "modelling",
        "Five model families were compared on the same rows before one was tuned",
        "notebooks/02 Model.ipynb@17 | lr = LinearRegression() ;; notebooks/02 Model.ipynb@18 | svm = SVR(C=1000)",
    ),
    (
        "figures-are-labelled",
        "visualisations",
        "Nearly every figure has a title and axis labels, so that it can stand alone",
        "notebooks/01 Explore.ipynb@31 | plt.title('Density Plot of Energy Star Scores')",
    ),
)

QUESTIONS = (
    (
        "Tuning moved the test error from 10.01 to 9.04. Was the test set used to pick the final model?",
        "The final model is scored on the rows that the search was compared on",
        "notebooks/02 Model.ipynb@48 | MAE = 9.0446",
    ),
    (
        "You chose a random split. Could two rows describe the same building?",
        "The split is random, and the data has a building id",
        "notebooks/02 Model.ipynb@8 | train_test_split(features, targets, test_size=0.3)",
    ),
    (
        "Why mean absolute error rather than squared error for this score?",
        "One metric is reported",
        "notebooks/02 Model.ipynb@12 | def mae(y_true, y_pred):",
    ),
)

STAGES = (
    ("frame", "Frame the problem", "README.md:3 | Predict the Energy Star score"),
    ("data", "Get the data", "README.md:4 | New York City Local Law 84"),
    ("prepare", "Prepare it", "notebooks/01 Explore.ipynb@22 | data.dropna(axis=1)"),
    ("split", "Hold data out", "notebooks/02 Model.ipynb@8 | train_test_split(features, targets)"),
    ("model", "Model", "notebooks/02 Model.ipynb@17 | lr = LinearRegression()"),
    ("evaluate", "Evaluate", "notebooks/02 Model.ipynb@48 | MAE = 9.0446"),
    ("present", "Present", ""),
    ("serve", "Serve", ""),
)

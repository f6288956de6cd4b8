"""Libraries, files and words that show how a model is used by others."""

import re

from portfolio_audit.patterns import lazy_regex

SERVICES = {
    "fastapi": "FastAPI",
    "flask": "Flask",
    "flask_restx": "Flask",
    "flask_restful": "Flask",
    "django": "Django",
    "rest_framework": "Django",
    "bentoml": "BentoML",
    "aiohttp.web": "aiohttp",
    "tornado": "Tornado",
    "bottle": "Bottle",
    "sanic": "Sanic",
    "starlette": "Starlette",
    "litserve": "LitServe",
    "ray.serve": "Ray Serve",
    "falcon": "Falcon",
    "tensorflow_serving": "TensorFlow Serving",
    "ts.torch_handler": "TorchServe",
    "seldon_core": "Seldon",
    "kserve": "KServe",
    "mlserver": "MLServer",
    "plumber": "plumber",
    "litestar": "Litestar",
    "quart": "Quart",
    "robyn": "Robyn",
    "connexion": "Connexion",
    "cherrypy": "CherryPy",
    "pyramid": "Pyramid",
    "hug": "hug",
    "ninja": "Django Ninja",
    "blacksheep": "BlackSheep",
    "apiflask": "APIFlask",
    "http.server.BaseHTTPRequestHandler": "http.server",
    "socketserver": "socketserver",
    "xmlrpc.server": "XML-RPC",
    "websockets.server": "WebSocket",
    "functions_framework": "Cloud Functions",
    "azure.functions": "Azure Functions",
    "chalice": "Chalice",
    "mangum": "AWS Lambda",
    "modal": "Modal",
    "cog.BasePredictor": "Cog",
    "triton_python_backend_utils": "Triton",
    "pytriton": "Triton",
    "telegram.ext": "Telegram bot",
    "telebot": "Telegram bot",
    "aiogram": "Telegram bot",
    "telethon": "Telegram bot",
    "discord.ext": "Discord bot",
    "discord": "Discord bot",
    "slack_bolt": "Slack bot",
    "botbuilder": "Bot Framework",
    "vetiver": "vetiver",
}
"""Top-level imports (or dotted ones) of frameworks that answer requests."""
DASHBOARDS = {
    "streamlit": "Streamlit",
    "gradio": "Gradio",
    "dash": "Dash",
    "shiny": "Shiny",
    "panel": "Panel",
    "nicegui": "NiceGUI",
    "chainlit": "Chainlit",
    "taipy": "Taipy",
    "tkinter": "Tkinter",
    "PyQt5": "Qt",
    "PyQt6": "Qt",
    "PySide6": "Qt",
    "customtkinter": "Tkinter",
    "ipywidgets": "",
    "flet": "Flet",
    "kivy": "Kivy",
    "wx": "wxPython",
    "PySimpleGUI": "PySimpleGUI",
    "solara": "Solara",
    "mesop": "Mesop",
    "reflex": "Reflex",
    "pywebio": "PyWebIO",
    "h2o_wave": "H2O Wave",
    "PySide2": "Qt",
    "bokeh.server": "Bokeh",
    "explainerdashboard": "ExplainerDashboard",
    "marimo": "marimo",
}
"""Imports of frameworks for interactive apps."""
DESKTOP_APPS = lazy_regex(
    r"#include\s?[<\"](?:cinder/app/|Q(?:t\w{1,20}/Q)?Application|wx/wx\.h|gtk(?:mm)?/gtk|gtkmm\.h|imgui\.h|SFML/Graphics|raylib\.h)"
    r"|import javafx\.application\.|import javax\.swing\.|fltk::|eframe::run_native"
)
"""Libraries for windows in C++, Java and Rust."""
ORCHESTRATION = {
    "airflow": "Airflow",
    "prefect": "Prefect",
    "dagster": "Dagster",
    "zenml": "ZenML",
    "kedro": "Kedro",
    "mage_ai": "Mage",
    "tfx": "TFX",
    "kfp": "Kubeflow",
    "metaflow": "Metaflow",
    "luigi": "Luigi",
    "flytekit": "Flyte",
    "apscheduler": "APScheduler",
    "celery": "Celery",
}
"""Imports of tools that run training or scoring by themselves."""
MODEL_SAVING = lazy_regex(
    r"(?:^|\.)(?:joblib|\w{0,8}[pP]ickle|dill|skops\.io)\.dump$|(?:^|\.)(?:save_model|save_pretrained|save_weights|log_model|model\.save|saveRDS"
    r"|export_saved_model|save_checkpoint|ModelCheckpoint|onnx\.export|jit\.save)$|^torch\.save$"
    r"|(?:keras|tensorflow)\.\S{0,60}\.save$|^bentoml\.\S{1,40}\.save_model$|push_to_hub$|^safetensors\.\w{1,20}\.save_file$|^tf2onnx\.convert|^onnxmltools\.|^skl2onnx\."
)
MODEL_LOADING = lazy_regex(
    r"(?:^|\.)(?:joblib|pickle|cPickle|cloudpickle|dill|skops\.io)\.load$|(?:^|\.)(?:load_model|load_weights"
    r"|load_from_checkpoint|from_pretrained|InferenceSession|load_state_dict|load_booster|readRDS"
    r"|load_learner|smpickle\.load_pickle|restore_checkpoint|tree_deserialise_leaves)$"
    r"|^torch\.(?:jit\.)?load$|^mlflow\.\S{0,30}load_model$|^tensorflow\.saved_model\.load$"
    r"|^transformers\.pipeline$|^sentence_transformers\.(?:SentenceTransformer|CrossEncoder)$|\.get_latest_versions$|^bentoml\.\S{1,40}\.(?:get|load_runner)$"
    r"|(?:PipelineModel|CrossValidatorModel|TabularPredictor)\.load$|\.(?:lite|interpreter)\.Interpreter$|\.MLModel$|^cv2\.dnn\.readNet\w{0,20}$"
)
SAVED_ELSEWHERE = lazy_regex(
    r"\b(?:xgb\.save|lgb\.save|h2o\.saveModel|save_model_(?:hdf5|tf)|torch_save|vetiver_pin_write|pin_write(?=\([^\n]{0,60}model))\(|\b\w{0,20}(?:model|network|classifier)\w{0,10}(?:\.|->)save\w{0,10}\(|\bsave_?(?:model|network)\w{0,10}\(",
    re.IGNORECASE,
)
"""What writes a model in languages that are read by their words."""
LOADED_ELSEWHERE = lazy_regex(
    r"\b(?:load(?:Layers|Graph)Model|xgb\.load|lgb\.load(?:_model)?|h2o\.loadModel|load_model_(?:hdf5|tf)|torch_load|catboost\.load_model"
    r"|vetiver_pin_read|pin_read(?=\([^\n]{0,60}model))\(|\b\w{0,20}(?:model|network|classifier)\w{0,10}(?:\.|->)load\w{0,10}\(|\bload_?(?:model|network)\w{0,10}\(",
    re.IGNORECASE,
)
"""What reads one there."""
SAVED_BY_NAME = lazy_regex(r"(?:^|[._])(?:model|net|network|classifier|clf|regressor|learner)\d?$")
"""Names of what is a model where `.save` is asked of it."""
LENT_MODEL = lazy_regex(
    r"\.from_pretrained$|^transformers\.pipeline$|^sentence_transformers\.\w+$|load_state_dict$|\.get_latest_versions$"
)
"""Calls that read a foundation of others, or weights in memory: a model of the project's own tells more."""
MEMORY = lazy_regex(r"\btorch\.(?:jit\.)?load\(|load_(?:url|file|state_dict_from_url)\(|\bckpt|checkpoint")
"""What the code around weights speaks of that come from a file."""
NO_NETWORK = lazy_regex(r"optim|sched|scaler|\bopt\b|\boptimizer", re.IGNORECASE)
"""Names of what is restored beside the model: optimizers, schedules, scalers of gradients."""
NO_MODEL = lazy_regex(
    r"^(?:json|yaml|toml|simplejson|ujson)\.|read_|omegaconf|marshal|Tokenizer\S{0,60}\.(?:from|save)_pretrained$"
    r"|^(?:ursina|panda3d|direct|trimesh|pyglet|moderngl|arcade|pygame|bpy|open3d|cadquery|pyvista|vtk|mujoco|pybullet"
    r"|cobra|pyomo|casadi|openmm|simpy|django)\."
)
"""Calls that keep settings and tables, and the models of other worlds: shapes, scenes, cells and records."""
NO_MODEL_NAME = lazy_regex(
    r"(?:\w{0,30}_|\w{1,20}(?=D))?(?:samples?|[dD]ata|dataset|dataframe|df|frame|features|columns|results?|scores?|metrics|history"
    r"|feature_(?:names|list)|metadata|predictions?|labels|images|X|x|y)(?:_(?:train|test|val|valid|df|data|dict|list))?"
)
"""Names of what is kept besides models: tables, results, samples."""
OBJECT_STORE = lazy_regex(r"(?:^|\.)(?:joblib|pickle|cPickle|cloudpickle|dill)\.(?:load|dump)$")
"""Calls that keep any object of Python."""
MODEL_WORD = lazy_regex(
    r"model|classif|clf|regress|estimator|pipe|scaler|encoder|vectori[sz]er|predict|\.fit\b|\bfit_|weights|xgb|lgb|forest",
    re.IGNORECASE,
)
"""What the code around such a call speaks of where the object is a model."""
INFERENCE_FILE = lazy_regex(
    r"(?:^|/)(?:\w{0,30}_)?(?:predict|prediction|predictor|inference|infer|serve|serving|score(?!s)|scoring"
    r"|classify|detect(?!ion|or)|recommend|forecast)\w{0,20}\.(?:py|r|jl|cpp)$",
    re.IGNORECASE,
)
MODEL_FILES = lazy_regex(
    r"\.(?:joblib|h5|keras|pt|pth|onnx|pb|tflite|safetensors|ckpt|cbm|ubj|mar|gguf|rds|model|bst|hdf5)$"
    r"|(?:^|/)(?:models?|artifacts?|saved_models?|weights|pkl|checkpoints?|bin"
    r"|trained_models)/(?:[^/]{1,60}/){0,3}[^/]{1,80}\.(?:pkl|pickle|bin|json|txt|sav)$"
    r"|(?:model|clf|classifier|regressor|pipeline|scaler|forest|xgb|lgbm|logreg|encoder|vectorizer"
    r"|bst)[\w.=-]{0,40}\.(?:pkl|pickle|bin|sav|joblib)$|\.(?:pkl|pickle|sav)$",
    re.IGNORECASE,
)
COMPOSE = lazy_regex(r"(?:^|/)(?:docker-)?compose[\w.-]{0,30}\.ya?ml$", re.IGNORECASE)
DOCKERFILE = lazy_regex(r"(?:^|/)(?:dockerfile[\w.-]{0,40}|[\w-]{1,40}\.dockerfile|containerfile)$", re.IGNORECASE)
HOSTING = lazy_regex(
    r"(?:^|/)(?:procfile|render\.ya?ml|fly\.toml|app\.ya?ml|vercel\.json|netlify\.toml|railway\.(?:toml"
    r"|json)|heroku\.yml|app\.json|now\.json|nixpacks\.toml"
    r"|dokku|wrangler\.toml|modal_app\.py|cog\.yaml|bentofile\.ya?ml|service\.ya?ml|koyeb\.ya?ml"
    r"|dockerrun\.aws\.json|\.ebextensions/[^/]{1,60}|zappa_settings\.json"
    r"|apprunner\.ya?ml|\.streamlit/config\.toml|passenger_wsgi\.py|config\.pbtxt|firebase\.json"
    r"|staticwebapp\.config\.json)$",
    re.IGNORECASE,
)
INFRASTRUCTURE = lazy_regex(
    r"\.tf$|(?:^|/)(?:k8s|kubernetes|kube|kube-config|manifests|helm|charts?|infra(?:structure)?|iac"
    r"|cloudformation|bicep|ansible|terraform|deploy(?:ment)?s?)/(?:[^/]{1,60}/){0,4}"
    r"[^/]{1,60}\.(?:ya?ml|tf|bicep|tpl)$|(?:^|/)(?:chart\.yaml|serverless\.ya?ml|pulumi\.yaml|cdk\.json"
    r"|kustomization\.ya?ml|skaffold\.ya?ml|template\.ya?ml|samconfig\.toml"
    r"|cloudformation[\w-]{0,20}\.ya?ml|deployment\.ya?ml|vagrantfile|main\.bicep|playbook\.ya?ml)$",
    re.IGNORECASE,
)
INFRASTRUCTURE_CONTENT = lazy_regex(
    r"^(?:apiVersion:\s{0,4}[\"']?[a-z]|kind: |AWSTemplateFormatVersion|provider:|resource \"|service:|terraform \{"
    r"|provider \"|module \"|variable \"|output \"|data \"|targetScope|- hosts:|resources:|runtime:)",
)
FRONT = lazy_regex(r"(?:^|/)(?:\w{0,30}app|\w{0,30}dashboard|main|index|home|frontend)\.py$", re.IGNORECASE)
"""Names of the file that starts an app."""
BROWSER_APPS = lazy_regex(
    r"(?:<script|<link|\bimport\b|\bimportScripts\().{0,200}/(?:npm/)?@?[\w./-]{0,60}(pyodide|pyscript|stlite|gradio-lite|shinylive"
    r"|webr|tfjs|tensorflowjs|onnxruntime-web)",
    re.IGNORECASE,
)
"""What a page of HTML loads that runs Python, R or a model in the browser."""
SPEAKS_OF_MODELS = lazy_regex(
    r"predict|\binfer|inference|\bmodels?\b|scoring|\bscores?\b|classif|forecast|recommend|\btrain|detect",
    re.IGNORECASE,
)
"""What a file speaks of that scores or serves; others move files in batches."""
BATCH = lazy_regex(
    r"(?:^|/)(?:\w{0,30}_)?batch\w{0,30}\.(?:py|sh|ya?ml)$|(?:^|/)\w{0,30}(?:batch"
    r"|scoring)\w{0,30}/(?!__init__)[^/]{1,60}\.py$|crontab|cronjob",
    re.IGNORECASE,
)

"""Tools and models that leave their name in the files of a project that uses them."""

import re

from msgspec import Struct

from portfolio_audit.patterns import lazy_regex


class Tool(Struct, frozen=True):
    """A tool or a kind of model: how prose calls it, and what files of a project with it hold."""

    name: str
    called: re.Pattern[str]
    """How prose calls it."""
    traces: tuple[bytes, ...]
    """Texts in lower case, of which each project that uses it holds one in a file or in a path."""
    is_imported: bool = False
    """True for a library that does nothing until code imports it, so that a list of packages proves no use."""
    is_model: bool = False
    """True for a kind of model, which other tools may train without a word on it."""


_IMPORTED = """
XGBoost | XG ?[Bb]oost|xgboost | xgb
LightGBM | Light ?GBM|lightgbm|LGBM | lightgbm lgb bonsai
CatBoost | Cat ?[Bb]oost|catboost | catboost
Prophet | (?:Facebook |Meta |FB)?Prophet|fbprophet | prophet
TensorFlow | Tensor ?[Ff]low|tensorflow | tensorflow keras .tflite .h5 tfjs tfhub
Keras | Keras | keras tensorflow .h5
PyTorch | Py ?[Tt]orch | torch transformers ultralytics fastai lightning timm detectron .pt
FastAPI | Fast ?API | fastapi
Flask | Flask | flask
Streamlit | Streamlit | streamlit
Gradio | Gradio | gradio
SHAP | SHAP | shap
LIME | LIME | lime
Optuna | Optuna | optuna
Hyperopt | Hyperopt|HyperOpt | hyperopt
spaCy | spaCy|SpaCy|Spacy | spacy
NLTK | NLTK | nltk
Gensim | Gensim | gensim
OpenCV | OpenCV | cv2 opencv
statsmodels | [Ss]tatsmodels | statsmodels
LangChain | Lang[Cc]hain | langchain langgraph
LlamaIndex | Llama ?Index | llama_index llama-index llamaindex
FAISS | FAISS|Faiss | faiss
Plotly | Plotly(?! Dash) | plotly px. dash
Seaborn | Seaborn | seaborn sns
Folium | Folium | folium
PySpark | PySpark | spark
"""
_NAMED = """
React | React(?:\\.?js|JS)?(?! to\\b| native) | react .jsx .tsx
Vue.js | Vue(?:\\.js|JS| ?3) | vue
Angular | AngularJS|Angular \\d+ | angular
Next.js | Next\\.js|NextJS | next
Django | Django | django
Kubernetes | Kubernetes|K8s|k8s | kubernetes k8s kubectl apiversion helm minikube
Terraform | Terraform | terraform .tf hcl
Airflow | (?:Apache )?Airflow | airflow astro
Prefect | Prefect | prefect
Dagster | Dagster | dagster
MLflow | ML ?[Ff]low | mlflow mlruns dagshub databricks
DVC | DVC | dvc
Weights & Biases | Weights (?:&|and) Biases|W&B|wandb|WandB | wandb w&b biases
Kafka | (?:Apache )?Kafka | kafka redpanda confluent
RabbitMQ | RabbitMQ | rabbit amqp pika
Spark | Apache Spark|Spark (?:SQL|Streaming|MLlib) | spark databricks
Redis | Redis | redis
PostgreSQL | Postgre(?:s|SQL) | postgres psycopg asyncpg 5432 supabase sqlalchemy create_engine database_url jdbc .sql
MySQL | MySQL | mysql mariadb 3306 sqlalchemy create_engine database_url jdbc .sql
MongoDB | Mongo ?DB | mongo
Neo4j | Neo4j | neo4j cypher
Elasticsearch | Elastic ?[Ss]earch | elastic opensearch 9200
Prometheus | Prometheus | prometheus 9090 /metrics
Pinecone | Pinecone (?:DB|vector|index|database) | pinecone
Qdrant | Qdrant | qdrant
Weaviate | Weaviate | weaviate
ChromaDB | Chroma ?DB | chroma
"""
_MODELS = """
LSTM | (?:Bi-?)?LSTMs? | lstm
GRU | GRUs? | gru
BERT | BERT | bert transformer minilm
ARIMA | (?:S?ARIMAX?) | arima sarima
random forest | [Rr]andom [Ff]orests? | forest ranger "rf" 'rf' rf_ _rf rf= rf.fit
SVM | SVMs?|[Ss]upport [Vv]ector (?:[Mm]achines?|[Cc]lassifier|[Rr]egress(?:ion|or)) | svm svc svr hinge kernlab
AdaBoost | AdaBoost|Adaboost | adaboost ada_
isolation forest | [Ii]solation [Ff]orests? | isolation iforest isotree iforest
DBSCAN | DBSCAN | dbscan
YOLO | YOLO(?:v\\d+)? | yolo ultralytics darknet
ResNet | ResNet(?:-?\\d+)? | resnet timm fastai
SMOTE | SMOTE | smote imblearn
"""


def _read(rows: str, *, is_imported: bool = False, is_model: bool = False) -> tuple[Tool, ...]:
    cells = (row.split(" | ") for row in rows.strip().splitlines())
    return tuple(
        Tool(
            name,
            lazy_regex(rf"(?<![\w/.-])(?:{called})(?![\w/])"),
            tuple(traces.encode().split()),
            is_imported,
            is_model,
        )
        for name, called, traces in cells
    )


TOOLS = (*_read(_IMPORTED, is_imported=True), *_read(_NAMED), *_read(_MODELS, is_model=True))

"""Names of data files, loaders and hosts, and paths that stand on one machine only."""

import re

from portfolio_audit.analysis.gated_pattern import GatedPattern, gated
from portfolio_audit.patterns import lazy_regex

FORMATS = frozenset(
    """
    csv tsv parquet feather arrow xlsx xls jsonl ndjson h5 hdf5 npy npz pkl pickle rds rdata sav dta sas7bdat arff
    libsvm
    db sqlite sqlite3 duckdb mat nii dcm tfrecord lmdb geojson shp gpkg tif tiff wav mp3 flac avro orc data idx ubyte
    """.split()  # noqa: SIM905  # a table of words reads better than a list of quoted ones
)
ONLY_IN_DATA_FOLDERS = frozenset(
    {"json", "txt", "pkl", "pickle", "xml", "zip", "gz", "jpg", "jpeg", "png", "db", "dat"}
)
DATA_FOLDER = lazy_regex(
    r"(?:^|/)(?:data|datasets?|inputs?|raw|processed|interim|corpus|corpora)(?:[_-]\w{1,30})?/", re.IGNORECASE
)
RAW = lazy_regex(r"^(.{0,200}/)?(?:\d{1,2}[_-])?(?:raw|original|external|bronze|landing)(?:[_-]data)?/", re.IGNORECASE)
PROCESSED = lazy_regex(
    r"^(.{0,200}/)?(?:\d{1,2}[_-])?(?:processed|interim|clean|cleaned|intermediate|final|features|silver"
    r"|gold|prepared|primary)(?:[_-]data)?/",
    re.IGNORECASE,
)
MODEL_FILE = lazy_regex(
    r"(?:model|scaler|encoder|vectori[sz]er|pipeline|clf|regressor|transformer|tokeni[sz]er|weights|label|classifier"
    r"|checkpoint"
    r"|cnn|lstm|(?:mobile|res|efficient|dense|alex)_?net|(?:^|_)vgg)",
    re.IGNORECASE,
)
MODEL_FOLDER = lazy_regex(r"(?:^|/)(?:\w{1,20}_)?(?:models?|weights|checkpoints)/", re.IGNORECASE)
RESULT_FILE = lazy_regex(
    r"(?:^|[_\W])(?:results?|backtests?|predictions?|preds?|submissions?|metrics|scores|leaderboard|history|comparison"
    r"|evaluation|log|logs)(?:[_\W\d]|$)",
    re.IGNORECASE,
)
"""Names of what a program writes; data only where it lies among data or is read."""
RESULT_FOLDER = lazy_regex(
    r"(?:^|/)(?:results?|reports?|outputs?|eval|evaluations?|predictions?|submissions?|metrics|figures|logs)/",
    re.IGNORECASE,
)
NO_DATA = lazy_regex(r"^(?:requirements|read[_-]?me|license|package)|^db\.sqlite3$", re.IGNORECASE)
"""Files that are no data whatever their format; `db.sqlite3` is what Django keeps its users in."""
DOCUMENTATION = lazy_regex(
    r"(?:^|/)(?:data[\w-]{0,30}/(?:[^/]{1,60}/)?readme[\w.]{0,6}|[\w-]{0,40}(?:data[_ -]?(?:description"
    r"|dictionary|card|sheet|statement|schema)"
    r"|datasheet|codebook|data_catalog)[\w-]{0,30}\.\w{1,6}|dataset[_-]?(?:card|readme|description)\.\w{1,6})$",
    re.IGNORECASE,
)
POINTER = b"version https://git-lfs.github.com/spec/v1"
LOADERS = lazy_regex(
    r"^(?:sklearn\.datasets\.(?:fetch|load)_\w+|(?:tensorflow\.)?keras\.(?:src\.)?datasets\..*load_data"
    r"|torchvision\.datasets\.\w+"
    r"|tensorflow_datasets\.\w+|datasets\.load_dataset|ucimlrepo\.fetch_ucirepo|seaborn\.load_dataset"
    r"|statsmodels\.\S{0,60}(?:get_rdataset|load_pandas)"
    r"|kagglehub\.\w+|kaggle\.api\.\S{0,80}download\w*|opendatasets\.download|requests\.(?:get|Session)"
    r"|urllib\.request\.(?:urlretrieve|urlopen)|wget\.download"
    r"|gdown\.\w+|yfinance\.\S+|pandas_datareader\.\S+|boto3\.\S{0,80}\.(?:download_\w+|get_object)"
    r"|google\.cloud\.(?:storage|bigquery)\.\S{0,120}\.(?:download_\w+|query|to_dataframe)"
    r"|(?:s3fs|gcsfs)\.\S{1,80}\.(?:get\w*|open|download|read\w*|cat\w*|glob|ls|find)"
    r"|huggingface_hub\.\w*download\w*|torchtext\.datasets\.\w+"
    r"|praw\.Reddit|tweepy\.\S+|pooch\.\S+"
    r"|fastai\.\S{0,40}untar_data|untar_data|openml\.datasets\.\S+|geopandas\.datasets\.\S+|ftplib\.FTP|bigquery\.\S+)$"
)
READERS = lazy_regex(
    r"(?:^|\.)(?:read_(?:csv|table|excel|parquet|json|feather|pickle|fwf|stata|spss|sas|hdf|sql)|loadtxt"
    r"|genfromtxt|scan_\w+|imread)$"
)
SHELL = GatedPattern(
    ("wget", "curl", "gdown", "aria2c", "kaggle", "dvc", "lfs", "download.file", "csv", "aws", "gsutil"),
    lazy_regex(
        r"(?:^|[\s!$>`;&|])(?:wget|curl|gdown|aria2c)\s[^\n]{0,200}?(?:https?://|ftp://|\$|[\w-]{20})"
        r"|kaggle\s+(?:competitions|datasets|c|d)\s+download|dvc\s+(?:pull|get|import)|git\s+lfs\s+pull"
        r"|download\.file\(|read[._]csv\(\s*[fr]?[\"']https?://|aws\s+s3\s+(?:cp|sync)"
        r"|gsutil\s(?:-\w+\s)*(?:cp|rsync)"
    ),
)
CALLS_A_SHELL = lazy_regex(r"\b(?:system|popen|Popen|run|call|check_call|check_output|getoutput)\(")
"""How a script hands a line to the shell."""
NO_FETCH = lazy_regex(
    r"^\s*#|install|mlflow\.db|localhost|127\.0\.0\.1|-X\s?(?:POST|PUT)|--request|curl\b.{0,200}\s(?:-[dF]|--data)\s|/predict"
    r"|/health|-sSL?\s|\.sh\b"
    r"|aws\s+s3\s+(?:cp|sync)\s+(?!s3:)\S{1,100}\s+[\"']?s3:|docker|openjdk|apache\.org|hashicorp|releases/download|\.deb\b|\bgpg\b"
)
"""Lines that install, ask a service, or are comments."""
ASKING = lazy_regex(
    r"/predict|localhost|127\.0\.0\.1|/health|/reload|api\.github\.com|run\.app|webhook|slack"
    r"|\b(?:endpoint|predict\w*|service|server|backend|api)_?(?:url|uri|host)\b",
    re.IGNORECASE,
)
"""What stands just above a request that asks a service instead of fetching data."""
LINKS = gated(
    ".com|.org|.edu|.gov|.co/|http|ftp:|amazonaws|googleapis|mendeley|dataverse|opendata|open-data|data.world|cocodataset",
    r"kaggle\.com/(?:datasets?|c|competitions)/|kaggle\.com/[\w-]{1,60}/[\w-]{1,80}"
    r"|archive(?:-beta)?\.ics\.uci\.edu|drive\.google\.com|zenodo\.org|figshare\.com"
    r"|huggingface\.co/datasets/|dataverse|physionet\.org|data\.gov|opendata|open-data|data\.world"
    r"|openml\.org|dropbox\.com|s3\.amazonaws|storage\.googleapis"
    r"|drivendata\.org|aicrowd\.com|paperswithcode\.com/dataset|data\.mendeley|registry\.opendata\.aws"
    r"|\bdoi\.org/10\.(?:5281|24432|7910|17632)"
    r"|https?://\S{1,200}\.(?:csv|zip|json|parquet|tar\.gz|tar\.bz2|tgz|xlsx)\b|nyc\.gov/site/tlc|ftp://"
    r"|cs\.toronto\.edu/~kriz|yann\.lecun\.com|image-net\.org|cocodataset",
)
_HOME_FOLDERS = (
    r"(?:Desktop|Downloads?|Documents?|Pictures|Music|Videos|OneDrive|Dropbox|Google ?Drive|iCloud|Escritorio|Descargas"
    r"|Documentos|Bureau|Téléchargements|Schreibtisch|Scrivania|Pulpit|Pobrane)"
)
_PLACES_OF_A_MACHINE = (
    rf"/Users/(?!Shared/)\w|~[\\/]{_HOME_FOLDERS}\b"
    r"|/(?:scratch|gpfs|lustre|nfs)/\w+/\w|/Volumes/\w[^/]{0,40}/\w|/mnt/[c-z]/\w"
    r"|/(?:run/)?media/(?!(?:upload|image|img|file|photo|video|audio|avatar|user|static)\w{0,10}/)\w[^/\s]{0,40}/[^/]{1,60}/"
    r"|/home/(?!(?:bentoml|app|user|appuser|jovyan|airflow|vscode|your|ubuntu|ec2-user|runner|circleci|vagrant|hadoop|spark)[\w-]{0,10}/)\w[\w.-]{0,40}/"
)
"""Beginnings of paths that one person's machine has: homes, what is plugged in, and a cluster's folders."""
_IN_A_DRIVE = r"(?!Windows)[^\\/:*?\"'<>|{}\n]{1,80}"
_FILE_ENDS = r"\.\w{2,5}(?=[\"']|$)"
LOCAL = lazy_regex(
    rf"^(?:[A-Za-z]:[\\/]{_IN_A_DRIVE}(?:[\\/]|{_FILE_ENDS})|[A-Z]:[\\/]\w[\w .-]{{2,60}}$|{_PLACES_OF_A_MACHINE})"
)
"""Values of literals that begin with such a path, or with the letter of a drive."""
LOCAL_LINE = lazy_regex(
    rf"^(?!\s{{0,40}}(?:#(?!include)|//|%|--)).{{0,300}}?[\"'](?:[A-Za-z]:(?:\\\\|/){_IN_A_DRIVE}(?:\\\\|/|{_FILE_ENDS})"
    rf"|{_PLACES_OF_A_MACHINE})"
)
"""The same in a line of another language, comments left out."""
HOME_FOLDER = lazy_regex(
    rf"(?:\bhome\(\)|expanduser\(\s?[\"']~[\"']\s?\)|environ(?:\.get\(|\[)\s?[\"']HOME[\"']\s?[\])])\s?[/,+]\s?f?[\"'][\\/]?{_HOME_FOLDERS}\b"
)
"""A folder of somebody's desk, joined to the home of who runs the code."""
LOCAL_SHELL = lazy_regex(rf"^(?!\s{{0,40}}#).{{0,300}}?(?<![^\s\"'=:])(?:{_PLACES_OF_A_MACHINE})")
"""The same in a line of a shell, where a path needs no quotes."""
HOSTED = lazy_regex(
    r"^\.{0,2}/?(?:content/(?:drive|gdrive|sample_data)?|kaggle/(?:input|working))|^\.\./input/\w|^gs://\w|^dbfs:/\w"
)
MODEL_FORMATS = frozenset({"pkl", "pickle", "h5", "hdf5", "npy", "npz", "json", "rds"})

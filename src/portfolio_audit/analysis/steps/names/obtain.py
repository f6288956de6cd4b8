"""Names of calls that open data and fetch it."""

from portfolio_audit.analysis.steps.steps import StepKind

WORDS: dict[StepKind, dict[str, str]] = {
    StepKind.LOAD: {
        "table": """
            read_csv read_excel read_parquet read_json read_feather read_table read_pickle read_hdf read_html read_fwf
            read_stata scan_csv scan_parquet read_ipc read_delta read_orc read_sas read_spss read_xml numpy:loadtxt
            numpy:genfromtxt numpy:load .toPandas ExcelFile csv:DictReader csv:reader read:csv read:parquet read:json
            read:orc read:jdbc read:load numpy:fromfile numpy:memmap loadmat loadarff h5py:File open_dataset
            open_mfdataset uproot:open fits:open open_zarr netCDF4:Dataset rasterio:open pyreadstat:read_sav vaex:open
            datatable:fread read_h5ad read_10x_mtx
            read_delim read_tsv read_xlsx read_rds read_dta read_sav read_avro read_loom read_10x_h5
            get_all_records deltalake:DeltaTable pyarrow:to_table read_ndjson read_database scan_ndjson
            """,
        "recordings": """
            wfdb:rdrecord wfdb:rdsamp read_raw_edf read_raw_fif read_raw_bdf read_raw_brainvision
            read_raw_eeglab read_raw_gdf read_raw_cnt EdfReader obspy:read laspy:read
            read_point_cloud SeqIO:parse SDMolSupplier pgn:read_game mido:MidiFile PrettyMIDI gpxpy:parse
            ElementTree:parse etree:parse minidom:parse
            """,
        "documents": """
            PdfReader pdfplumber:open PyPDFLoader DirectoryLoader TextLoader CSVLoader WebBaseLoader
            SimpleDirectoryReader
            """,
        "graph": """
            networkx:read_edgelist networkx:read_weighted_edgelist networkx:read_gml networkx:read_graphml
            networkx:read_gexf networkx:read_adjlist networkx:read_gpickle networkx:read_pajek networkx:read_leda
            PygNodePropPredDataset DglNodePropPredDataset Planetoid TUDataset
            """,
        "database": """
            read_sql read_sql_query read_sql_table read_gbq psycopg2:connect sqlite3:connect duckdb:connect
            create_engine MongoClient pymysql:connect pyodbc:connect mysql:connect snowflake:connect
            oracledb:connect mariadb:connect clickhouse_connect:get_client InfluxDBClient
            """,
        "bundled": """
            load_iris load_wine load_breast_cancer load_diabetes load_digits load_boston fetch_california_housing
            fetch_openml fetch_20newsgroups sns:load_dataset seaborn:load_dataset tfds:load tensorflow_datasets:load
            datasets:load_data mnist:load_data fashion_mnist:load_data cifar10:load_data cifar100:load_data
            imdb:load_data torchvision:MNIST torchvision:FashionMNIST torchvision:CIFAR10 torchvision:CIFAR100
            datasets:MNIST datasets:FashionMNIST datasets:CIFAR10 fetch_lfw_people read_data_sets
            load_linnerud fetch_olivetti_faces fetch_covtype fetch_kddcup99 reuters:load_data boston_housing:load_data
            datasets:CIFAR100 datasets:SVHN datasets:EMNIST datasets:KMNIST datasets:STL10 datasets:CelebA
            datasets:Flowers102 datasets:Food101 datasets:OxfordIIITPet datasets:ImageNet datasets:VOCDetection
            datasets:VOCSegmentation datasets:CocoDetection datasets:Caltech101 datasets:StanfordCars datasets:EuroSAT
            datasets:SPEECHCOMMANDS datasets:LIBRISPEECH datasets:AG_NEWS datasets:IMDB get_rdataset load_pandas
            Dataset:load_builtin vega_datasets:data
            """,
        "hub": """
            datasets:load_dataset load_from_disk
            """,
        "images": """
            image_dataset_from_directory flow_from_directory flow_from_dataframe ImageFolder ImageDataGenerator
            cv2:imread imread Image:open load_img decode_jpeg decode_png dcmread read_file
            ImageDataLoaders:from_folder ImageDataLoaders:from_df ImageDataLoaders:from_csv
            ImageDataLoaders:from_name_func ImageDataLoaders:from_path_func DatasetFolder nibabel:load sitk:ReadImage
            SimpleITK:ReadImage
            """,
        "audio": """
            librosa:load torchaudio:load wavfile:read soundfile:read AudioSegment:from_file AudioSegment:from_wav
            AudioSegment:from_mp3 wave:open
            """,
        "text": "text_dataset_from_directory TabularDataset fetch_rcv1 load_files load_svmlight_file",
        "records": """
            TFRecordDataset CsvExampleGen ImportExampleGen BigQueryExampleGen KafkaConsumer confluent_kafka:Consumer
            """,
        "batches": "DataLoader from_tensor_slices",
    },
    StepKind.COLLECT: {
        "scrape": """
            BeautifulSoup bs4:BeautifulSoup scrapy:Spider CrawlerProcess webdriver:Chrome webdriver:Firefox Selector
            sync_playwright
            """,
        "interface": """
            requests:get requests:Session urlopen urlretrieve httpx:get aiohttp:ClientSession
            yfinance:download yf:download DataReader tweepy:API tweepy:Client praw:Reddit Sodapy:Socrata
            sodapy:Socrata wbdata:get_dataframe fredapi:Fred ucimlrepo:fetch_ucirepo
            spotipy:Spotify meteostat:Daily meteostat:Hourly meteostat:Monthly openmeteo_requests:Client cdsapi:Client
            fastf1:get_session pybaseball:statcast statsbombpy:events pytrends:TrendReq newsapi:NewsApiClient
            wikipediaapi:Wikipedia wikipedia:page ccxt:fetch_ohlcv binance:get_historical_klines
            alpha_vantage:TimeSeries nasdaqdatalink:get quandl:get osmnx:graph_from_place osmnx:features_from_place
            overpy:Overpass Entrez:efetch Entrez:esearch arxiv:Search berserk:Client eurostat:get_data_df
            wbgapi:DataFrame sentinelsat:SentinelAPI earthaccess:download pystac_client:Client census:Census
            instaloader:Instaloader ftplib:FTP yfinance:Ticker SPARQLWrapper feedparser:parse tushare:pro_api
            pycoingecko:CoinGeckoAPI entsoe:EntsoePandasClient pubchempy:get_compounds GEOparse:get_GEO PushshiftAPI
            lyricsgenius:Genius yahooquery:Ticker StackAPI mwclient:Site sentinelhub:SentinelHubRequest openeo:connect
            semanticscholar:SemanticScholar finnhub:Client polygon:RESTClient pandasdmx:Request dbnomics:fetch_series
            ECMWFDataServer pyowm:OWM openaq:OpenAQ cellxgene_census:open_soma Fido:search internetarchive:download
            YouTubeTranscriptApi:get_transcript
            """,
        "hub": """
            kagglehub:dataset_download kagglehub:competition_download dataset_download_files snapshot_download
            competition_download_files opendatasets:download gdown:download wget:download download.file
            hf_hub_download utils:get_file data_utils:get_file download_url_to_file download_and_extract_archive
            utils:download_url pooch:retrieve .download_to_filename .download_as_bytes .download_as_text
            .download_as_string .download_file .download_fileobj .fget_object .download_blob paramiko:get
            fsspec:get_mapper s3fs:S3Map gcsfs:GCSMap
            """,
    },
}
"""As in `words_prepare`."""

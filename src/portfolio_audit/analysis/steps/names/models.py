"""Names of calls that build, train, keep and use models."""

from portfolio_audit.analysis.steps.steps import Family, StepKind

MODELS: dict[Family, str] = {
    Family.LINEAR: """
        LinearRegression LogisticRegression LogisticRegressionCV Ridge RidgeCV Lasso LassoCV LassoLars ElasticNet
        ElasticNetCV SGDClassifier SGDRegressor Perceptron RidgeClassifier RidgeClassifierCV BayesianRidge
        HuberRegressor PoissonRegressor TweedieRegressor GammaRegressor QuantileRegressor TheilSenRegressor
        RANSACRegressor Lars OLS GLM WLS Logit Probit statsmodels:ols statsmodels:logit smf:ols smf:glm sm:OLS
        LinearDiscriminantAnalysis QuadraticDiscriminantAnalysis PassiveAggressiveClassifier KernelRidge LinearGAM
        LogisticGAM ARDRegression glmnet linear_reg logistic_reg QuantReg LogisticIT LogisticAT MORD
        r:lm r:glm r:gam r:lda r:lmer r:glmer r:glmmTMB r:bam r:polr r:multinom
        """,
    Family.TREE: """
        DecisionTreeClassifier DecisionTreeRegressor ExtraTreeClassifier rpart decision_tree ctree
        """,
    Family.FOREST: """
        RandomForestClassifier RandomForestRegressor ExtraTreesClassifier ExtraTreesRegressor randomForest rand_forest
        ranger BalancedRandomForestClassifier RandomForest EasyEnsembleClassifier
        """,
    Family.BOOSTING: """
        XGBClassifier XGBRegressor XGBRanker xgboost:train xgb:train LGBMClassifier LGBMRegressor
        LGBMRanker lightgbm:train lgb:train CatBoostClassifier CatBoostRegressor CatBoost
        GradientBoostingClassifier GradientBoostingRegressor HistGradientBoostingClassifier
        HistGradientBoostingRegressor AdaBoostClassifier AdaBoostRegressor GBTClassifier GBTRegressor boost_tree
        NGBRegressor XGBRFRegressor ExplainableBoostingClassifier ExplainableBoostingRegressor RUSBoostClassifier
        r:gbm
        """,
    Family.ENSEMBLE: """
        VotingClassifier VotingRegressor StackingClassifier StackingRegressor BaggingClassifier BaggingRegressor
        StackingCVRegressor
        """,
    Family.SUPPORT_VECTORS: "SVC SVR LinearSVC LinearSVR NuSVC NuSVR svm_rbf svm_linear ksvm r:svm",
    Family.NEIGHBOURS: """
        KNeighborsClassifier KNeighborsRegressor RadiusNeighborsClassifier NearestNeighbors NearestCentroid
        nearest_neighbor faiss:IndexFlatL2 IndexFlatIP AnnoyIndex
        """,
    Family.BAYES: """
        GaussianNB MultinomialNB BernoulliNB ComplementNB CategoricalNB naive_bayes GaussianProcessRegressor
        GaussianProcessClassifier pm:Model pymc:Model pymc3:Model pystan:StanModel CmdStanModel NaiveBayes
        BayesianNetwork
        """,
    Family.NEURAL: """
        Sequential keras:Model Model:keras tf:Model MLPClassifier MLPRegressor keras:Dense layers:Dense Conv2D LSTM
        GRU nn:Linear nn:Conv2d nn:LSTM nn:GRU nn:Sequential nn:Conv1d nn:Transformer nn:TransformerEncoder
        nn:TransformerEncoderLayer Bidirectional SimpleRNN Conv1D MultiHeadAttention cnn_learner vision_learner
        create_cnn Learner tabular_learner TabNetClassifier nn:Embedding tf:InteractiveSession tf:placeholder
        functional_api Model:functional conv2d fully_connected TemporalFusionTransformer text_classifier_learner
        language_model_learner unet_learner r:nnet r:neuralnet
        """,
    Family.PRETRAINED: """
        ResNet50 ResNet101 ResNet152V2 VGG16 VGG19 InceptionV3 MobileNet MobileNetV2 MobileNetV3Small MobileNetV3Large
        EfficientNetB0 EfficientNetB1 EfficientNetB2 EfficientNetB3 EfficientNetB4 EfficientNetV2B0 DenseNet121
        DenseNet169 DenseNet201 Xception InceptionResNetV2 NASNetMobile models:resnet18 models:resnet34
        models:resnet50 models:vgg16 models:mobilenet_v2 resnet18 resnet34 resnet50 resnet101 vgg16 densenet121
        efficientnet_b0 mobilenet_v2 mobilenet_v3_small vit_b_16 timm:create_model AutoModel:from_pretrained
        AutoModelForSequenceClassification:from_pretrained AutoModelForTokenClassification:from_pretrained
        AutoModelForQuestionAnswering:from_pretrained AutoModelForCausalLM:from_pretrained
        AutoModelForSeq2SeqLM:from_pretrained BertModel:from_pretrained BertForSequenceClassification:from_pretrained
        RobertaModel:from_pretrained DistilBertForSequenceClassification:from_pretrained TFBertModel:from_pretrained
        TFAutoModelForSequenceClassification:from_pretrained RobertaForSequenceClassification:from_pretrained
        AutoModel TFAutoModel hub:KerasLayer hub:load torch.hub:load YOLO
        SegformerForSemanticSegmentation:from_pretrained TFSegformerForSemanticSegmentation:from_pretrained
        T5ForConditionalGeneration:from_pretrained fasterrcnn_resnet50_fpn maskrcnn_resnet50_fpn
        transformers:pipeline CLIPModel:from_pretrained
        XLMRobertaForSequenceClassification:from_pretrained CamembertForSequenceClassification:from_pretrained
        ViTForImageClassification:from_pretrained AutoModelForImageClassification:from_pretrained SentenceTransformer
        segmentation_models_pytorch:Unet segmentation_models_pytorch:UnetPlusPlus segmentation_models_pytorch:FPN
        segmentation_models_pytorch:DeepLabV3Plus segmentation_models_pytorch:create_model segmentation_models:Unet
        deeplabv3_resnet50 fcn_resnet50 sentence_transformers:CrossEncoder
        """,
    Family.LANGUAGE_MODEL: """
        ChatOpenAI ChatGroq ChatGoogleGenerativeAI ChatAnthropic OpenAI openai:OpenAI AzureOpenAI AzureChatOpenAI
        ChatOllama Ollama ChatCompletion:create completions:create GenerativeModel anthropic:Anthropic Groq LLMChain
        create_react_agent init_chat_model HuggingFaceHub RetrievalQA:from_chain_type messages:create
        ollama:chat ollama:generate litellm:completion
        """,
    Family.CLUSTERING: """
        KMeans MiniBatchKMeans DBSCAN HDBSCAN AgglomerativeClustering SpectralClustering GaussianMixture
        BayesianGaussianMixture MeanShift OPTICS Birch AffinityPropagation KModes KPrototypes linkage fcluster
        BisectingKMeans kmeans hclust
        """,
    Family.REDUCTION: """
        LatentDirichletAllocation LdaModel LdaMulticore gensim:LdaModel BERTopic Autoencoder VAE
        """,
    Family.TIME_SERIES: """
        ARIMA SARIMAX AutoARIMA auto_arima ExponentialSmoothing SimpleExpSmoothing Holt Prophet NeuralProphet VAR
        VARMAX UnobservedComponents NBEATSModel NHiTSModel TFTModel StatsForecast AutoETS AutoTheta ThetaForecaster
        NaiveForecaster ETSModel AutoETS ARDLModel RNNModel TCNModel AutoReg MLForecast SeasonalNaive Croston
        auto.arima ets BetaGeoFitter ParetoNBDFitter GammaGammaFitter ModifiedBetaGeoFitter arch_model
        """,
    Family.ANOMALY: """
        IsolationForest OneClassSVM LocalOutlierFactor pyod:ECOD COPOD AutoEncoder EllipticEnvelope
        """,
    Family.RECOMMENDER: """
        ALS AlternatingLeastSquares SVDpp surprise:SVD surprise:KNNBasic LightFM NCF NeuMF implicit:als
        BayesianPersonalizedRanking
        """,
    Family.RETRIEVER: """
        BM25Okapi BM25Plus BM25L BM25Retriever bm25s:BM25 TFIDFRetriever InMemoryBM25Retriever
        """,
    Family.REINFORCEMENT: """
        PPO DQN A2C SAC TD3 DDPG gym:make gymnasium:make QLearningAgent ReplayBuffer
        """,
    Family.SURVIVAL: """
        CoxPHFitter KaplanMeierFitter RandomSurvivalForest WeibullAFTFitter CoxPHSurvivalAnalysis coxph survfit
        """,
    Family.AUTOML: """
        TPOTClassifier TPOTRegressor H2OAutoML AutoML flaml:AutoML TabularPredictor setup_pycaret compare_models
        AutoSklearnClassifier LazyClassifier LazyRegressor create_model
        """,
    Family.BASELINE: """
        DummyClassifier DummyRegressor NaiveForecaster NaiveSeasonal NaiveDrift SeasonalNaive Naive null_model
        HistoricAverage
        """,
}
"""Family to names of constructors, in the notation of `words_prepare`."""

WORDS: dict[StepKind, dict[str, str]] = {
    StepKind.FIT: {
        "fit": """
            .fit .fit_generator .partial_fit .train xgboost:train xgb:train lightgbm:train lgb:train .fit_one_cycle
            .fine_tune .fit_resample_model .train_on_batch .learn trainer:fit xgb:cv lgb:cv .fit_predict
            .fit_regularized smf:ols train_model train_one_epoch train_epoch run_training fit_model Trainer:train
            tfx:Trainer LightningCLI .train_model .finetune .train_batch .train_step fasttext:train_supervised
            .apprendre .entrainer .trainieren .entrenar .treinar .addestrare
            fasttext:train_unsupervised gensim:LdaModel gensim:LdaMulticore gensim:LsiModel gensim:HdpModel
            gensim:Word2Vec gensim:Doc2Vec gensim:FastText pm:sample pymc:sample pymc3:sample MCMC:run SVI:step
            """,
    },
    StepKind.PREDICT: {
        "predict": """
            .predict .predict_proba .decision_function .predict_generator .predict_on_batch .forecast .get_forecast
            .predict_log_proba .predict_classes make_future_dataframe .predict_quantiles
            """,
    },
    StepKind.TUNE: {
        "grid": """
            GridSearchCV ParameterGrid HalvingGridSearchCV tune_grid expand_grid expand.grid GridSearch
            ParamGridBuilder grid_regular
            """,
        "random": """
            RandomizedSearchCV HalvingRandomSearchCV ParameterSampler RandomSearch kt:RandomSearch grid_random
            randomized_search
            """,
        "search": """
            create_study optuna:create_study suggest_float suggest_int suggest_categorical suggest_loguniform
            suggest_uniform fmin hyperopt:fmin BayesSearchCV BayesianOptimization Hyperband kt:Hyperband ray.tune:run
            tune:run wandb:sweep wandb:agent hp:choice hp:quniform hp:uniform hp:loguniform gp_minimize OptunaSearchCV
            Tuner HyperParameters tune_bayes Hyperopt HyperparameterTuningJob tune_hyperparameters
            optimize_hyperparameters hyperparameter_tuning hyperparameter_search grid_search random_search
            HyperDriveConfig objective:trial lr_find LRFinder lr_finder forest_minimize gbrt_minimize dummy_minimize
            tune_model GASearchCV TuneSearchCV TuneGridSearchCV auto_arima auto.arima LassoCV RidgeCV ElasticNetCV
            LogisticRegressionCV LassoLarsCV RidgeClassifierCV MultiTaskLassoCV OrthogonalMatchingPursuitCV tune.svm
            cv.glmnet TrainValidationSplit H2OGridSearch h2o.grid
            """,
        "curve": """
            validation_curve learning_curve KElbowVisualizer cost_complexity_pruning_path ValidationCurve
            ValidationCurveDisplay fviz_nbclust plotcp printcp
            """,
    },
    StepKind.TRACK: {
        "mlflow": """
            mlflow:start_run mlflow:log_metric mlflow:log_metrics mlflow:log_param mlflow:log_params
            mlflow:set_experiment mlflow:autolog sklearn:autolog log_artifact mlflow:set_tracking_uri MLFlowLogger
            mlflow:register_model
            """,
        "wandb": "wandb:init wandb:log WandbLogger WandbCallback WandbMetricsLogger",
        "board": "SummaryWriter TensorBoard TensorBoardLogger add_scalar",
        "other": """
            comet_ml:Experiment Experiment:log_metric neptune:init_run clearml:Task Task:init Live dvclive:Live
            CSVLogger ClearMLTask log_experiment aim:Run sacred:Experiment add_hparams add_scalars neptune:init
            comet_ml:start
            aiplatform:log_params aiplatform:log_metrics aiplatform:start_run Run:get_context dagshub:init swanlab:init
            trackio:init NeptuneLogger CometLogger AimLogger
            NeptuneCallback guild:run LearningRateMonitor
            """,
    },
    StepKind.SAVE: {
        "model": """
            joblib:dump pickle:dump torch:save .save_model .save_pretrained keras:save sklearn:log_model
            mlflow:log_model .save_weights xgboost:log_model cloudpickle:dump dill:dump saveRDS write_rds
            ModelCheckpoint onnx:export torch.onnx:export skl2onnx:convert_sklearn bentoml:save_model BentoML:save
            .push_to_hub mlflow:autolog model:save log_model saved_model:save dump_model skops.io:dump save_learner
            .save_checkpoint checkpoints:save_checkpoint PyTreeCheckpointer:save StandardCheckpointer:save
            tree_serialise_leaves serialization:to_bytes sklearn2pmml nyoka:skl_to_pmml .save_hdf5
            model_to_json download_mojo save_model_hdf5 save_model_tf save_model_weights_hdf5 xgb.save lgb.save
            h2o.saveModel torch_save vetiver_pin_write .saveModel jit:save
            Checkpoint:save CheckpointManager:save Saver:save onnxmltools:save_model m2cgen:export_to_c
            export_saved_model m2cgen:export_to_python
            """,
    },
    StepKind.RESTORE: {
        "model": """
            joblib:load pickle:load dill:load torch:load keras:load_model load_model .load_state_dict sklearn:load_model
            pyfunc:load_model .load_weights InferenceSession cloudpickle:load load_from_checkpoint bentoml:load_runner
            readRDS saved_model:load load_learner statsmodels:load_pickle skops.io:load checkpoints:restore_checkpoint
            PyTreeCheckpointer:restore StandardCheckpointer:restore tree_deserialise_leaves serialization:from_bytes
            model_from_json PipelineModel:load CrossValidatorModel:load lite:Interpreter TabularPredictor:load read_rds
            xgb.load lgb.load lgb.load_model h2o.loadModel load_model_hdf5 load_model_tf torch_load vetiver_pin_read
            catboost.load_model onnx:load dnn:readNetFromONNX dnn:readNet dnn:readNetFromTensorflow KeyedVectors:load
            dnn:readNetFromDarknet read_booster statsmodels:load
            Checkpoint:restore Saver:restore TFSMLayer jit:load torch.package:PackageImporter
            """,
    },
    StepKind.SEED: {
        "seed": """
            random:seed numpy:seed np:seed torch:manual_seed manual_seed manual_seed_all tf:set_seed
            tensorflow:set_seed seed_everything set_random_seed set.seed set_seed default_rng set_seeds fix_seed
            seed_all set_rng_seed random:Random random:PCG64 random:MT19937 random:Philox SeedSequence random:PRNGKey
            random:key Generator:from_seed use_deterministic_algorithms enable_op_determinism
            """,
    },
    StepKind.TRAIN_LOOP: {
        "backward": ".backward",
        "gradients": """
            GradientTape train:minimize optimizer:minimize opt:minimize apply_gradients value_and_grad jax:grad
            optax:apply_updates
            """,
        "optimizer": """
            optim:Adam optim:SGD optim:AdamW optim:RMSprop optimizers:Adam optimizers:SGD AdamW Adam SGD RMSprop
            AdamOptimizer GradientDescentOptimizer configure_optimizers
            """,
    },
}
